import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { digestOf } from '../../examples/liferaft/world/digest.js'
import { createRandom } from '../../examples/liferaft/world/random.js'
import { createTimeline } from '../../examples/liferaft/world/timeline.js'

describe('timeline', () => {
  test('events happen by time, then in the order in which they were planned, without the cancelled ones', () => {
    const Plans = fc.array(fc.record({ delay: fc.nat({ max: 20 }), cancelled: fc.boolean() }), { maxLength: 200 })
    fc.assert(
      fc.property(Plans, (plans) => {
        const timeline = createTimeline()
        const happened: number[] = []
        plans.forEach(({ delay, cancelled }, order) => {
          const event = timeline.plan(delay, true, () => happened.push(order))
          if (cancelled) event.run = null
        })
        for (let event = timeline.advance(); event; event = timeline.advance()) {
          expect(timeline.now()).toBe(event.time)
          event.run?.()
        }
        const expected = plans
          .map((plan, order) => ({ ...plan, order }))
          .filter(({ cancelled }) => !cancelled)
          .toSorted((left, right) => left.delay - right.delay || left.order - right.order)
        expect(happened).toEqual(expected.map(({ order }) => order))
      }),
    )
  })

  test('what is planned at t=5 for 3 ms later happens at t=8', () => {
    const timeline = createTimeline()
    timeline.plan(5, true, () => timeline.plan(3, true, () => undefined))
    timeline.advance()?.run?.()
    timeline.advance()
    expect(timeline.now()).toBe(8)
  })
})

describe('random', () => {
  test('seed 1 of the network draws the same numbers on every machine', () => {
    expect(draw(1n, 'network')).toEqual([977_406, 646_607, 782_615, 681_329, 799_476, 283_392, 456_962, 337_285])
  })

  test('neighbouring seeds and other names share no draw of 8', () => {
    const first = new Set(draw(1n, 'network'))
    for (const other of [draw(2n, 'network'), draw(0n, 'network'), draw(1n, 'disk'), draw(2n ** 63n, 'network')])
      expect(other.filter((number) => first.has(number))).toEqual([])
  })

  test('100,000 draws from 4 to 10 give every number about 14,286 times', () => {
    const random = createRandom(7n, 'die')
    const counts = new Map<number, number>()
    for (let roll = 0; roll < 100_000; roll++) {
      const face = random.between(4, 10)
      counts.set(face, (counts.get(face) ?? 0) + 1)
    }
    expect([...counts.keys()].toSorted((left, right) => left - right)).toEqual([4, 5, 6, 7, 8, 9, 10])
    for (const count of counts.values()) expect(Math.abs(count - 14_286)).toBeLessThan(600)
  })

  test('a chance of 0 never happens, of 1 always, of 0.1 about 10,000 times in 100,000', () => {
    const random = createRandom(7n, 'chance')
    const count = (probability: number) => {
      let happened = 0
      for (let attempt = 0; attempt < 100_000; attempt++) if (random.chance(probability)) happened++
      return happened
    }
    expect([count(0), count(1)]).toEqual([0, 100_000])
    expect(Math.abs(count(0.1) - 10_000)).toBeLessThan(500)
  })
})

describe('digest', () => {
  test('is 16 hexadecimal digits, also of nothing', () => {
    expect(digestOf([])).toMatch(/^[0-9a-f]{16}$/)
  })

  test('100,000 traces that differ in one line, one character or one line break have 100,000 digests', () => {
    const traces = Array.from({ length: 33_334 }, (_, number) => [
      ['start', `t=${number}`],
      ['start', `t=${number}`, ''],
      [`startt=${number}`],
    ]).flat()
    expect(new Set(traces.slice(0, 100_000).map(digestOf)).size).toBe(100_000)
  })
})

function draw(seed: bigint, name: string): number[] {
  const random = createRandom(seed, name)
  return Array.from({ length: 8 }, () => random.between(0, 999_999))
}

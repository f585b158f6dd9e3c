import { describe, expect, test } from 'vitest'
import { describeAttribution } from '../../src/model/attribution.ts'
import type { Axis } from '../../src/model/axis.ts'
import { type Configuration, drawConfiguration } from '../../src/model/configuration.ts'
import type { SeedText } from '../../src/model/seed.ts'
import { attributeFailures } from '../../src/statistics/attribute-failures.ts'

/** Both values of a family that `failing` of `of` failing seeds and half of 2,000 seeds had on. */
function family(name: string, failing: number, of: number) {
  return [
    { name, value: 'off', failing: of - failing, seeds: 1_000 },
    { name, value: 'on', failing, seeds: 1_000 },
  ]
}

describe('attribution', () => {
  test('41 of 41 failing seeds with delay on need it; 22 of 41 with loss say nothing', () => {
    const found = attributeFailures([...family('delay', 41, 41), ...family('loss', 22, 41)])
    expect(found).toEqual({
      needs: [{ name: 'delay', value: 'on', failing: 41, of: 41 }],
      favours: [],
      indifferent: ['loss'],
    })
    expect(found && describeAttribution(found)).toBe(
      'Needs delay on (41 of 41 failing seeds); no difference seen with loss',
    )
  })

  test('a family that must be off is named as such, and one that only helps is not called needed', () => {
    const found = attributeFailures([...family('delay', 0, 41), ...family('loss', 36, 41), ...family('crash', 20, 41)])
    expect(found && describeAttribution(found)).toBe(
      'Needs delay off (41 of 41 failing seeds); comes more often with loss on (36 of 41 failing seeds); no difference seen with crash',
    )
  })

  test('8 of 8 claim nothing, 9 of 9 do, of 12 families: 2^-9 is under 0.05 / 24', () => {
    const others = (of: number) =>
      Array.from({ length: 11 }, (_, at) => family(`f${at}`, Math.floor(of / 2), of)).flat()
    expect(attributeFailures([...family('delay', 8, 8), ...others(8)])).toBeNull()
    expect(attributeFailures([...family('delay', 9, 9), ...others(9)])?.needs).toMatchObject([{ name: 'delay' }])
  })

  test('the share among all seeds counts: 9 of 9 with what 4 of 5 seeds have is no news', () => {
    const common = [
      { name: 'cache', value: 'off', failing: 0, seeds: 400 },
      { name: 'cache', value: 'on', failing: 9, seeds: 1_600 },
    ]
    expect(attributeFailures(common)?.needs).toEqual([])
  })

  test('nothing drawn, or a value that every seed has, gives no claim', () => {
    expect(attributeFailures([])).toBeNull()
    expect(attributeFailures([{ name: 'nodes', value: '3', failing: 20, seeds: 100 }])?.needs).toEqual([])
  })
})

function countOf(seeds: readonly Configuration[], name: string, value: string): number {
  return seeds.filter((drawn) => drawn[name] === value).length
}

test('of 400 failures that need one of 12 families, 15 seeds each, most are named and hardly one wrongly', () => {
  const axes = Array.from({ length: 12 }, (_, at): Axis => ({ kind: 'family', name: `f${at}` }))
  const target = { name: 'raft', config: {}, axes }
  const drawnOf = (seed: number) => drawConfiguration(target, String(seed) as SeedText)
  const all = Array.from({ length: 20_000 }, (_, seed) => drawnOf(seed))
  let named = 0
  let wrong = 0
  for (let failure = 0; failure < 400; failure++) {
    const trigger = `f${failure % 12}`
    const failing = all.slice(failure * 45, failure * 45 + 200).filter((drawn) => drawn[trigger] === 'on')
    const found = attributeFailures(
      axes.flatMap(({ name }) =>
        ['on', 'off'].map((value) => ({
          name,
          value,
          failing: countOf(failing.slice(0, 15), name, value),
          seeds: 10_000,
        })),
      ),
    )
    const names = [...(found?.needs ?? []), ...(found?.favours ?? [])].map(({ name }) => name)
    named += names.includes(trigger) ? 1 : 0
    wrong += names.filter((name) => name !== trigger).length
  }
  expect(named).toBe(400)
  // 5 % is what the rule promises; overlapping seeds make neighbours alike.
  expect(wrong).toBeLessThanOrEqual(20)
})

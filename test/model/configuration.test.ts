import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Axis } from '../../src/model/axis.ts'
import {
  type Configured,
  configurationOf,
  describeConfiguration,
  drawConfiguration,
  familiesOn,
} from '../../src/model/configuration.ts'
import type { SeedText } from '../../src/model/seed.ts'

const partitions: Axis = { kind: 'family', name: 'partitions' }
const delay: Axis = { kind: 'family', name: 'delay' }
const nodes: Axis = { kind: 'values', name: 'nodes', values: ['3', '5', '7'] }
const seedOf = (seed: number | bigint) => String(seed) as SeedText

function configured(axes: readonly Axis[], given: Partial<Configured> = {}): Configured {
  return { name: 'raft', config: { steps: '100' }, axes, ...given }
}

/** How often each drawn configuration came among the seeds 0 to `count`: the hardest seeds are consecutive ones. */
function tally(target: Configured, count: number): Map<string, number> {
  const seen = new Map<string, number>()
  for (let seed = 0; seed < count; seed++) {
    const drawn = describeConfiguration(drawConfiguration(target, seedOf(seed)))
    seen.set(drawn, (seen.get(drawn) ?? 0) + 1)
  }
  return seen
}

describe('what is drawn', () => {
  test('is the same on every machine, for ever', () => {
    const target = configured([partitions, delay, nodes])
    expect([0, 1, 2, 2n ** 64n - 1n, -1].map((seed) => drawConfiguration(target, seedOf(seed)))).toMatchInlineSnapshot(`
      [
        {
          "delay": "on",
          "nodes": "3",
          "partitions": "off",
        },
        {
          "delay": "off",
          "nodes": "7",
          "partitions": "on",
        },
        {
          "delay": "on",
          "nodes": "7",
          "partitions": "on",
        },
        {
          "delay": "off",
          "nodes": "7",
          "partitions": "off",
        },
        {
          "delay": "off",
          "nodes": "7",
          "partitions": "off",
        },
      ]
    `)
    expect(configurationOf(target, seedOf(0))).toEqual({ steps: '100', ...drawConfiguration(target, seedOf(0)) })
  })

  test('does not change when an axis is added, moved or removed', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), (seed) => {
        const alone = drawConfiguration(configured([delay]), seedOf(seed))
        const among = drawConfiguration(configured([nodes, partitions, delay]), seedOf(seed))
        return among.delay === alone.delay
      }),
    )
  })

  test('is another thing for another target', () => {
    const raft = configured([partitions, delay, nodes])
    const other = configured([partitions, delay, nodes], { name: 'paxos' })
    const same = Array.from({ length: 1_000 }, (_, seed) => seedOf(seed)).filter(
      (seed) => JSON.stringify(drawConfiguration(raft, seed)) === JSON.stringify(drawConfiguration(other, seed)),
    )
    // 1 in 12 by chance.
    expect(same.length).toBeGreaterThan(40)
    expect(same.length).toBeLessThan(140)
  })

  test('of 12,000 consecutive seeds has each of the 12 combinations about 1,000 times', () => {
    const seen = [...tally(configured([partitions, delay, nodes]), 12_000).values()]
    expect(seen).toHaveLength(12)
    // Chi-square with 11 degrees of freedom: above 31.3 once in 1,000.
    expect(seen.reduce((sum, count) => sum + (count - 1_000) ** 2 / 1_000, 0)).toBeLessThan(31.3)
  })

  test('of 5 families has all on and all off among 1,000 seeds', () => {
    const families = ['a', 'b', 'c', 'd', 'e'].map((name): Axis => ({ kind: 'family', name }))
    const seen = tally(configured(families), 1_000)
    expect(seen.size).toBe(32)
    expect(seen.get('a on, b on, c on, d on, e on')).toBeGreaterThan(10)
    expect(seen.get('a off, b off, c off, d off, e off')).toBeGreaterThan(10)
  })
})

test('families that are on are named in order; a fixed on or off is a family too, other values are none', () => {
  const target = configured([partitions, delay, nodes], { config: { clock: 'on', disk: 'off', steps: '100' } })
  const drawn = { partitions: 'on', delay: 'off', nodes: '5' }
  expect(familiesOn(target, { ...target.config, ...drawn })).toEqual(['clock', 'partitions'])
  expect(familiesOn(target, { ...target.config, ...drawn, partitions: 'off', clock: 'off' })).toEqual([])
  expect(familiesOn(configured([nodes]), { nodes: '3' })).toBeNull()
})

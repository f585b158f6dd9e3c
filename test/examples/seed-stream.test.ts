import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SeedStream } from '../../src/model/plan.ts'
import type { StreamText } from '../../src/model/result.ts'
import { formatSeed, seedRanges, seedTypes } from '../../src/model/seed.ts'
import { describeStream, seedAt } from '../../src/model/seed-stream.ts'

const root = join(import.meta.dirname, '..', '..')
const example: { seedAt(stream: StreamText, index: number): string } = await import(
  join(root, 'examples', 'tiny', 'seed-stream.js')
)

const bits = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n })
const index = fc.integer({ min: 0, max: 2 ** 32 - 1 })

test.each(seedTypes)('the derivation of the example is ours for mixed streams of %s', (type) => {
  const stream = fc.record({ key: bits, number: fc.nat(2 ** 40) })
  fc.assert(
    fc.property(stream, index, ({ key, number }, at) => {
      const mixed: SeedStream = { kind: 'mixed', type, key: key.toString(16).padStart(16, '0'), number }
      expect(example.seedAt(describeStream(mixed), at)).toBe(seedAt(mixed, at))
    }),
    { numRuns: 500 },
  )
})

test.each(seedTypes)('and for consecutive streams of %s', (type) => {
  fc.assert(
    fc.property(bits, index, (from, at) => {
      const base = formatSeed(from, type)
      fc.pre(BigInt(base) + BigInt(at) <= seedRanges[type].max)
      const stream: SeedStream = { kind: 'consecutive', type, base }
      expect(example.seedAt(describeStream(stream), at)).toBe(seedAt(stream, at))
    }),
  )
})

test('the vectors of docs/simulators.md are what we derive: 20 seeds of 5 types', () => {
  const text = readFileSync(join(root, 'docs', 'simulators.md'), 'utf8')
  const rows = [...text.matchAll(/^\| `(\w+)` \| (\d+) \| (\d+) \| `(-?\d+)` \|$/gm)]
  expect(rows).toHaveLength(20)
  for (const [, type, number, at, seed] of rows) {
    const known = seedTypes.find((name) => name === type) ?? 'u64'
    const stream: SeedStream = { kind: 'mixed', type: known, key: '0123456789abcdef', number: Number(number) }
    expect(seedAt(stream, Number(at)), `${type} ${number} ${at}`).toBe(seed)
  }
})

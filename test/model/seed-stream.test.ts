import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SeedStream } from '../../src/model/plan.ts'
import { type SeedText, SeedTextSchema, seedRanges, seedTypes } from '../../src/model/seed.ts'
import { indexOf, mix64, narrowWindowSize, seedAt, streamWarnings, unmix64 } from '../../src/model/seed-stream.ts'

const key = '0123456789abcdef'

function mixed(type: SeedStream['type'], number: number, streamKey = key): SeedStream {
  return { kind: 'mixed', type, key: streamKey, number }
}

const base = (text: string) => text as SeedText

const hexKey = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map((bits) => bits.toString(16).padStart(16, '0'))
const anyIndex = fc.integer({ min: 0, max: 2 ** 32 - 1 })

describe('mix64', () => {
  test('gives the first three outputs of splitmix64 started at 0', () => {
    const gamma = 0x9e3779b97f4a7c15n
    expect(mix64(0n).toString(16)).toBe('e220a8397b1dcdaf')
    expect(mix64(gamma).toString(16)).toBe('6e789e6aa1b965f4')
    expect(mix64(BigInt.asUintN(64, gamma * 2n)).toString(16)).toBe('6c45d188009454f')
  })

  test('is undone by unmix64 over all of 64 bits', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), (x) => {
        expect(unmix64(mix64(x))).toBe(x)
        expect(mix64(unmix64(x))).toBe(x)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('seedAt', () => {
  test('of a u64 stream is splitmix64(key + number * 2^32 + index)', () => {
    const expected = mix64(BigInt.asUintN(64, 0x0123456789abcdefn + 214n * 2n ** 32n + 17n))
    expect(seedAt(mixed('u64', 214), 17)).toBe(expected.toString())
  })

  test('never changes by accident: golden seeds of campaign 3, index 0 to 2, for each type', () => {
    const seeds = seedTypes.map((type) => [type, ...[0, 1, 2].map((index) => seedAt(mixed(type, 3), index))])
    expect(seeds).toMatchInlineSnapshot(`
      [
        [
          "u64",
          "4345373147617469132",
          "2254454008238029526",
          "12951307402437098287",
        ],
        [
          "u63",
          "4345373147617469132",
          "2254454008238029526",
          "7201357077520744111",
        ],
        [
          "u32",
          "3776569590",
          "3743249895",
          "4248100535",
        ],
        [
          "i32",
          "-518397706",
          "-551717401",
          "-46866761",
        ],
        [
          "i64",
          "4345373147617469132",
          "2254454008238029526",
          "-5495436671272453329",
        ],
      ]
    `)
  })

  test.each(seedTypes)('gives 100,000 different %s seeds, all of the type and valid as text', (type) => {
    const seeds = new Set<string>()
    for (let index = 0; index < 100_000; index++) {
      const seed = seedAt(mixed(type, 5), index)
      const value = BigInt(seed)
      if (value < seedRanges[type].min || value > seedRanges[type].max) expect.fail(`${seed} is no ${type}`)
      seeds.add(seed)
    }
    expect(seeds.size).toBe(100_000)
    expect(SeedTextSchema.safeParse([...seeds][0]).success).toBe(true)
  })

  test.each(seedTypes)('of %s spreads 16,000 seeds evenly over 16 buckets (chi-square under 37.7, 99.9 %)', (type) => {
    const counts = Array.from({ length: 16 }, () => 0)
    const { bits } = seedRanges[type]
    for (let index = 0; index < 16_000; index++) {
      const bucket = Number(BigInt.asUintN(bits, BigInt(seedAt(mixed(type, 1), index))) >> BigInt(bits - 4))
      counts[bucket] = (counts[bucket] ?? 0) + 1
    }
    expect(counts.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)).toBeLessThan(37.7)
  })

  test.each(seedTypes)('of %s is found again by indexOf for any key, campaign and index', (type) => {
    fc.assert(
      fc.property(hexKey, fc.integer({ min: 0, max: 4095 }), anyIndex, (streamKey, number, index) => {
        const stream = mixed(type, number, streamKey)
        expect(indexOf(stream, seedAt(stream, index))).toBe(index)
      }),
      { numRuns: 500 },
    )
  })

  test.each(['u64', 'i64', 'u63'] as const)('of %s never gives two campaign numbers the same seed', (type) => {
    const numberMax = type === 'u63' ? 2 ** 31 - 1 : 2 ** 32 - 1
    const number = fc.oneof(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: numberMax }))
    fc.assert(
      fc.property(hexKey, number, number, anyIndex, (streamKey, one, other, index) => {
        fc.pre(one !== other)
        expect(indexOf(mixed(type, other, streamKey), seedAt(mixed(type, one, streamKey), index))).toBeNull()
      }),
      { numRuns: 1000 },
    )
  })

  test('of u32 gives campaigns 0 to 4,095 windows of 2^20 that share no seed', () => {
    fc.assert(
      fc.property(
        hexKey,
        fc.integer({ min: 0, max: 4095 }),
        fc.integer({ min: 0, max: 4095 }),
        fc.integer({ min: 0, max: narrowWindowSize - 1 }),
        (streamKey, one, other, index) => {
          fc.pre(one !== other)
          const found = indexOf(mixed('u32', other, streamKey), seedAt(mixed('u32', one, streamKey), index))
          expect(found).toBeGreaterThanOrEqual(narrowWindowSize)
        },
      ),
      { numRuns: 1000 },
    )
  })

  test('of two targets (keys) has other seeds', () => {
    const one = new Set(Array.from({ length: 1000 }, (_, index) => seedAt(mixed('u32', 0), index)))
    const same = Array.from({ length: 1000 }, (_, index) => seedAt(mixed('u32', 0, 'fedcba9876543210'), index))
    expect(same.filter((seed) => one.has(seed)).length).toBeLessThan(5)
  })

  test('of a consecutive stream is base + index, above 2^53 and below zero too', () => {
    expect(seedAt({ kind: 'consecutive', type: 'u64', base: base('9007199254740993') }, 2)).toBe('9007199254740995')
    expect(seedAt({ kind: 'consecutive', type: 'i32', base: base('-3') }, 5)).toBe('2')
    expect(indexOf({ kind: 'consecutive', type: 'i32', base: base('-3') }, base('2'))).toBe(5)
    expect(indexOf({ kind: 'consecutive', type: 'i32', base: base('-3') }, base('-4'))).toBeNull()
    expect(indexOf({ kind: 'consecutive', type: 'u32', base: base('0') }, base('4294967296'))).toBeNull()
  })

  test('refuses to pass the end of the type: 2^32 - 1 is the last u32', () => {
    const stream: SeedStream = { kind: 'consecutive', type: 'u32', base: '4294967294' as SeedText }
    expect(seedAt(stream, 1)).toBe('4294967295')
    expect(() => seedAt(stream, 2)).toThrow('past the end of u32')
  })

  test('refuses an index that is negative, broken or past the window', () => {
    expect(() => seedAt(mixed('u64', 0), -1)).toThrow('not a whole number')
    expect(() => seedAt(mixed('u64', 0), 0.5)).toThrow('not a whole number')
    expect(() => seedAt(mixed('u64', 0), 2 ** 32)).toThrow('past the window')
  })
})

describe('streamWarnings', () => {
  test('says nothing for 64 bits, nor for 1,048,576 seeds of campaign 4,095 of u32', () => {
    expect(streamWarnings(mixed('u64', 2 ** 32 - 1), 2 ** 32)).toEqual([])
    expect(streamWarnings(mixed('u32', 4095), 1_048_576)).toEqual([])
  })

  test('says when the 32-bit space has run out and when a window overlaps the next', () => {
    const [outOfSpace, ...none] = streamWarnings(mixed('i32', 4097), 10)
    expect(outOfSpace).toContain('runs seeds of campaign 1 again')
    expect(none).toEqual([])
    expect(streamWarnings(mixed('u32', 3), 1_048_577)).toEqual([
      '1,048,577 seeds of u32 reach into the seeds of later campaigns, up to number 4: ' +
        'a campaign has 1,048,576 to itself; a 64-bit seed-type has 2^32',
    ])
  })
})

import { describe, expect, test } from 'vitest'
import { chanceToSee, detectableRate } from '../../src/statistics/chance-to-see.ts'
import { discovery } from '../../src/statistics/discovery.ts'
import { seedsToSeeAgain } from '../../src/statistics/seeds-to-see-again.ts'

describe('discovery', () => {
  test('without singletons in 2,000 seeds is bounded by the rule of three, 1 in 668, or by what was seen twice', () => {
    const { nextNew, detectable } = discovery({ seeds: 2000, singletons: 0, doubletons: 3 })
    expect(nextNew.estimate).toBe(0)
    // 1.645 * sqrt(2 * 3) = 4.03 is above 2.996: three signatures seen twice raise the bound.
    expect(nextNew.high).toBeCloseTo(4.0294 / 2000, 7)
    expect(discovery({ seeds: 2000, singletons: 0, doubletons: 0 }).nextNew.high).toBeCloseTo(2.995732 / 2000, 9)
    expect(Math.round(1 / detectable)).toBe(668)
  })

  test('with 2 signatures seen once in 12,480,000 seeds: about 1 in 6.2 M, at most 1 in 2.0 M', () => {
    const { nextNew, singletons } = discovery({ seeds: 12_480_000, singletons: 2, doubletons: 0 })
    expect(singletons).toBe(2)
    expect(1 / nextNew.estimate / 1e6).toBeCloseTo(6.24, 2)
    expect(1 / nextNew.high / 1e6).toBeCloseTo(1.98, 2)
  })

  test('with 100 singletons and 400 doubletons takes the normal bound: 100 + 1.645 * 30', () => {
    const { nextNew } = discovery({ seeds: 1e6, singletons: 100, doubletons: 400 })
    expect(nextNew.high).toBeCloseTo(149.35 / 1e6, 9)
  })

  test('knows nothing without seeds and never promises more than certainty', () => {
    expect(discovery({ seeds: 0, singletons: 0, doubletons: 0 })).toEqual({
      singletons: 0,
      nextNew: { estimate: 0, high: 1 },
      detectable: 1,
    })
    expect(discovery({ seeds: 2, singletons: 2, doubletons: 0 }).nextNew.high).toBe(1)
  })
})

describe('seedsToSeeAgain', () => {
  test.each([
    [2, 1000, 9000],
    [3, 100_000, 364_159],
    [5, 100_000, 151_189],
    [10, 100_000, 58_490],
    [50, 100_000, 9_648],
    // Shape 1.5 where it was seen once.
    [1, 1000, 20_545],
    // The counts on the screens: about 240, and about 133,000.
    [41, 2000, 238],
    [37, 1_000_000, 132_542],
  ])('of %d in %d seeds is %d', (k, n, seeds) => {
    expect(Math.abs(seedsToSeeAgain(k, n) - seeds)).toBeLessThanOrEqual(1)
  })

  test('keeps the promise of its own formula: (n/(n+m))^k is at most 1 %, and one seed less is not enough', () => {
    for (const k of [2, 7, 41]) {
      const seeds = seedsToSeeAgain(k, 2000)
      expect((2000 / (2000 + seeds)) ** k).toBeLessThanOrEqual(0.01 + 1e-15)
      expect((2000 / (2000 + seeds - 1)) ** k).toBeGreaterThan(0.01)
    }
  })

  test('is 5 where all of 2,000 seeds fail and at least 1 always; 0 failures are our own bug', () => {
    expect(seedsToSeeAgain(2000, 2000)).toBe(5)
    expect(seedsToSeeAgain(1_000_000, 1_000_000)).toBe(5)
    expect(seedsToSeeAgain(9, 9, 0.01)).toBe(1)
    expect(() => seedsToSeeAgain(0, 2000)).toThrow('0 failures')
  })
})

describe('chanceToSee and detectableRate', () => {
  test('2,000 seeds see a 1-in-3,333 bug 45 %, 1-in-1,000 86 %, 1-in-100 100 % of the time', () => {
    expect([1 / 3333, 1 / 1000, 1 / 100].map((rate) => Math.round(chanceToSee(rate, 2000) * 100))).toEqual([
      45, 86, 100,
    ])
    expect(chanceToSee(0, 2000)).toBe(0)
    expect(chanceToSee(1, 1)).toBe(1)
    expect(chanceToSee(1, 0)).toBe(0)
  })

  test.each([
    [1e3, 334, 218],
    [1e4, 3339, 2172],
    [1e5, 33_381, 21_715],
    [1e6, 333_809, 217_148],
  ])('%d seeds show 1 in %d with 95 %% and 1 in %d with 99 %%', (seeds, likely, sure) => {
    expect(Math.round(1 / detectableRate(seeds))).toBe(likely)
    expect(Math.round(1 / detectableRate(seeds, 0.99))).toBe(sure)
    expect(chanceToSee(detectableRate(seeds), seeds)).toBeCloseTo(0.95, 12)
  })
})

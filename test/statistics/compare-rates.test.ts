import { describe, expect, test } from 'vitest'
import {
  baseSeedsWanted,
  chanceNotWorse,
  chanceOfOld,
  isCalledNew,
  oldChanceMax,
} from '../../src/statistics/compare-rates.ts'

describe('a failure that the base never showed', () => {
  test('3 of 2,000 here and none of 1,000,000 there is old with a chance of 2e-7; 6 of 2,000 and none of 2,000 with 2.2 %', () => {
    expect(chanceOfOld({ count: 3, seeds: 2_000 }, 1_000_000)).toBeCloseTo((2 / 1_002) ** 2.5, 12)
    expect(chanceOfOld({ count: 6, seeds: 2_000 }, 2_000)).toBeCloseTo(0.0221, 4)
    expect(chanceOfOld({ count: 6, seeds: 2_000 }, 0)).toBe(1)
  })

  test('seen 2, 3, 7 and 41 times in 2,000 seeds, it is new after 25,145, 7,564, 1,651 and 203 seeds of the base, not one less', () => {
    const wanted = [2, 3, 7, 41].map((count) => baseSeedsWanted({ count, seeds: 2_000 }))
    expect(wanted).toEqual([25_145, 7_564, 1_651, 203])
    for (const [position, count] of [2, 3, 7, 41].entries()) {
      const seeds = wanted[position] ?? 0
      expect(isCalledNew({ count, seeds: 2_000 }, seeds)).toBe(true)
      expect(isCalledNew({ count, seeds: 2_000 }, seeds - 1)).toBe(false)
    }
  })

  test('seen once it is never called new, whatever the base says, and waited for over 49 times its seeds', () => {
    expect(isCalledNew({ count: 1, seeds: 2_000 }, 10 ** 12)).toBe(false)
    expect(baseSeedsWanted({ count: 1, seeds: 2_000 })).toBe(98_000)
  })
})

describe('a known failure', () => {
  test('3 in 2,000 here against 4 in 1,000,000 there has a chance of 2.8e-7 at one rate', () => {
    const chance = chanceNotWorse({ count: 3, seeds: 2_000 }, { count: 4, seeds: 1_000_000 })
    expect(chance).toBeGreaterThan(2.7e-7)
    expect(chance).toBeLessThan(2.9e-7)
  })

  test('equals the sum of the binomial tail, and is 1 where nothing is known of the base or nothing failed here', () => {
    // P(Bin(5, 1/4) >= 2)
    const tail = 1 - 0.75 ** 5 - 5 * 0.25 * 0.75 ** 4
    expect(chanceNotWorse({ count: 2, seeds: 100 }, { count: 3, seeds: 300 })).toBeCloseTo(tail, 12)
    expect(chanceNotWorse({ count: 2, seeds: 100 }, { count: 0, seeds: 0 })).toBe(1)
    expect(chanceNotWorse({ count: 0, seeds: 100 }, { count: 3, seeds: 300 })).toBe(1)
  })
})

test('the bound is 2 %', () => {
  expect(oldChanceMax).toBe(0.02)
})

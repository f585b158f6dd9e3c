import { describe, expect, test } from 'vitest'
import { discovery } from '../../src/statistics/discovery.ts'
import { exposedSeeds, forecastNew } from '../../src/statistics/forecast.ts'

describe('forecast of the next night', () => {
  test('2 signatures seen once in 12,480,000 seeds: about 0.06 new ones in the next 400,000', () => {
    const counts = { seeds: 12_480_000, singletons: 2, doubletons: 0 }
    expect(forecastNew(counts, 400_000)).toBeCloseTo(0.062, 3)
  })

  test('with 6 seen once and 2 twice there are 9 more at least: of them 9 (1 - (1 - 6/(9 n + 6))^m) in m seeds', () => {
    const counts = { seeds: 1000, singletons: 6, doubletons: 2 }
    expect(forecastNew(counts, 1000)).toBeCloseTo(9 * (1 - (1 - 6 / 9006) ** 1000), 9)
    expect(forecastNew(counts, 1e9)).toBeCloseTo(9, 9)
    expect(forecastNew(counts, 0)).toBeCloseTo(0, 12)
  })

  test('one signature seen once foretells one a campaign, and no signature seen once none', () => {
    expect(forecastNew({ seeds: 1000, singletons: 1, doubletons: 0 }, 500)).toBe(0.5)
    expect(forecastNew({ seeds: 1000, singletons: 1, doubletons: 0 }, 1e9)).toBe(1)
    expect(forecastNew({ seeds: 1000, singletons: 0, doubletons: 4 }, 500)).toBe(0)
    expect(forecastNew({ seeds: 0, singletons: 0, doubletons: 0 }, 500)).toBe(0)
  })

  test('the first of many seeds has the chance that Good and Turing give it', () => {
    const counts = { seeds: 1_000_000, singletons: 8, doubletons: 3 }
    const { nextNew } = discovery(counts)
    expect(forecastNew(counts, 1) / nextNew.estimate).toBeCloseTo(1, 4)
  })
})

test('a bug that ends 90 % of 1,000,000 seeds leaves 100,000 that could show another', () => {
  expect(exposedSeeds(1_000_000, 900_000)).toBe(100_000)
  const masked = discovery({ seeds: exposedSeeds(1_000_000, 900_000), singletons: 69, doubletons: 0 })
  // Naive 6.9e-5, corrected 6.9e-4.
  expect(masked.nextNew.estimate).toBeCloseTo(6.9e-4, 9)
})

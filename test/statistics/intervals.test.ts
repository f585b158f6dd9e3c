import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clopperPearsonInterval, jeffreysInterval } from '../../src/statistics/intervals.ts'

// The expected values are scipy's: stats.beta.ppf([.025, .975], k + .5, n - k + .5), and for Clopper-Pearson.
function expectNear(actual: number, expected: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-9 * Math.abs(expected))
}

describe('jeffreysInterval', () => {
  test.each([
    [1, 10_000, 1.0789975675698304e-5, 0.0004673226374648567],
    [41, 2_000, 0.0149629734390292, 0.027422235885236176],
    [63, 2_000, 0.024508862100674333, 0.039845109517098236],
    [4, 2_000, 0.0006754605453172568, 0.004748549255124749],
    [37, 1_000_000, 2.6471102626079043e-5, 5.041931828692791e-5],
  ])('of %d in %d seeds is %d to %d', (k, n, low, high) => {
    const rate = jeffreysInterval(k, n)
    expectNear(rate.low, low)
    expectNear(rate.high, high)
    expect(rate.estimate).toBe(k / n)
  })

  test('starts at 0 for 0 of 10, ends at 1 for 10 of 10, and knows nothing without seeds', () => {
    expect(jeffreysInterval(0, 10).low).toBe(0)
    expectNear(jeffreysInterval(0, 10).high, 0.21719626750921053)
    expect(jeffreysInterval(10, 10).high).toBe(1)
    expectNear(jeffreysInterval(10, 10).low, 0.7828037324907894)
    expect(jeffreysInterval(0, 0)).toEqual({ low: 0, estimate: 0, high: 1 })
  })

  test('holds the estimate and lies within Clopper-Pearson, which is the more careful one', () => {
    const counts = fc
      .integer({ min: 1, max: 1e6 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)))
    fc.assert(
      fc.property(counts, ([k, n]) => {
        const shown = jeffreysInterval(k, n)
        const careful = clopperPearsonInterval(k, n)
        expect(shown.low).toBeLessThanOrEqual(shown.estimate)
        expect(shown.high).toBeGreaterThanOrEqual(shown.estimate)
        expect(careful.low).toBeLessThanOrEqual(shown.low)
        expect(careful.high).toBeGreaterThanOrEqual(shown.high)
      }),
    )
  })

  test('refuses more failures than seeds: that is our own bug', () => {
    expect(() => jeffreysInterval(3, 2)).toThrow('3 failures of 2 seeds')
  })
})

describe('clopperPearsonInterval', () => {
  test.each([
    [1, 10_000, 2.5317775934746866e-6, 0.0005570369979470473],
    [41, 2_000, 0.014750334750278316, 0.0277086565796092],
    [0, 2_000, 0, 0.0018427397934059364],
    [10, 10, 0.6915028921812392, 1],
  ])('of %d in %d seeds is %d to %d', (k, n, low, high) => {
    const rate = clopperPearsonInterval(k, n)
    expectNear(rate.low, low)
    expectNear(rate.high, high)
  })
})

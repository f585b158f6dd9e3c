import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  betaQuantile,
  betaRegularized,
  gammaQuantile,
  gammaRegularized,
  logGamma,
} from '../../src/statistics/special-functions.ts'

// The expected values are scipy's 1.x (special.gammaln, betainc, gammainc; stats.beta.ppf, stats.gamma.ppf).
function expectNear(actual: number, expected: number, relative = 1e-9): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(relative * Math.abs(expected))
}

describe('logGamma', () => {
  test.each([
    [1e-5, 11.512919692895824],
    [0.5, 0.5723649429247001],
    [3.7, 1.4280723266653879],
    [10, 12.801827480081469],
    [15.9, 27.62549321516871],
    [16, 27.89927138384089],
    [1e5, 1051287.7089736569],
    [1e9, 19723265827.503716],
  ])('of %d is %d', (x, expected) => {
    expectNear(logGamma(x), expected, 1e-13)
  })

  test('steps by ln x from x to x + 1, across the seams of its three formulas', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1e4, noNaN: true }), (x) => {
        expect(logGamma(x + 1) - logGamma(x)).toBeCloseTo(Math.log(x), 8)
      }),
    )
  })
})

describe('betaRegularized', () => {
  test.each([
    [0.5, 0.5, 0.5, 0.5],
    [0.01, 0.5, 10.5, 0.3501563419219086],
    [0.999, 3, 0.5, 0.9407468104840536],
    [1e-9, 0.5, 1e9, 0.8427007930016033],
    [4e-8, 37.5, 1e9 - 36.5, 0.6749723984558385],
    [1e-4, 100_000.5, 1e9 - 100_000, 0.49978970717602944],
    [0.3, 2, 30, 0.999774606597093],
  ])('of x %d and shape %d, %d is %d', (x, a, b, expected) => {
    expectNear(betaRegularized(x, a, b), expected, 2e-8)
  })

  test('is 0 at 0, 1 at 1, and mirrors: I_x(a, b) = 1 - I_(1-x)(b, a)', () => {
    expect(betaRegularized(0, 2, 3)).toBe(0)
    expect(betaRegularized(1, 2, 3)).toBe(1)
    const shape = fc.double({ min: 0.5, max: 1e6, noNaN: true })
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), shape, shape, (x, a, b) => {
        expect(betaRegularized(x, a, b)).toBeCloseTo(1 - betaRegularized(1 - x, b, a), 7)
      }),
    )
  })
})

describe('quantiles', () => {
  test.each([
    [0.025, 1.5, 9999.5, 1.0789975675698304e-5],
    [0.975, 1.5, 9999.5, 0.0004673226374648567],
    [0.025, 0.5, 0.5, 0.001541333133436012],
    [0.975, 2000.5, 0.5, 0.9999997545134386],
    [0.025, 100_000.5, 999_900_000.5, 9.938168181645365e-5],
    [1e-6, 0.5, 1e4, 7.854177985973751e-17],
  ])('of Beta: %d of shape %d, %d is %d', (probability, a, b, expected) => {
    expectNear(betaQuantile(probability, a, b), expected)
  })

  test.each([
    [0.95, 1, 2.9957322735539895],
    [0.95, 2, 4.743864518390577],
    [0.95, 101, 118.07927278209706],
    [0.95, 10_001, 10166.060136127071],
    [0.01, 0.5, 7.854392895485092e-5],
  ])('of Gamma: %d of shape %d is %d', (probability, a, expected) => {
    expectNear(gammaQuantile(probability, a), expected)
  })

  test('undo the distribution functions for any probability and shape', () => {
    const probability = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true })
    const shape = fc.double({ min: 0.5, max: 1e5, noNaN: true })
    fc.assert(
      fc.property(probability, shape, shape, (p, a, b) => {
        expect(gammaRegularized(a, gammaQuantile(p, a))).toBeCloseTo(p, 8)
        const x = betaQuantile(p, a, b)
        fc.pre(x < 0.9999)
        expect(betaRegularized(x, a, b)).toBeCloseTo(p, 7)
      }),
    )
  })
})

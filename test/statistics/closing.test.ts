import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  chanceOfSilence,
  cleanSeedsMissing,
  closingExposure,
  type Exposure,
  silenceToClose,
} from '../../src/statistics/closing.ts'

const exposure = (hits: number, seeds: number, clean = 0): Exposure => ({ hits, seeds, clean })

describe('chance of silence', () => {
  test.each([
    // k in n, m clean: (n/(n+m))^k. Seeds that show a bug again with 99 % leave 1 %: 9.0 n, 3.64 n, 1.51 n, 0.58 n, 0.10 n.
    [2, 1000, 9000, 0.01],
    [3, 100_000, 364_159, 0.01],
    [5, 100_000, 151_189, 0.01],
    [10, 100_000, 58_489, 0.01],
    [50, 100_000, 9_648, 0.01],
    [1, 1000, 1000, 0.5],
    [4, 1000, 0, 1],
  ])('of %d in %d seeds, after %d clean ones, is %f', (k, n, m, chance) => {
    expect(chanceOfSilence([exposure(k, n, m)])).toBeCloseTo(chance, 5)
  })

  test('over two targets it is the product: 1/2 of one and 1/4 of the other leave 1/8', () => {
    expect(chanceOfSilence([exposure(1, 10, 10), exposure(2, 500, 500)])).toBeCloseTo(1 / 8, 12)
  })

  test('of 10^9 clean seeds after 10^9 hits in 10^10 keeps its digits', () => {
    expect(Math.log(chanceOfSilence([exposure(1000, 1e10, 1e9)]))).toBeCloseTo(-1000 * Math.log(1.1), 6)
  })
})

describe('silence to close', () => {
  test('is 1 % / (k(k+1)) without a known fix, and all gaps of a bug together spend 1 %', () => {
    expect(silenceToClose(1, false)).toBeCloseTo(0.005, 12)
    expect(silenceToClose(10, false)).toBeCloseTo(0.01 / 110, 12)
    const spent = Array.from({ length: 100_000 }, (_, gap) => silenceToClose(gap + 1, false))
    expect(spent.reduce((sum, one) => sum + one, 0)).toBeLessThan(0.01)
    expect(spent.reduce((sum, one) => sum + one, 0)).toBeCloseTo(0.01, 6)
  })

  test('is 1/11 after an explicit fix, however often it had failed: then the fix has failed with 1 % probability', () => {
    const z = silenceToClose(10, true)
    expect(z).toBeCloseTo(1 / 11, 12)
    expect((0.1 * z) / (0.1 * z + 0.9)).toBeCloseTo(0.01, 12)
    expect(silenceToClose(10_000, true)).toBe(z)
  })

  test('a fix in which nobody believes is worth as much as none', () => {
    expect(silenceToClose(1, true, 0.000_001)).toBe(silenceToClose(1, false))
  })
})

describe('clean seeds missing', () => {
  test('41 in 2,000 seeds, of which 40 count: 704 clean seeds without a known fix, 124 after one', () => {
    const evidence = { ...closingExposure(41, 2000, 0), clean: 0 }
    expect(evidence).toEqual({ hits: 40, seeds: 2000, clean: 0 })
    expect(cleanSeedsMissing([evidence], silenceToClose(41, false))).toBe(
      Math.ceil(2000 * ((0.01 / (41 * 42)) ** (-1 / 40) - 1)),
    )
    expect(cleanSeedsMissing([evidence], silenceToClose(41, true))).toBe(Math.ceil(2000 * (11 ** (1 / 40) - 1)))
  })

  test('seen once in the last 1,000 of 1,000,000 seeds: 199,000,000, for all that ran before count', () => {
    const evidence = { ...closingExposure(1, 1000, 999_000), clean: 0 }
    expect(cleanSeedsMissing([evidence], silenceToClose(1, false))).toBe(199_000_000)
  })

  test('what ran clean already is no longer missing, and enough is enough', () => {
    const [silence, evidence] = [silenceToClose(5, false), closingExposure(5, 1000, 0)]
    const all = cleanSeedsMissing([{ ...evidence, clean: 0 }], silence)
    expect(cleanSeedsMissing([{ ...evidence, clean: 400 }], silence)).toBe(all - 400)
    expect(cleanSeedsMissing([{ ...evidence, clean: all }], silence)).toBe(0)
  })

  test('one seed less is not enough, for any evidence of one or two targets', () => {
    const one = fc.record({
      hits: fc.integer({ min: 1, max: 1000 }),
      seeds: fc.integer({ min: 1, max: 10_000_000 }),
      clean: fc.integer({ min: 0, max: 10_000_000 }),
    })
    const silences = fc.double({ min: 1e-9, max: 1, noNaN: true })
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 2 }), silences, (exposures, silence) => {
        const missing = cleanSeedsMissing(exposures, silence)
        const all = exposures.reduce((sum, { seeds }) => sum + seeds, 0)
        const silenceAfter = (more: number) =>
          chanceOfSilence(exposures.map((each) => ({ ...each, clean: each.clean + (more * each.seeds) / all })))
        expect(silenceAfter(missing)).toBeLessThanOrEqual(silence * (1 + 2e-12))
        if (missing > 0 && missing < 2 ** 53) expect(silenceAfter(missing - 1)).toBeGreaterThan(silence)
      }),
    )
  })
})

import { assert } from '../base/assert.ts'

/** Most closings that may be wrong, of all the gaps that a bug ever shows. */
export const closingError = 0.01

/** Share of explicit fixes that work, before anything is known of this one. */
export const fixPrior = 0.9

/** How often a failure came in how many seeds of a target while it was there, and how many seeds ran clean since. */
export interface Exposure {
  /** At least 1. */
  readonly hits: number
  readonly seeds: number
  readonly clean: number
}

/**
 * The chance that a bug that is still there shows nothing in its clean seeds, over all targets it lives in: the product of
 * (n/(n+m))^k. The posterior of each rate is a Gamma of shape k (scale-free prior), so nothing is assumed of the rate.
 */
export function chanceOfSilence(exposures: readonly Exposure[]): number {
  return Math.exp(exposures.reduce((sum, exposure) => sum + logSilence(exposure), 0))
}

function logSilence({ hits, seeds, clean }: Exposure): number {
  assert(hits >= 1 && seeds >= 1 && clean >= 0, `${hits} hits in ${seeds} seeds, ${clean} clean`)
  return -hits * Math.log1p(clean / seeds)
}

/**
 * Largest chance of silence at which a finding is closed.
 *
 * Without a known fix: 1 % / (k(k+1)) of the k failures seen so far. Each failure ends a quiet gap, and each gap is a new
 * chance to be wrong; spent in this way the errors of all gaps together stay under 1 %, since the sum of 1/(k(k+1)) is 1.
 *
 * After an explicit fix there is one gap alone, and a fix works with a prior of 0.9: it is closed when the chance that it
 * did not, (1-pi)z / ((1-pi)z + pi) for a chance of silence z, is at most 1 %. So z <= 0.01 pi / (0.99 (1-pi)) = 0.0909.
 *
 * @param failures all failures ever seen, at least 1
 */
export function silenceToClose(failures: number, hasFix: boolean, prior = fixPrior): number {
  assert(failures >= 1 && prior > 0 && prior < 1, `${failures} failures, prior ${prior}`)
  const spent = closingError / (failures * (failures + 1))
  if (!hasFix) return spent
  return Math.max(spent, Math.min(1, (closingError * prior) / ((1 - closingError) * (1 - prior))))
}

/**
 * Clean seeds still missing until the chance of silence is at most `silence`; 0 where it is already. Of several targets,
 * with their clean seeds growing in the proportion of the seeds that each had.
 */
export function cleanSeedsMissing(exposures: readonly Exposure[], silence: number): number {
  assert(exposures.length > 0 && silence > 0 && silence <= 1, `${exposures.length} targets, silence ${silence}`)
  // Where a whole number of seeds gives exactly the threshold, its last digit must not cost one seed more.
  const enough = silence * (1 + 1e-12)
  if (chanceOfSilence(exposures) <= enough) return 0
  const all = exposures.reduce((sum, { seeds }) => sum + seeds, 0)
  const after = (missing: number) =>
    chanceOfSilence(exposures.map((one) => ({ ...one, clean: one.clean + (missing * one.seeds) / all })))
  let high = 1
  while (after(high) > enough) high *= 2
  let low = Math.floor(high / 2)
  // At `high` it is silent enough, at `low` it is not. Past 2^53 whole numbers end, and so does what anybody can run.
  while (high - low > 1 && high < Number.MAX_SAFE_INTEGER) {
    const middle = Math.floor((low + high) / 2)
    if (after(middle) > enough) low = middle
    else high = middle
  }
  return high
}

/**
 * The evidence of one target for closing: `k` failures in the `n` seeds since the campaign that first showed it, after
 * `before` seeds that did not.
 *
 * The first failure says where counting begins, so it says nothing of the rate: k/n would be as much too high as for a
 * campaign that stops at its first failure (ln(1/p)/(1-p) times), and (k-1)/(n-1) is not. So k - 1 failures count. Of a
 * single failure nothing would be left; it is set against all seeds there ever were.
 */
export function closingExposure(k: number, n: number, before: number): Omit<Exposure, 'clean'> {
  assert(k >= 1 && n >= 1 && before >= 0, `${k} failures in ${n} seeds after ${before}`)
  return k === 1 ? { hits: 1, seeds: n + before } : { hits: k - 1, seeds: n }
}

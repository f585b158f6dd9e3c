import { assert } from '../base/assert.ts'
import { betaRegularized } from './special-functions.ts'

/** Failures among the seeds that could have shown one. */
export interface Counted {
  readonly count: number
  readonly seeds: number
}

/** A failure is called new when the chance that it is old is at most this. */
export const oldChanceMax = 0.02

/** A known failure is called worse at this level, shared among all that are tested together. */
export const worseLevel = 0.01

/**
 * The chance that a failure seen `here.count` times is on the base too, where `baseSeeds` seeds of the base showed none:
 * (n/(n+H))^(k-1/2). The exponent is k less a half because most bugs are rare: for rates spread as p^(-3/2) that is the
 * chance of no hit in H further seeds. With k, as for bugs whose rates are spread evenly over the magnitudes, up to 80 %
 * of the old failures that are seen once would be called new (`bench/compare.ts`); so what was seen once alone is left at
 * 1/2 and never decided.
 */
export function chanceOfOld(here: Counted, baseSeeds: number): number {
  assert(here.count >= 1 && here.count <= here.seeds && baseSeeds >= 0, `${here.count} of ${here.seeds}, ${baseSeeds}`)
  const share = here.seeds / (here.seeds + baseSeeds)
  return share ** (here.count - 0.5)
}

/**
 * Seeds without a hit that the base needs until a failure is called new: n(a^(-1/(k-1/2)) - 1) for a = `oldChanceMax`; for
 * what was seen once it is 49 n, after which a hit is no longer waited for.
 */
export function baseSeedsWanted(here: Counted): number {
  const onceMost = 1 / oldChanceMax - 1
  if (here.count <= 1) return Math.ceil(here.seeds * onceMost)
  const most = Math.min(onceMost, oldChanceMax ** (-1 / (here.count - 0.5)) - 1)
  return Math.ceil(here.seeds * most)
}

/** Whether so many seeds of the base, none of which failed so, make a failure new. One failure alone never is. */
export function isCalledNew(here: Counted, baseSeeds: number): boolean {
  return here.count > 1 && chanceOfOld(here, baseSeeds) <= oldChanceMax
}

/**
 * The chance of so many failures here, or more, if the rate were that of the base: of all kh + kb failures each is here with
 * probability nh/(nh+nb), so P(Bin(kh+kb, nh/(nh+nb)) >= kh) = I_q(kh, kb+1). 3 in 2,000 against 4 in 10^6: 2.8e-7.
 *
 * Source: Przyborowski, Wilenski, "Homogeneity of results in testing samples from Poisson series", Biometrika 1940.
 */
export function chanceNotWorse(here: Counted, base: Counted): number {
  if (here.count === 0) return 1
  const share = here.seeds / (here.seeds + base.seeds)
  return share === 1 ? 1 : betaRegularized(share, here.count, base.count + 1)
}

import { assert } from '../base/assert.ts'

/** The chance that `n` seeds show a failure of this rate at least once: 1 - (1 - rate)^n. */
export function chanceToSee(rate: number, n: number): number {
  assert(rate >= 0 && rate <= 1 && n >= 0, `rate ${rate}, ${n} seeds`)
  if (n === 0) return 0
  return -Math.expm1(n * Math.log1p(-rate))
}

/**
 * The lowest rate that `n` seeds would have shown with the given probability: 1 - (1 - certainty)^(1/n), about 3/n for
 * 95 % and 4.61/n for 99 %. Without seeds it is 1: nothing was looked at.
 */
export function detectableRate(n: number, certainty = 0.95): number {
  assert(n >= 0 && certainty > 0 && certainty < 1, `${n} seeds, certainty ${certainty}`)
  return n === 0 ? 1 : -Math.expm1(Math.log1p(-certainty) / n)
}

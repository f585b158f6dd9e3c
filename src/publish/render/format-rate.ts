import { formatCount } from '../../base/text.ts'
import type { Finding, Rate } from '../../model/finding.ts'

/** Rates under this one are easier to read as `1 in 133,000` than as a percentage. */
const tinyRate = 0.0005

/** `2.1 % (1.5-2.8 %)`, or `1 in 133,000 (1 in 183,000 to 1 in 98,000)` for a rare one; the interval is 95 %. */
export function formatRate(rate: Rate): string {
  if (rate.estimate < tinyRate) {
    return `${formatOneIn(rate.estimate)} (${formatOneIn(rate.low)} to ${formatOneIn(rate.high)})`
  }
  return `${percent(rate.estimate)} % (${percent(rate.low)}-${percent(rate.high)} %)`
}

/** The same for a sentence: `2.1 %, 95 % interval 1.5-2.8 %`. */
export function formatRateInWords(rate: Rate): string {
  if (rate.estimate < tinyRate) {
    return `${formatOneIn(rate.estimate)}, 95 % interval ${formatOneIn(rate.low)} to ${formatOneIn(rate.high)}`
  }
  return `${percent(rate.estimate)} %, 95 % interval ${percent(rate.low)}-${percent(rate.high)} %`
}

/** The rate of a finding; of what was never seen the bound, `under 0.23 % (99 %)`. */
export function formatFindingRate({ rate, neverSeen }: Pick<Finding, 'rate' | 'neverSeen'>): string {
  return neverSeen === null ? formatRate(rate) : `${formatUpperBound(rate.high)} (99 %)`
}

/** `under 0.23 %`, or `under 1 in 4,340` for a small one. */
export function formatUpperBound(rate: number): string {
  return `under ${formatShare(rate)}`
}

/** `0.23 %`, or `1 in 4,340` for a small one. */
export function formatShare(rate: number): string {
  return rate < tinyRate ? formatOneIn(rate) : `${percent(rate)} %`
}

/** `1 in 133,000`, to three significant digits; `0` for a rate of nothing. */
export function formatOneIn(rate: number): string {
  return rate <= 0 ? '0' : `1 in ${formatCount(Math.round(Number((1 / rate).toPrecision(3))))}`
}

/** A probability in whole per cent, never rounded to certainty: `99 %`, `over 99.9 %`, `under 0.1 %`. */
export function formatChance(chance: number): string {
  if (chance > 0.999) return 'over 99.9 %'
  if (chance < 0.001) return 'under 0.1 %'
  return chance < 0.01 ? `${percent(chance)} %` : `${Math.floor(chance * 100)} %`
}

/** Two significant digits without padding zeros: 2.1, 0.07, 17. */
function percent(share: number): string {
  const value = share * 100
  if (value >= 99.5 && value < 100) return String(Math.floor(value * 100) / 100)
  return String(Number(value.toPrecision(2)))
}

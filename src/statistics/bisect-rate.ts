import { clopperPearsonInterval, jeffreysInterval } from './intervals.ts'

/** Failures of a finding among seeds with a verdict. */
export interface SeenRate {
  readonly failures: number
  readonly seeds: number
}

/**
 * The lower bound of a failure's rate to bisect by, from what its campaign saw and what fresh seeds at the bad commit saw:
 * of both together (Jeffreys, 95 %). Where fresh seeds say that it is rarer than the campaign can have seen it (seeds that
 * somebody chose are no sample), they decide alone.
 */
export function bisectRate(stored: SeenRate, fresh: SeenRate): number {
  if (contradicts(stored, fresh)) return lowerBound(fresh)
  return lowerBound({ failures: stored.failures + fresh.failures, seeds: stored.seeds + fresh.seeds })
}

/** Whether fresh seeds saw a failure so seldom that its campaign cannot have seen a sample of the same. */
export function contradicts(stored: SeenRate, fresh: SeenRate): boolean {
  return fresh.seeds > 0 && clopperPearsonInterval(fresh.failures, fresh.seeds).high < lowerBound(stored)
}

/** What was seen at least once has a rate above 0, though its only seeds were in no count. */
function lowerBound({ failures, seeds }: SeenRate): number {
  const known = Math.max(1, failures)
  return jeffreysInterval(known, Math.max(known, seeds)).low
}

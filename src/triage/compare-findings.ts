import type { BaseProof, Comparison } from '../model/comparison.ts'
import type { Finding } from '../model/finding.ts'
import {
  baseSeedsWanted,
  type Counted,
  chanceNotWorse,
  chanceOfOld,
  isCalledNew,
  worseLevel,
} from '../statistics/compare-rates.ts'

/** Everything that the verdict on one finding rests on. */
export interface CompareEvidence {
  /** The commit compared with; null where none was found. */
  readonly base: string | null
  readonly here: Counted
  /** The campaigns that the base and the commits before it had for their own sake. */
  readonly history: Counted
  /** Whether the signature is in that history, be it by a seed that was carried over and is in no count. */
  readonly inHistory: boolean
  readonly issue: Finding['issue']
  /** A failing seed of the base, or null. */
  readonly proof: BaseProof | null
  /** Sweeps of the base for the sake of comparing. */
  readonly swept: Counted
  /** What hindered a better answer, as a sentence; null where nothing did. */
  readonly lacking: string | null
}

/**
 * What is said of a finding, in this order: known by the history of the base or an open issue; failing on the base;
 * else new or probably new, by how many seeds of the base have not shown it. Pure.
 *
 * @param testedCount how many known findings of the campaign are tested for being worse: they share one level
 */
export function compareFinding(evidence: CompareEvidence, testedCount: number): Comparison {
  const { base, here, history, swept, proof, lacking } = evidence
  const onBase = { count: history.count + swept.count, seeds: history.seeds + swept.seeds }
  const compared = { base, here, onBase }
  if (isKnown(evidence)) {
    if (!canBeWorse(evidence)) return { verdict: 'known', ...compared }
    const chance = chanceNotWorse(here, onBase)
    if (chance > worseLevel / Math.max(1, testedCount)) return { verdict: 'known', ...compared }
    return { verdict: 'known-worse', ...compared, chance }
  }
  if (proof !== null) return { verdict: 'pre-existing', ...compared, proof }
  const chance = chanceOfOld(here, onBase.seeds)
  if (isCalledNew(here, onBase.seeds)) return { verdict: 'new', ...compared, chance }
  return { verdict: 'probably-new', ...compared, chance, lacking }
}

/** Known without running anything on the base. A closed issue was fixed: what comes back is no longer known by it. */
export function isKnown({ issue, inHistory }: Pick<CompareEvidence, 'issue' | 'inHistory'>): boolean {
  return inHistory || (issue !== null && issue.number !== null && issue.state === 'open')
}

/** Only what the history has a rate of can be more frequent than that. */
export function canBeWorse({ history, issue, inHistory }: CompareEvidence): boolean {
  return isKnown({ issue, inHistory }) && history.count > 0
}

/** Further seeds of the base, all without a hit, until the verdict is `new`; 0 where there is nothing left to find out. */
export function countMissingSeeds(evidence: CompareEvidence): number {
  if (isKnown(evidence) || evidence.proof !== null) return 0
  return Math.max(0, baseSeedsWanted(evidence.here) - evidence.history.seeds - evidence.swept.seeds)
}

import type { FailingSeed } from '../model/finding.ts'
import type { Repetition } from '../model/reproduction.ts'
import { unequalRunsType } from '../model/signature.ts'
import type { Target } from '../model/target.ts'
import { seedsToSeeAgain } from '../statistics/seeds-to-see-again.ts'

/**
 * Replays of a deterministic finding's shortest seed in fresh processes before anybody is told that it reproduces. One that
 * comes and goes is attempted until it came as often.
 */
export const replaysWanted = 3

/** Most replays of a seed on one machine, where some give no verdict: those are made up for. */
export const replaysMax = 2 * replaysWanted

/** Most attempts at a failure of a target that is not deterministic, and the time that they may take together. */
export const attemptsMax = 100
export const attemptsTimeMs = 120_000

/** Pairs of runs of a seed whose runs differed. What differs half of the time is seen in 31 of 32 cases. */
export const pairsWanted = 5

/** What is known of a failure whose reproduction is to be repeated. */
export interface SeenFailure {
  readonly signature: { readonly type: string }
  /** Failures of this kind among so many attempts with a verdict; 0 where only seeds carried over showed it. */
  readonly count: number
  readonly seedsJudged: number
  /** For the time that an attempt takes; may be empty. */
  readonly seeds: readonly Pick<FailingSeed, 'durationMs'>[]
}

/** How the reproduction of a failure is to be repeated. Pure. */
export function chooseRepetition({ deterministic }: Pick<Target, 'deterministic'>, failure: SeenFailure): Repetition {
  if (failure.signature.type === unequalRunsType) return { by: 'pairs', most: pairsWanted }
  if (deterministic) return { by: 'seed' }
  const count = Math.max(1, failure.count)
  const seen = { ...failure, count, seedsJudged: Math.max(count, failure.seedsJudged) }
  return { by: 'attempts', most: countAttempts(seen), rate: count / seen.seedsJudged }
}

/** How often a reproduction is executed, at most, to prove its finding. */
export function countReplays(repeat: Repetition): number {
  return repeat.by === 'seed' ? replaysWanted : repeat.most
}

/** Enough attempts to see the failure again with 99 %, but no more than people would wait for. */
function countAttempts({ count, seedsJudged, seeds }: SeenFailure): number {
  const sumMs = seeds.reduce((sum, { durationMs }) => sum + durationMs, 0)
  const affordable = sumMs === 0 ? attemptsMax : Math.floor(attemptsTimeMs / (sumMs / seeds.length))
  return Math.max(replaysWanted, Math.min(seedsToSeeAgain(count, seedsJudged), attemptsMax, affordable))
}

import type { PropertyCount } from './result.ts'
import type { SeedText } from './seed.ts'
import type { ReportedFailure, Signature } from './signature.ts'

/** What one seed gave. `infra` is the world's failure: counted neither as passed nor as failed. */
export const outcomeKinds = ['passed', 'failed', 'timed-out', 'nondeterministic', 'unknown', 'infra'] as const
export type OutcomeKind = (typeof outcomeKinds)[number]

/** The outcomes that make a finding. */
export const failureKinds = ['failed', 'timed-out', 'nondeterministic'] as const
export type FailureKind = (typeof failureKinds)[number]

export function isFailure(outcome: OutcomeKind): outcome is FailureKind {
  return (failureKinds as readonly OutcomeKind[]).includes(outcome)
}

/** How a process ended. `killedByUs` says which of our own limits ended it, if one did. */
export interface ProcessExit {
  readonly code: number | null
  readonly signal: string | null
  readonly killedByUs: 'timeout' | 'memory' | 'cancelled' | null
}

/** One index of a campaign and its seed. */
export interface SeedJob {
  readonly index: number
  readonly seed: SeedText
}

/** Indices `first <= index < end`. */
export interface IndexRange {
  readonly first: number
  readonly end: number
}

/** What running one seed gave, before anybody asked for its cause. */
export interface RunResult extends SeedJob {
  /** `cut`: stopped before it could say anything, by the end of the budget or a cancellation. */
  readonly outcome: OutcomeKind | 'cut'
  readonly durationMs: number
  readonly digest: string | null
  readonly step: number | null
  /** Null where the run shared its process with others (batch, worker) and the process did not end with it. */
  readonly exit: ProcessExit | null
  readonly reported: ReportedFailure | null
  readonly properties: readonly PropertyCount[]
  /** Output head and tail within bounds, stdout and stderr in order of arrival; empty for what passed. */
  readonly output: string
  /** For `infra` and `unknown`: one sentence that says why. Else null. */
  readonly reason: string | null
}

/** A finished seed with its cause: what sweep hands to the store. */
export interface Outcome extends RunResult {
  readonly target: string
  /** Present exactly for failures. */
  readonly signature: Signature | null
  /** What a second run of the same seed gave, against the first; null where there was none, or none with a verdict. */
  readonly secondRun: 'equal' | 'unequal' | null
}

/**
 * Whether the process of a run was ended by a SIGKILL that was not ours before it could say anything: short of memory, the
 * system picks any process, and that it picked this one says nothing of the seed.
 */
export function wasKilledFromOutside({ outcome, exit }: Pick<RunResult, 'outcome' | 'exit'>): boolean {
  return outcome === 'infra' && exit !== null && isKillFromOutside(exit)
}

/** Whether a process was ended by a SIGKILL that was not ours. */
export function isKillFromOutside({ signal, killedByUs }: ProcessExit): boolean {
  return signal === 'SIGKILL' && killedByUs === null
}

/** Seeds that passed and of which nothing else is known one by one: a billion of them must cost no object each. */
export interface PassedSeeds {
  readonly target: string
  readonly spans: readonly IndexRange[]
  /** Mean of one seed. */
  readonly durationMs: number
  /** Summed over the seeds. */
  readonly properties: readonly PropertyCount[]
  /** Whether all of them were run a second time and gave the same. */
  readonly ranTwice: boolean
}

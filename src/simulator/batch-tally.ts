import type { ProcessExit, RunResult, SeedJob } from '../model/outcome.ts'
import type { SimulatorResult } from '../model/result.ts'
import { judgeBatch } from './judge-batch.ts'
import { cutResult, infraResult, sharedResult } from './run-seed.ts'
import type { ProcessEnd } from './simulator-process.ts'

/** What remains to be done when a batch process has ended. */
export interface BatchLeft {
  /** To be run by a new batch process. */
  readonly again: readonly SeedJob[]
  /** To be run alone until one of them is not passed; those behind it then go to a new batch. */
  readonly alone: readonly SeedJob[]
  /** Why the batch counts as failed although no seed was reported; to be said where each seed passes alone. Or null. */
  readonly why: string | null
}

/** Keeps count of which seeds of a batch have a result. Posts each result once, in the order in which they are sure. */
export interface BatchTally {
  /** Takes a reported result. False where it is about a seed that the batch was not asked to run. */
  see(result: SimulatorResult, output: string): boolean
  /** Something was reported that cannot be read. */
  spoil(): void
  /** The batch has been silent for too long: notes which seed must be running. */
  noteSilence(): void
  /** Decides about the seeds without a result. `proven`: where a text is expected, it appeared. */
  finish(end: ProcessEnd, output: string, proven: boolean): BatchLeft
}

export function createBatchTally(
  group: readonly SeedJob[],
  stopsAtFirstFailure: boolean,
  post: (result: RunResult) => void,
): BatchTally {
  const positions = new Map(group.map((job, position) => [job.seed, position]))
  const pending = new Map(group.map((job) => [job.seed, job]))
  const only = group.length === 1 ? group[0]?.seed : undefined
  let failureCount = 0
  let otherCount = 0
  let lastFailure = -1
  let spoilt = false
  let foreign: string | null = null
  let silentAt: SeedJob | null = null
  let lastAt = performance.now()
  /** A result that its process may still add to: the failure that it stops at, or the last of all. */
  let held: RunResult | null = null

  function release(result: RunResult | null = held): void {
    if (result !== null) post(result)
    held = null
  }

  function finish(end: ProcessEnd, output: string, proven: boolean): BatchLeft {
    const rest = [...pending.values()]
    const { exit } = end
    if (exit === null || foreign !== null) {
      release()
      const reason = foreign ?? end.startError ?? 'does not start: the reason is unknown'
      for (const job of rest) post(infraResult(job, reason, output))
      return nothingLeft
    }
    const elapsedMs = performance.now() - lastAt
    if (exit.killedByUs === 'cancelled') {
      release()
      for (const [position, job] of rest.entries()) post(cutResult(job, position === 0 ? elapsedMs : 0))
      return nothingLeft
    }
    const succeeded = exit.code === 0 && proven && !spoilt
    const why = describeUnexplained(exit)
    if (held !== null && held.outcome !== 'failed' && !succeeded && failureCount === 0) {
      // Every seed was reported, none as failed, and yet the batch failed: the last one must say the same alone.
      const { index, seed } = held
      return { again: [], alone: [{ index, seed }], why }
    }
    release(held?.outcome === 'failed' ? { ...held, exit, output: held.output + output } : held)

    const verdict = judgeBatch({
      pending: rest,
      succeeded,
      timedOut: exit.killedByUs === 'timeout',
      silentAt,
      failureCount,
      otherCount,
      pendingBeforeFailure: rest.filter((job) => (positions.get(job.seed) ?? 0) < lastFailure).length,
      stopsAtFirstFailure,
    })
    for (const job of verdict.passed) post(sharedResult(job, { outcome: 'passed' }, 0, ''))
    for (const job of verdict.timedOut) post({ ...cutResult(job, elapsedMs), outcome: 'timed-out', exit, output })
    return { again: verdict.again, alone: verdict.alone, why }
  }

  return {
    see(reported, output) {
      const seed = reported.seed ?? only
      if (seed === undefined) {
        spoilt = true
        return true
      }
      const job = pending.get(seed)
      if (job === undefined) {
        // A second result for the same seed adds nothing; one for a seed of others means that nothing can be trusted.
        if (positions.has(seed)) return true
        foreign ??= `the batch reports seed ${seed}, which it was not asked to run`
        return false
      }
      release()
      pending.delete(seed)
      const now = performance.now()
      const result = sharedResult(job, reported, now - lastAt, output)
      lastAt = now
      if (result.outcome === 'failed') {
        failureCount++
        lastFailure = Math.max(lastFailure, positions.get(seed) ?? -1)
      } else otherCount++
      if (pending.size === 0 || (stopsAtFirstFailure && result.outcome === 'failed')) held = result
      else post(result)
      return true
    },
    spoil() {
      spoilt = true
    },
    noteSilence() {
      for (const job of pending.values()) {
        silentAt = job
        return
      }
    },
    finish,
  }
}

const nothingLeft: BatchLeft = { again: [], alone: [], why: null }

/** Null where the world or our own timeout ended it: that seeds pass alone is then no contradiction. */
function describeUnexplained(exit: ProcessExit): string | null {
  if (exit.code === 0 || exit.killedByUs !== null || exit.signal === 'SIGKILL') return null
  const how = exit.signal === null ? `with exit code ${exit.code}` : `by ${exit.signal}`
  return `the batch ended ${how}, but each of its seeds passes alone`
}

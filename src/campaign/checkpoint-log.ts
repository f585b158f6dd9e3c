import type { Checkpoint, CheckpointFailure, CheckpointTarget } from '../model/checkpoint.ts'
import { isFailure, type Outcome, type PassedSeeds } from '../model/outcome.ts'
import { formatCheckpoint } from '../store/checkpoint-line.ts'
import { addIndex, addSpan, type Span } from '../store/spans.ts'

/**
 * Most failures, and most spans, that wait for the next line. What comes beyond them until then is in the store alone: a
 * log is no place for millions of failures, and what no line tells is missing there, never passed.
 */
const waitingMax = 10_000

/** Remembers what a sweep has done since its last checkpoint line. */
export interface CheckpointLog {
  add(outcome: Outcome): void
  addPassed(passed: PassedSeeds): void
  addIssued(target: string, count: number): void
  setCanary(canary: Checkpoint['canary']): void
  /** The lines that say it, then nothing waits; none where there is nothing to say while it runs. */
  take(state: Checkpoint['state']): string[]
}

interface Waiting {
  issued: number
  readonly spans: Span[]
  readonly failures: CheckpointFailure[]
  readonly unjudged: { readonly index: number; readonly outcome: 'unknown' | 'infra' }[]
}

export function openCheckpointLog(campaign: string, shard: number): CheckpointLog {
  const targets = new Map<string, Waiting>()
  let canary: Checkpoint['canary'] = 'not-run'
  let news = false

  const waitingOf = (target: string): Waiting => {
    const known = targets.get(target) ?? { issued: 0, spans: [], failures: [], unjudged: [] }
    targets.set(target, known)
    return known
  }

  return {
    add(outcome) {
      const { outcome: kind, index, signature } = outcome
      const { spans, failures, unjudged } = waitingOf(outcome.target)
      if (kind === 'cut' || Math.max(spans.length, failures.length, unjudged.length) >= waitingMax) return
      if (addIndex(spans, index) === null) return
      news = true
      if (kind === 'unknown' || kind === 'infra') unjudged.push({ index, outcome: kind })
      if (!isFailure(kind) || signature === null) return
      const { key, kind: cause, type, title } = signature
      const { step, durationMs } = outcome
      failures.push({ index, outcome: kind, step, durationMs, key, kind: cause, type, title })
    },
    addPassed(passed) {
      const { spans } = waitingOf(passed.target)
      for (const { first, end } of passed.spans) {
        if (spans.length >= waitingMax) return
        if (addSpan(spans, first, end) !== null) news = true
      }
    },
    addIssued(target, count) {
      const waiting = waitingOf(target)
      if (count > waiting.issued) news = true
      waiting.issued = Math.max(waiting.issued, count)
    },
    setCanary(seen) {
      // One that passed in between casts doubt on what came before it, too.
      if (canary !== 'passed') canary = seen
    },
    take(state) {
      if (!news && state === 'running') return []
      const told = [...targets].map(([target, waiting]): CheckpointTarget => ({ target, ...waiting }))
      for (const [target, { issued }] of targets) targets.set(target, { issued, spans: [], failures: [], unjudged: [] })
      news = false
      return formatCheckpoint({ campaign, shard, state, canary, targets: told })
    },
  }
}

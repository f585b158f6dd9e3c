import { assert } from '../base/assert.ts'
import { compareText, truncate } from '../base/text.ts'
import { type Configuration, drawConfiguration } from '../model/configuration.ts'
import type { FailureKind, Outcome, PassedSeeds } from '../model/outcome.ts'
import { isFailure } from '../model/outcome.ts'
import { carriedAt, isCarried } from '../model/plan.ts'
import { durationBucket } from './duration-bucket.ts'
import { boundDetail } from './keep-detail.ts'
import type { Store } from './open-store.ts'
import { countConfigValues, countProperties, openProgress, type RunProgress, type TargetProgress } from './progress.ts'
import { readPlan } from './read-campaigns.ts'
import type { ShardRunKey } from './record.ts'
import { addIndex, addSpan, includesIndex } from './spans.ts'
import { withStoreErrors } from './store-errors.ts'
import { writeProgress } from './write-progress.ts'

/** A commit at least every so many outcomes, and every so long while outcomes arrive. */
const commitEverySeeds = 100
const commitEveryMs = 1000

/** Most `unknown` and `infra` outcomes kept of one attempt; indices beyond it stay undelivered. */
export const exceptionsMax = 100_000

/** Slowest seeds kept of one attempt. */
export const slowestMax = 10

/** Takes the outcomes of one attempt of one shard, in any order, and commits them in batches. */
export interface Recorder {
  /** Adds an outcome. An index that this attempt has already completed is left as it is. */
  record(outcome: Outcome): void
  /** Adds seeds that passed, without naming one. Of spans of which this attempt has some already, the others count. */
  recordPassed(passed: PassedSeeds): void
  /** Under a budget: how many of its indices of this target the shard has started on, earlier sessions included. */
  recordIssued(target: string, count: number): void
  /**
   * Commits what is pending. Cheap where nothing is: call it once a second and at the end, since a batch that no
   * further outcome completes waits for it.
   *
   * @throws WorldError `store-disk-full`; what was committed before stays, and what is pending may be flushed again
   */
  flush(): void
}

/**
 * Opens the recorder of an attempt that `beginShardRun` started; it goes on from what the store has.
 *
 * @param run which attempt, and `now`, a clock in milliseconds
 */
export function openRecorder(store: Store, run: ShardRunKey & { readonly now: () => number }): Recorder {
  const plan = readPlan(store, run.campaign)
  const slices = plan.shards.find(({ shard }) => shard === run.shard)?.slices ?? []
  const targets = new Map(plan.targets.map(({ target }) => [target.name, target]))
  const progress = withStoreErrors(store.path, () => openProgress(store.database, run))
  let committedAt = run.now()

  function flush(): void {
    committedAt = run.now()
    withStoreErrors(store.path, () => writeProgress(store.database, run, progress))
  }

  function checkOwn(target: string, first: number, end: number): void {
    assert(
      slices.some((slice) => slice.target === target && slice.first <= first && end <= slice.end),
      `index ${first} of ${target} is not shard ${run.shard}'s`,
    )
  }

  function flushWhenDue(): void {
    if (progress.pending >= commitEverySeeds || run.now() - committedAt >= commitEveryMs) flush()
  }

  return {
    record(outcome) {
      const { index, seed } = outcome
      const target = targets.get(outcome.target)
      assert(target !== undefined, `the plan has no target ${outcome.target}`)
      const carried = carriedAt(plan, index)
      if (carried === null) checkOwn(outcome.target, index, index + 1)
      else
        assert(carried.target === outcome.target && carried.shard === run.shard, `seed ${seed} is not carried to here`)
      addOutcome(progress, outcome, drawConfiguration(target, seed))
      flushWhenDue()
    },
    recordPassed(passed) {
      const target = targets.get(passed.target)
      assert(target?.axes.length === 0, 'what was drawn is counted seed by seed')
      for (const { first, end } of passed.spans) checkOwn(passed.target, first, end)
      addPassed(progress, progress.of(passed.target), passed)
      flushWhenDue()
    },
    recordIssued(target, count) {
      const ofTarget = progress.of(target)
      if (count <= ofTarget.issued) return
      ofTarget.issued = count
      progress.pending += 1
    },
    flush,
  }
}

function addOutcome(progress: RunProgress, outcome: Outcome, drawn: Configuration): void {
  const { index, seed, durationMs, target, outcome: kind } = outcome
  const ofTarget = progress.of(target)
  if (includesIndex(ofTarget.spans, index)) return
  progress.pending += 1
  if (kind === 'cut') {
    progress.cuts.push({ target, index, seed, elapsedMs: roundMs(durationMs) })
    return
  }
  if (kind === 'unknown' || kind === 'infra') {
    if (progress.exceptionCount >= exceptionsMax) {
      progress.dropped += 1
      return
    }
    progress.exceptionCount += 1
    const reason = truncate(outcome.reason ?? 'no reason given', 1024)
    progress.exceptions.push({ target, index, seed, outcome: kind, reason })
  }
  if (isFailure(kind)) addFailure(progress, outcome, kind, drawn)
  complete(ofTarget, index)
  countProperties(ofTarget, outcome.properties, isCarried(index) ? 0 : 1)
  // A seed carried over is no sample of what seeds do: it is here because it took long.
  if (isCarried(index)) return
  countDuration(ofTarget, durationMs, 1)
  if (kind === 'passed' || isFailure(kind)) countConfigValues(ofTarget, drawn, kind === 'passed')
  if (outcome.secondRun !== null) ofTarget.checked += 1
  if (outcome.secondRun === 'unequal') ofTarget.unequal += 1
  addSlow(progress, { target, index, seed, durationMs: roundMs(durationMs), outcome: kind })
}

function addPassed(progress: RunProgress, ofTarget: TargetProgress, passed: PassedSeeds): void {
  let added = 0
  for (const { first, end } of passed.spans) {
    const change = addSpan(ofTarget.spans, first, end)
    if (change === null) continue
    added += change.count
    for (const lo of change.removed) ofTarget.changedSpans.set(lo, null)
    ofTarget.changedSpans.set(change.added[0], change.added[1])
  }
  if (added === 0) return
  progress.pending += 1
  countDuration(ofTarget, passed.durationMs, added)
  countProperties(ofTarget, passed.properties, added)
  if (passed.ranTwice) ofTarget.checked += added
}

function countDuration(ofTarget: TargetProgress, durationMs: number, seeds: number): void {
  const bucket = durationBucket(durationMs)
  ofTarget.buckets.set(bucket, (ofTarget.buckets.get(bucket) ?? 0) + seeds)
  ofTarget.changedBuckets.add(bucket)
}

function complete(ofTarget: TargetProgress, index: number): void {
  const change = addIndex(ofTarget.spans, index)
  assert(change !== null, 'the index was not complete')
  for (const lo of change.removed) ofTarget.changedSpans.set(lo, null)
  ofTarget.changedSpans.set(change.added[0], change.added[1])
}

function addFailure(progress: RunProgress, outcome: Outcome, kind: FailureKind, drawn: Configuration): void {
  assert(outcome.signature !== null, 'a failure has a signature')
  progress.failures.push({
    target: outcome.target,
    index: outcome.index,
    seed: outcome.seed,
    outcome: kind,
    signature: outcome.signature,
    step: outcome.step,
    durationMs: roundMs(outcome.durationMs),
    digest: outcome.digest === null ? null : truncate(outcome.digest, 256),
    exitCode: outcome.exit?.code ?? null,
    exitSignal: outcome.exit?.signal ?? null,
    config: Object.keys(drawn).length === 0 ? null : JSON.stringify(drawn),
    detail: boundDetail(describeFailure(outcome)),
  })
}

/** What the simulator itself reported goes before what it printed; a stack mostly begins with the message. */
function describeFailure({ reported, output }: Outcome): string {
  const { message = '', detail = '', stack = '' } = reported ?? {}
  const headline = stack.includes(message) ? '' : message
  return [headline, stack, detail, output]
    .filter((part) => part !== '')
    .join('\n')
    .toWellFormed()
}

function addSlow(progress: RunProgress, slow: SlowOutcome): void {
  const last = progress.slowest[slowestMax - 1]
  if (last !== undefined && compareSlow(slow, last) > 0) return
  progress.slowest.push(slow)
  progress.slowest.sort(compareSlow)
  progress.slowest.splice(slowestMax)
  progress.slowestChanged = true
}

type SlowOutcome = RunProgress['slowest'][number]

/** The order of the table's trimming at a merge: a total one, so that ties do not depend on who came first. */
function compareSlow(a: SlowOutcome, b: SlowOutcome): number {
  return b.durationMs - a.durationMs || compareText(a.target, b.target) || a.index - b.index
}

/** Microseconds are as much as a duration means. */
function roundMs(durationMs: number): number {
  return Math.max(0, Math.round(durationMs * 1000) / 1000)
}

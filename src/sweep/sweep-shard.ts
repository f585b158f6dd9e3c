import { assert } from '../base/assert.ts'
import type { RunResult } from '../model/outcome.ts'
import type { Plan, Slice } from '../model/plan.ts'
import type { Via } from '../model/target.ts'
import { memoryWarning } from '../simulator/limit-memory.ts'
import type { SimulatorContext } from '../simulator/simulator-context.ts'
import { type AsyncQueue, openAsyncQueue } from './async-queue.ts'
import { openCarriedQueue } from './carried-queue.ts'
import { openChunkSizer } from './chunk-sizer.ts'
import { openDeadline } from './deadline.ts'
import { openDrawing } from './drawing.ts'
import { driveLane, type TargetSweep } from './drive-lane.ts'
import { openLaneAccount } from './fair-share.ts'
import type { LaneAhead } from './feed-lane.ts'
import { openIndexCursor, type Spans } from './index-cursor.ts'
import { checkPreflight, runPreflight } from './preflight.ts'
import { openStartGate } from './start-gate.ts'
import type { SweepEvent } from './sweep-event.ts'
import { runCanaries } from './watch-canary.ts'

export type { SweepEvent } from './sweep-event.ts'

/** Everything one shard needs to run. Nothing here is read from the environment below this point. */
export interface SweepRequest {
  readonly plan: Plan
  readonly shard: number
  /** Directory the commands run in: where the configuration lies. */
  readonly cwd: string
  readonly parentEnv: SimulatorContext['parentEnv']
  /** Existing directory for the simulators' files; its content goes when the sweep ends. */
  readonly scratch: string
  /** The Node executable for the engine's own canary. */
  readonly nodePath: string
  /** Seeds (or batches, or workers) at once. */
  readonly jobs: number
  /** Overrides how seeds reach the simulator; null leaves it to each target. */
  readonly via: Via | null
  /** Indices that the store has already, by target; they are not run again. */
  readonly completed: ReadonlyMap<string, Spans>
  /** Cancellation: running process trees are killed, their seeds come out as `cut`. */
  readonly signal: AbortSignal
  /** Milliseconds of a monotonic clock. */
  readonly now: () => number
}

/** Most of a budget that the preflights may take. */
const preflightShareMax = 0.2

/** Most of a budget that seeds carried over may take: the rest is for fresh ones. */
const carriedShareMax = 0.5

/**
 * Runs one shard of a plan: canary and preflight of each target, then their slices on `jobs` lanes until they are done,
 * the budget is over or the signal aborts. Targets take turns, so that at any moment each has had the time of lanes that
 * its weight gives it. Tells each index that it started once, by an outcome or among those that passed; a `cut` outcome
 * has not been delivered.
 *
 * Throws a UserError where a command does not use the seed, a WorldError where a simulator does not start.
 */
export async function* sweepShard(request: SweepRequest): AsyncGenerator<SweepEvent, void, undefined> {
  const { plan, jobs, now } = request
  const share = plan.shards.find((candidate) => candidate.shard === request.shard)
  assert(share !== undefined, `plan has no shard ${request.shard}`)
  const budgetMs = plan.size.by === 'budget' ? plan.size.budgetMs : Number.POSITIVE_INFINITY
  using deadline = openDeadline(request.signal, now, budgetMs)
  const queue = openAsyncQueue<SweepEvent>()
  const targets = share.slices.map((slice) => openTarget(request, slice, queue))
  const left = targets.filter(({ cursor }) => cursor.remaining() > 0)
  const weightSum = left.reduce((sum, { account }) => sum + account.weight, 0)
  for (const target of targets) {
    const shareMs = (budgetMs * preflightShareMax * target.account.weight) / weightSum
    const [canary, results] = await Promise.all([
      runCanaries(target.context, request.nodePath, request.signal),
      left.includes(target) && !deadline.signal.aborted ? preflight(request, target, shareMs) : [],
    ])
    yield { type: 'canary', ...canary }
    if (request.signal.aborted) return
    const warning = checkPreflight(target.context.target, results)
    if (warning !== null) yield { type: 'warning', message: warning }
    const unbounded = left.includes(target) ? memoryWarning(target.context.target, process.platform) : null
    if (unbounded !== null) yield { type: 'warning', message: unbounded }
  }

  // Without a grace: what was started late is cut again, and what was started in time has ended by its own limit.
  const carriedLeftMs = Number.isFinite(budgetMs)
    ? Math.max(0, deadline.leftMs() - budgetMs * (1 - carriedShareMax))
    : Number.POSITIVE_INFINITY
  using carriedDeadline = openDeadline(deadline.signal, now, carriedLeftMs, 0)
  const carried = openCarriedQueue(plan, request.shard, targets, request.completed, carriedDeadline)
  const shard = {
    targets: left,
    carried,
    deadline,
    drawing: openDrawing(deadline),
    ahead: new Set<LaneAhead>(),
    byBudget: plan.size.by === 'budget',
    now,
  }
  const seedsLeft = left.reduce((sum, { cursor }) => sum + cursor.remaining(), 0)
  const lanes = Array.from({ length: Math.min(jobs, seedsLeft + carried.size) }, () => driveLane(shard))
  const finished = Promise.all(lanes).then(
    () => {
      for (const { gate } of targets) gate.open()
      queue.end()
    },
    (error: unknown) => {
      deadline.stop()
      return Promise.allSettled(lanes).then(() => queue.end(error))
    },
  )
  try {
    yield* queue
  } finally {
    deadline.stop()
    await finished
  }
}

function openTarget(request: SweepRequest, slice: Slice, queue: AsyncQueue<SweepEvent>): TargetSweep {
  const planned = request.plan.targets.find((candidate) => candidate.target.name === slice.target)
  assert(planned !== undefined, `plan has no target ${slice.target}`)
  const { target, stream } = planned
  const { cwd, parentEnv, scratch, jobs } = request
  const via = request.via ?? target.via
  const cursor = openIndexCursor(slice.first, slice.end, request.completed.get(target.name) ?? [])
  return {
    context: { target, cwd, parentEnv, scratch },
    via,
    slice,
    stream,
    cursor,
    size: openChunkSizer(jobs, via),
    rangeSize: openChunkSizer(jobs, 'ranges'),
    gate: openStartGate(target, (event) => queue.put(event)),
    account: openLaneAccount(target.weight),
    issued: slice.end - slice.first - cursor.remaining(),
    leaks: false,
  }
}

/** Seeds that hang must not use up here what the sweep is to run on: `limitMs` is all they get. */
async function preflight(request: SweepRequest, target: TargetSweep, limitMs: number): Promise<readonly RunResult[]> {
  const { context, stream, slice, account } = target
  using deadline = openDeadline(request.signal, request.now, limitMs)
  const results = await runPreflight(context, stream, slice, deadline.signal)
  account.add(results.reduce((sum, { durationMs }) => sum + durationMs, 0))
  return results
}

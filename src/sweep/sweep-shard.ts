import { assert } from '../base/assert.ts'
import type { IndexRange, Outcome, PassedSeeds, RunResult } from '../model/outcome.ts'
import type { Plan, Slice } from '../model/plan.ts'
import type { Target, Via } from '../model/target.ts'
import { memoryWarning } from '../simulator/limit-memory.ts'
import { type Lane, openLane } from '../simulator/open-lane.ts'
import type { SimulatorContext } from '../simulator/simulator-context.ts'
import { isRange, type RangeResult, singlesOf } from '../simulator/worker-work.ts'
import { openAsyncQueue } from './async-queue.ts'
import { type ChunkSizer, openChunkSizer } from './chunk-sizer.ts'
import { cutRanges, isRangeRunTwice } from './cut-ranges.ts'
import { type IndexCursor, openIndexCursor, type Spans } from './index-cursor.ts'
import { checkPreflight, runPreflight } from './preflight.ts'
import { checkRanges, tellPassed } from './run-ranges.ts'
import { isRunTwice, openSecondRuns, type SecondRuns } from './second-runs.ts'
import { signOutcome } from './sign-outcome.ts'
import { openStartWatch } from './start-watch.ts'
import { type CanaryVerdict, runCanaries } from './watch-canary.ts'

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

export type SweepEvent =
  | { readonly type: 'canary'; readonly verdict: CanaryVerdict; readonly reason: string | null }
  | { readonly type: 'warning'; readonly message: string }
  /** Under a budget: how many indices of the target have been handed out so far. */
  | { readonly type: 'issued'; readonly target: string; readonly count: number }
  | { readonly type: 'outcome'; readonly outcome: Outcome }
  /** Seeds that passed and have no outcome each: a worker ran them in ranges. */
  | { readonly type: 'passed'; readonly passed: PassedSeeds }

/**
 * Runs one shard of a plan: canary, preflight, then its slices on `jobs` lanes until they are done, the budget is over
 * or the signal aborts. Tells each index that it started once, by an outcome or among those that passed; a `cut` outcome
 * has not been delivered.
 *
 * Throws a UserError where the command does not use the seed, a WorldError where the simulator does not start.
 */
export async function* sweepShard(request: SweepRequest): AsyncGenerator<SweepEvent, void, undefined> {
  const share = request.plan.shards.find((candidate) => candidate.shard === request.shard)
  assert(share !== undefined, `plan has no shard ${request.shard}`)
  const weights = share.slices.map((slice) => findTarget(request.plan, slice.target).weight)
  const weightSum = weights.reduce((sum, weight) => sum + weight, 0)
  for (const [position, slice] of share.slices.entries()) {
    if (request.signal.aborted) return
    yield* sweepSlice(request, slice, (weights[position] ?? 0) / weightSum)
  }
}

function findTarget(plan: Plan, name: string): Target {
  const planned = plan.targets.find((candidate) => candidate.target.name === name)
  assert(planned !== undefined, `plan has no target ${name}`)
  return planned.target
}

async function* sweepSlice(request: SweepRequest, slice: Slice, budgetShare: number): AsyncGenerator<SweepEvent> {
  const planned = request.plan.targets.find((candidate) => candidate.target.name === slice.target)
  assert(planned !== undefined, `plan has no target ${slice.target}`)
  const { target, stream } = planned
  const cursor = openIndexCursor(slice.first, slice.end, request.completed.get(target.name) ?? [])
  const context = { target, cwd: request.cwd, parentEnv: request.parentEnv, scratch: request.scratch }

  const budgetMs =
    request.plan.size.by === 'budget' ? request.plan.size.budgetMs * budgetShare : Number.POSITIVE_INFINITY

  using deadline = openDeadline(request, budgetMs)
  yield { type: 'canary', ...(await runCanaries(context, request.nodePath, request.signal)) }
  if (cursor.remaining() === 0 || request.signal.aborted) return
  // Seeds that hang must not use up in the preflight what the sweep is to run on.
  using preflightDeadline = openDeadline(request, budgetMs * preflightShareMax)
  const preflight = await runPreflight(context, stream, slice, preflightDeadline.signal)
  const warning = checkPreflight(target, preflight)
  if (warning !== null) yield { type: 'warning', message: warning }

  const unbounded = memoryWarning(target, process.platform)
  if (unbounded !== null) yield { type: 'warning', message: unbounded }

  const queue = openAsyncQueue<SweepEvent>()
  const size = openChunkSizer(request.jobs, request.via ?? target.via)
  const rangeSize = openChunkSizer(request.jobs, 'ranges')
  const gate = openStartGate(target, (event) => queue.put(event))
  const sizes = { size, rangeSize }
  const state: SliceState = {
    request,
    context,
    slice,
    stream,
    cursor,
    deadline,
    ...sizes,
    issued: 0,
    gate,
    leaks: false,
  }
  const lanes = Array.from({ length: Math.min(request.jobs, cursor.remaining()) }, () => driveLane(state))
  const finished = Promise.all(lanes).then(
    () => {
      gate.open()
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

/** Most of a budget that the preflight may take. */
const preflightShareMax = 0.2

interface SliceState {
  readonly request: SweepRequest
  readonly context: SimulatorContext
  readonly slice: Slice
  readonly stream: Plan['targets'][number]['stream']
  readonly cursor: IndexCursor
  readonly deadline: Deadline
  readonly size: ChunkSizer
  readonly rangeSize: ChunkSizer
  readonly gate: StartGate
  /** Indices of the slice handed out so far, with those that earlier sessions completed. */
  issued: number
  /** Seeds sharing a process have been seen to influence each other. */
  leaks: boolean
}

/** Holds events back until the simulator has shown that it runs: what a broken build says of seeds is not kept. */
interface StartGate {
  put(event: SweepEvent): void
  open(): void
}

function openStartGate(target: Target, forward: (event: SweepEvent) => void): StartGate {
  const watch = openStartWatch(target)
  let held: SweepEvent[] | null = []
  const open = () => {
    const events = held ?? []
    held = null
    events.forEach(forward)
  }
  return {
    put(event) {
      if (held === null) return forward(event)
      held.push(event)
      if (event.type === 'outcome') watch.see(event.outcome)
      // Nothing that does not start lets seeds pass.
      if (event.type === 'passed' || watch.settled()) open()
    },
    open,
  }
}

async function driveLane(state: SliceState): Promise<void> {
  const { request, context, deadline } = state
  const via = request.via ?? context.target.via
  await using lane = openLane(context, via)
  await using secondRuns = openSecondRuns(context, via, () => warnOfLeak(state))
  const inRanges = await lane.canRunRanges(deadline.signal)
  const size = inRanges ? state.rangeSize : state.size
  const drive = inRanges ? driveRanges : driveSeeds
  while (!deadline.drawingEnded() && !deadline.signal.aborted) {
    const ranges = state.cursor.takeRanges(size.next(inRanges ? rangedChunkMax : lane.chunk, state.cursor.remaining()))
    const last = ranges.at(-1)
    if (last === undefined) return
    state.issued = Math.max(state.issued, last.end - state.slice.first)
    if (request.plan.size.by === 'budget') {
      state.gate.put({ type: 'issued', target: context.target.name, count: state.issued })
    }
    await drive(state, { lane, secondRuns }, ranges)
  }
}

/** Most seeds in one call where they are run in ranges: a quarter of a second of the fastest there are. */
const rangedChunkMax = 2 ** 20

interface LaneTools {
  readonly lane: Lane
  readonly secondRuns: SecondRuns
}

async function driveSeeds(state: SliceState, tools: LaneTools, ranges: readonly IndexRange[]): Promise<void> {
  const { request, deadline } = state
  const jobs = ranges.flatMap((range) => singlesOf({ ...range, stream: state.stream }))
  const started = request.now()
  const twice: RunResult[] = []
  for await (const result of tools.lane.runSeeds(jobs, deadline.signal)) seeResult(state, result, twice)
  state.size.see(jobs.length, request.now() - started)
  await runTwice(state, tools, twice)
}

async function driveRanges(state: SliceState, tools: LaneTools, taken: readonly IndexRange[]): Promise<void> {
  const { request, deadline, stream, gate } = state
  const { deterministic, name: target } = state.context.target
  const started = request.now()
  const [single, again]: [RunResult[], RangeResult[]] = [[], []]
  for await (const result of tools.lane.runRanges(stream, cutRanges(taken), deadline.signal)) {
    const failed = isRange(result) ? result.failed : [result]
    for (const one of failed) seeResult(state, one, single)
    if (!isRange(result)) continue
    if (deterministic && isRangeRunTwice(result.first)) again.push(result)
    else gate.put({ type: 'passed', passed: tellPassed(target, result, new Set(), false) })
  }
  state.rangeSize.see(countIndices(taken), request.now() - started)
  const { signal } = deadline
  const runs = { ...tools, target, stream, signal, onLeak: () => warnOfLeak(state) }
  if (again.length > 0) for await (const event of checkRanges(runs, again)) gate.put(event)
  await runTwice(state, tools, single)
}

function countIndices(ranges: readonly IndexRange[]): number {
  return ranges.reduce((sum, { first, end }) => sum + end - first, 0)
}

/** Tells a result, unless it is to be run a second time: then it is put into `twice`. */
function seeResult({ request, context, gate }: SliceState, result: RunResult, twice: RunResult[]): void {
  // Of a number of seeds, one that a cancellation kept from starting is simply still to run. Under a budget it was
  // issued, and must show as what it is.
  if (result.outcome === 'cut' && result.durationMs === 0 && request.plan.size.by === 'count') return
  if (context.target.deterministic && isRunTwice(result.index, result.outcome)) twice.push(result)
  else gate.put({ type: 'outcome', outcome: signOutcome(result, context.target, request.scratch) })
}

async function runTwice(state: SliceState, { secondRuns }: LaneTools, results: readonly RunResult[]): Promise<void> {
  if (results.length === 0) return
  for await (const outcome of secondRuns.check(results, state.deadline.signal)) {
    state.gate.put({ type: 'outcome', outcome })
  }
}

/** Once for a slice: findings are proven in fresh processes, so what only a shared one shows is not a finding. */
function warnOfLeak(state: SliceState): void {
  if (state.leaks) return
  state.leaks = true
  const { name } = state.context.target
  const message = `target "${name}": some seeds give in a process that they share with others what they do not give in one of their own, which decides; does the simulator keep state from seed to seed? --via run avoids it`
  state.gate.put({ type: 'warning', message })
}

/** When to stop drawing seeds, and when to kill what still runs. */
interface Deadline extends Disposable {
  drawingEnded(): boolean
  /** Aborts on cancellation, on `stop`, and when the grace after the budget is over. */
  readonly signal: AbortSignal
  stop(): void
}

/** Most time that running seeds get to finish after the budget is over. */
const graceMaxMs = 60_000

/** Longest time a timer of Node can hold, about 24 days; more would fire at once. */
const timerMsMax = 2 ** 31 - 1

/** `budgetMs`: from now; infinite where a number of seeds is planned. */
function openDeadline(request: SweepRequest, budgetMs: number): Deadline {
  const controller = new AbortController()
  const abort = () => controller.abort()
  if (request.signal.aborted) abort()
  request.signal.addEventListener('abort', abort, { once: true })
  const end = request.now() + budgetMs
  const limitMs = budgetMs + Math.min(graceMaxMs, budgetMs / 10)
  const timer = Number.isFinite(limitMs) ? setTimeout(abort, Math.min(limitMs, timerMsMax)) : null
  return {
    drawingEnded: () => request.now() >= end,
    signal: controller.signal,
    stop: abort,
    [Symbol.dispose]() {
      if (timer !== null) clearTimeout(timer)
      request.signal.removeEventListener('abort', abort)
    },
  }
}

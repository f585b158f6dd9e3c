import type { IndexRange, RunResult } from '../model/outcome.ts'
import type { Plan, Slice } from '../model/plan.ts'
import type { Via } from '../model/target.ts'
import { type Lane, openLane } from '../simulator/open-lane.ts'
import { runSeed } from '../simulator/run-seed.ts'
import type { SimulatorContext } from '../simulator/simulator-context.ts'
import { isRange, type RangeResult, singlesOf } from '../simulator/worker-work.ts'
import type { CarriedQueue } from './carried-queue.ts'
import type { ChunkSizer } from './chunk-sizer.ts'
import { cutRanges, isRangeRunTwice } from './cut-ranges.ts'
import type { Deadline } from './deadline.ts'
import type { Drawing } from './drawing.ts'
import { type LaneAccount, nextInTurn } from './fair-share.ts'
import { feedLane, type LaneAhead } from './feed-lane.ts'
import type { IndexCursor } from './index-cursor.ts'
import { rerunKilled } from './rerun-killed.ts'
import { checkRanges, tellPassed } from './run-ranges.ts'
import { isRunTwice, openSecondRuns, type SecondRuns } from './second-runs.ts'
import { seeResult } from './see-result.ts'
import { signOutcome } from './sign-outcome.ts'
import type { StartGate } from './start-gate.ts'

/** One target of a shard while it is swept. */
export interface TargetSweep {
  readonly context: SimulatorContext
  readonly via: Via
  readonly slice: Slice
  readonly stream: Plan['targets'][number]['stream']
  readonly cursor: IndexCursor
  readonly size: ChunkSizer
  readonly rangeSize: ChunkSizer
  readonly gate: StartGate
  readonly account: LaneAccount
  /** Indices of the slice that were started, or are in a chunk that was, with those that earlier sessions completed. */
  issued: number
  /** Seeds sharing a process have been seen to influence each other. */
  leaks: boolean
}

/** What the lanes of a shard share. */
export interface ShardSweep {
  readonly targets: readonly TargetSweep[]
  readonly carried: CarriedQueue
  readonly deadline: Deadline
  readonly drawing: Drawing
  /** Lanes that have seeds in hand which they have not started. */
  readonly ahead: Set<LaneAhead>
  readonly byBudget: boolean
  readonly now: () => number
}

/**
 * Runs seeds on one lane until nothing is left to draw: those carried over, then a chunk of a target at a time, whichever
 * target's turn it is.
 */
export async function driveLane(shard: ShardSweep): Promise<void> {
  const { targets, drawing } = shard
  await runCarried(shard)
  await using runners = openRunners()
  for (let mode = drawing.mode(); mode !== 'no'; mode = drawing.mode()) {
    const left = targets.filter(({ cursor, size }) => cursor.remaining() > 0 && drawing.allows(size.meanMs()))
    const account = nextInTurn(
      left.map((target) => target.account),
      shard.now(),
    )
    const target = left.find((candidate) => candidate.account === account)
    if (target === undefined) {
      if (await recallWaiting(shard.ahead)) continue
      return
    }
    const runner = runners.of(target)
    const { runFed } = runner.lane
    const giveBack = target.account.take(shard.now)
    const end = runFed === null ? drawing.begin() : () => {}
    try {
      if (runFed !== null) await feedLane(shard, target, { ...runner, runFed })
      else await runChunk(shard, target, runner, mode === 'one' ? 1 : Number.POSITIVE_INFINITY)
    } finally {
      end()
      giveBack()
    }
  }
}

/** Makes a lane with seeds that wait give them back, for one that has nothing to do; false where nothing waits. */
async function recallWaiting(lanes: ReadonlySet<LaneAhead>): Promise<boolean> {
  for (const lane of [...lanes].toSorted((one, other) => other.waiting() - one.waiting())) {
    if (lane.waiting() > 0 && (await lane.recall()) > 0) return true
  }
  return false
}

/** Each in a process of its own: they are few and long, and must not be ended by what others do. */
async function runCarried({ carried, now }: ShardSweep): Promise<void> {
  const { signal } = carried
  for (let job = carried.take(true); job !== null; job = carried.take(false)) {
    const { gate, account, context: usual } = job.target
    const context = { ...usual, target: { ...usual.target, timeoutMs: job.limitMs } }
    const giveBack = account.take(now)
    try {
      const ran = await runSeed(context, { index: job.index, seed: job.seed }, signal)
      const result = await rerunKilled(context, ran, signal)
      if (result.outcome === 'cut' && result.durationMs === 0) return
      if (context.target.deterministic && isRunTwice(result.index, result.outcome)) {
        await using lane = openLane(context, 'run')
        await using secondRuns = openSecondRuns(context, 'run', lane, () => {})
        for await (const outcome of secondRuns.check([result], signal)) gate.put({ type: 'outcome', outcome })
      } else gate.put({ type: 'outcome', outcome: signOutcome(result, context.target, context.scratch) })
    } finally {
      giveBack()
    }
  }
}

/** The processes of one lane, opened target by target as their turns come. */
interface Runners extends AsyncDisposable {
  of(target: TargetSweep): Runner
}

interface Runner {
  readonly lane: Lane
  readonly secondRuns: SecondRuns
  /** Whether its seeds are run in ranges; null until its first chunk. */
  inRanges: boolean | null
}

function openRunners(): Runners {
  const open = new Map<TargetSweep, Runner>()
  return {
    of(target) {
      const known = open.get(target)
      if (known !== undefined) return known
      const { context, via } = target
      const lane = openLane(context, via)
      const runner: Runner = {
        lane,
        secondRuns: openSecondRuns(context, via, lane, () => warnOfLeak(target)),
        inRanges: null,
      }
      open.set(target, runner)
      return runner
    },
    async [Symbol.asyncDispose]() {
      const all = [...open.values()].flatMap(({ lane, secondRuns }) => [secondRuns, lane])
      await Promise.all(all.map((one) => one[Symbol.asyncDispose]()))
    },
  }
}

/** A chunk of seeds that share processes. */
async function runChunk(shard: ShardSweep, target: TargetSweep, runner: Runner, seedsMax: number): Promise<void> {
  const { context, cursor, gate } = target
  // What is drawn for each seed, one request for many cannot say.
  runner.inRanges ??= context.target.axes.length === 0 && (await runner.lane.canRunRanges(shard.deadline.signal))
  const size = runner.inRanges ? target.rangeSize : target.size
  const laneMax = Math.min(runner.inRanges ? rangedChunkMax : runner.lane.chunk, seedsMax)
  const ranges = cursor.takeRanges(size.next(laneMax, cursor.remaining()))
  target.issued += countIndices(ranges)
  if (shard.byBudget) gate.put({ type: 'issued', target: context.target.name, count: target.issued })
  const started = shard.now()
  const run = runner.inRanges ? runRanges : runSingles
  const twice = await run(shard, target, runner, ranges, () => size.see(countIndices(ranges), shard.now() - started))
  if (twice.length === 0) return
  for await (const outcome of runner.secondRuns.check(twice, shard.deadline.signal)) {
    gate.put({ type: 'outcome', outcome })
  }
}

/** Most seeds in one call where they are run in ranges: a quarter of a second of the fastest there are. */
const rangedChunkMax = 2 ** 20

/** Runs seeds one by one; gives those that are to be run again. `onRan` when the first runs are over. */
async function runSingles(
  shard: ShardSweep,
  target: TargetSweep,
  { lane }: Runner,
  ranges: readonly IndexRange[],
  onRan: () => void,
): Promise<readonly RunResult[]> {
  const jobs = ranges.flatMap((range) => singlesOf({ ...range, stream: target.stream }))
  const twice: RunResult[] = []
  for await (const ran of lane.runSeeds(jobs, shard.deadline.signal)) await seeResult(shard, target, ran, twice)
  onRan()
  return twice
}

/** The same in ranges, of which those that passed and are run again are told here. */
async function runRanges(
  shard: ShardSweep,
  target: TargetSweep,
  { lane, secondRuns }: Runner,
  taken: readonly IndexRange[],
  onRan: () => void,
): Promise<readonly RunResult[]> {
  const { stream, gate } = target
  const { deterministic, name } = target.context.target
  const { signal } = shard.deadline
  const twice: RunResult[] = []
  const again: RangeResult[] = []
  for await (const result of lane.runRanges(stream, cutRanges(taken), signal)) {
    for (const one of isRange(result) ? result.failed : [result]) await seeResult(shard, target, one, twice)
    if (!isRange(result)) continue
    if (deterministic && isRangeRunTwice(result.first)) again.push(result)
    else gate.put({ type: 'passed', passed: tellPassed(name, result, new Set(), false) })
  }
  onRan()
  const runs = { target: name, lane, secondRuns, stream, signal, onLeak: () => warnOfLeak(target) }
  if (again.length > 0) for await (const event of checkRanges(runs, again)) gate.put(event)
  return twice
}

function countIndices(ranges: readonly IndexRange[]): number {
  return ranges.reduce((sum, { first, end }) => sum + end - first, 0)
}

/** Once for a target: findings are proven in fresh processes, so what only a shared one shows is not a finding. */
function warnOfLeak(target: TargetSweep): void {
  if (target.leaks) return
  target.leaks = true
  const { name } = target.context.target
  const message = `target "${name}": some seeds give in a process that they share with others what they do not give in one of their own, which decides; does the simulator keep state from seed to seed? --via run avoids it`
  target.gate.put({ type: 'warning', message })
}

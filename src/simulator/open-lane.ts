import { assert, assertNever } from '../base/assert.ts'
import type { IndexRange, RunResult, SeedJob } from '../model/outcome.ts'
import type { SeedStream } from '../model/plan.ts'
import type { Via } from '../model/target.ts'
import { openBatchRunner } from './batch-runner.ts'
import type { FedJob, SeedFeed } from './seed-feed.ts'
import { openSeedRunner } from './seed-runner.ts'
import type { SimulatorContext } from './simulator-context.ts'
import { openWorkerRunner, type WorkerRunner } from './worker-runner.ts'
import type { RangeResult } from './worker-work.ts'

/** One way to the simulator that runs seeds one after the other (or a window of them); a sweep opens one per core. */
export interface Lane extends AsyncDisposable {
  /** How many jobs it likes in one call. */
  readonly chunk: number
  /**
   * Yields exactly one result per job, in any order. When `signal` aborts, the process tree is killed at once and what
   * is unfinished comes as `cut`. One call at a time; a caller that stops reading early ends what runs.
   *
   * @param keepOutput also of a seed that passed, where each has a process of its own.
   */
  runSeeds(jobs: readonly SeedJob[], signal: AbortSignal, keepOutput?: boolean): AsyncIterable<RunResult>
  /** Runs what a feed hands out, in its order; null where seeds share a process. Otherwise as `runSeeds`. */
  readonly runFed:
    | (<Job extends FedJob>(feed: SeedFeed<Job>, signal: AbortSignal) => AsyncIterable<readonly [Job, RunResult]>)
    | null
  /** Hands what it was fed and has not started back to the feed, except for the first; gives the number of seeds. */
  recall(): Promise<number>
  /** Whether it takes ranges of indices; a worker is started and asked. */
  canRunRanges(signal: AbortSignal): Promise<boolean>
  /**
   * The same for ranges of indices of a stream, where `canRunRanges`. What is known only of a range as a whole comes as
   * one result; where something went wrong, its seeds come one by one. After an abort, ranges that were not begun are
   * not told.
   */
  runRanges(
    stream: SeedStream,
    ranges: readonly IndexRange[],
    signal: AbortSignal,
  ): AsyncIterable<RunResult | RangeResult>
}

/** How one kind of lane runs seeds; the lane around it adds cancelling by disposal. */
export interface SeedRunner {
  readonly chunk: number
  runSeeds(
    jobs: readonly SeedJob[],
    signal: AbortSignal,
    keepOutput?: boolean,
  ): AsyncGenerator<RunResult, void, undefined>
  readonly runFed?: <Job extends FedJob>(
    feed: SeedFeed<Job>,
    signal: AbortSignal,
  ) => AsyncGenerator<readonly [Job, RunResult], void, undefined>
  readonly recall?: () => Promise<number>
  readonly canRunRanges?: WorkerRunner['canRunRanges']
  readonly runRanges?: WorkerRunner['runRanges']
  /** Resolves when no process is left; called after the signals of all runs have aborted. */
  close(): Promise<void>
}

/** Opens a lane; processes start with the first seeds. Dispose it to end them and to remove their files. */
export function openLane(context: SimulatorContext, via: Via): Lane {
  const runner = openRunner(context, via)
  const closing = new AbortController()
  let busy = false

  /** Hands a signal to `run` that also aborts when the lane is disposed. */
  async function* use<T>(
    signal: AbortSignal,
    run: (stop: AbortSignal) => AsyncIterable<T>,
  ): AsyncGenerator<T, void, undefined> {
    assert(!busy, 'a lane is used by one caller at a time')
    busy = true
    // Not AbortSignal.any: it would hang one more dependent signal on a long-lived one for every seed.
    const stop = new AbortController()
    const abort = (): void => stop.abort()
    if (signal.aborted || closing.signal.aborted) abort()
    signal.addEventListener('abort', abort)
    closing.signal.addEventListener('abort', abort)
    try {
      yield* run(stop.signal)
    } finally {
      busy = false
      signal.removeEventListener('abort', abort)
      closing.signal.removeEventListener('abort', abort)
    }
  }

  const { runFed } = runner
  return {
    chunk: runner.chunk,
    runFed: runFed === undefined ? null : (feed, signal) => use(signal, (stop) => runFed(feed, stop)),
    recall: async () => (await runner.recall?.()) ?? 0,
    runSeeds: (jobs, signal, keepOutput) => use(signal, (stop) => runner.runSeeds(jobs, stop, keepOutput)),
    canRunRanges: async (signal) => (await runner.canRunRanges?.(signal)) ?? false,
    runRanges(stream, ranges, signal) {
      const { runRanges } = runner
      assert(runRanges !== undefined, 'only lanes that can run ranges are asked to')
      return use(signal, (stop) => runRanges(stream, ranges, stop))
    },
    async [Symbol.asyncDispose]() {
      closing.abort()
      await runner.close()
    },
  }
}

function openRunner(context: SimulatorContext, via: Via): SeedRunner {
  switch (via) {
    case 'run':
      return openSeedRunner(context)
    case 'batch':
      return openBatchRunner(context)
    case 'worker':
      return openWorkerRunner(context)
    default:
      return assertNever(via)
  }
}

import type { RunResult } from '../model/outcome.ts'
import { type LaunchServer, startLaunchServer } from './launch-server.ts'
import type { SeedRunner } from './open-lane.ts'
import { openOutDirectories } from './out-directory.ts'
import { type NotRun, runSeed, runSeedBy } from './run-seed.ts'
import { type FedJob, feedAll, type SeedFeed } from './seed-feed.ts'
import type { SimulatorContext } from './simulator-context.ts'

/** Seeds in one call, where the caller has as many. */
const chunkMax = 256
/** Seeds that wait in the launch server at most; it runs one at a time and never waits for the next. */
export const waitingMax = 64

/** A seed that was handed over, and what comes of it. */
interface Underway<Job> {
  readonly job: Job
  readonly ended: Promise<RunResult | NotRun>
}

/**
 * A fresh process per seed, by the target's `run`: started by a launch server where there is one, else by ourselves.
 *
 * @param start null where this system has no launch server.
 * @param seedsForServer number of seeds from which on a server is worth its own start of about 20 ms.
 */
export function openSeedRunner(
  context: SimulatorContext,
  start: (context: SimulatorContext) => LaunchServer | null = startLaunchServer,
  seedsForServer = 4,
): SeedRunner {
  /** Null: this lane has none (any more). */
  let server: LaunchServer | null | undefined
  let seen = 0
  /** What closing waits for. */
  let running: readonly { readonly ended: Promise<unknown> }[] = []
  let takeBack: (() => Promise<number>) | null = null
  let recalling: Promise<number> | null = null
  const directories = openOutDirectories(context.scratch)

  /** Yields until the feed has no more or the server cannot go on; returns what it then has left. */
  async function* runThere<Job extends FedJob>(
    { launch, recall }: LaunchServer,
    feed: SeedFeed<Job>,
    signal: AbortSignal,
  ): AsyncGenerator<readonly [Job, RunResult], readonly Job[], undefined> {
    const stop = new AbortController()
    const abort = (): void => stop.abort()
    signal.addEventListener('abort', abort)
    const underway: Underway<Job>[] = []
    running = underway

    /** One more runs than wait; topped up in halves, so that several requests travel together. */
    const topUp = (): void => {
      const ahead = feed.ahead()
      if (underway.length - 1 > ahead / 2) return
      while (underway.length <= ahead) {
        const job = feed.next()
        if (job === null) return
        const ended = runSeedBy({ launch, directories }, context, job, stop.signal, job.keepOutput)
        underway.push({ job, ended })
      }
    }
    takeBack = async () => {
      const count = await recall()
      const back = underway.splice(underway.length - count)
      feed.takeBack(back.map(({ job }) => job))
      return count
    }
    try {
      for (;;) {
        // Nothing is handed over meanwhile, so that what the server gives back is what it was handed last.
        if (recalling !== null) {
          await recalling
          continue
        }
        topUp()
        const [oldest] = underway
        if (oldest === undefined) return []
        const result = await oldest.ended
        if (result === 'recalled') continue
        if (result === 'not-started') return underway.map(({ job }) => job)
        underway.shift()
        yield [oldest.job, result]
      }
    } finally {
      signal.removeEventListener('abort', abort)
      // Aborting costs an error with its stack; mostly nothing runs any more.
      if (underway.length > 0) stop.abort()
      await Promise.allSettled(underway.map(({ ended }) => ended))
      running = []
    }
  }

  async function* runFed<Job extends FedJob>(
    feed: SeedFeed<Job>,
    signal: AbortSignal,
  ): AsyncGenerator<readonly [Job, RunResult], void, undefined> {
    let left: readonly Job[] = []
    for (;;) {
      if (server === undefined && seen + 1 >= seedsForServer) server = start(context)
      // While it starts, and once the signal has aborted, there is nothing to win.
      if (server?.isReady() && left.length === 0 && !signal.aborted) {
        left = yield* runThere(server, feed, signal)
        if (left.length === 0) return
        // What it cannot start now it could hardly start later, and we know how to say why.
        await server.close()
        server = null
      }
      takeBack = async () => {
        const back = left
        left = []
        feed.takeBack(back)
        return back.length
      }
      const job = left[0] ?? feed.next()
      if (job === null) return
      left = left.slice(1)
      seen++
      const ended = runSeed(context, job, signal, job.keepOutput)
      running = [{ ended }]
      yield [job, await ended]
      running = []
    }
  }

  return {
    chunk: chunkMax,
    async *runSeeds(jobs, signal, keepOutput = false) {
      if (server === undefined && seen + jobs.length >= seedsForServer) server = start(context)
      for await (const [, result] of runFed(feedAll(jobs, keepOutput, waitingMax), signal)) yield result
    },
    runFed,
    async recall() {
      recalling ??=
        takeBack?.().finally(() => {
          recalling = null
        }) ?? null
      return recalling ?? 0
    },
    async close() {
      // A failure of a run belongs to whoever reads the seeds.
      await Promise.allSettled(running.map(({ ended }) => ended))
      await server?.close()
      directories[Symbol.dispose]()
    },
  }
}

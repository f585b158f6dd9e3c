import type { RunResult, SeedJob } from '../model/outcome.ts'
import { type LaunchServer, startLaunchServer } from './launch-server.ts'
import type { SeedRunner } from './open-lane.ts'
import { openOutDirectories } from './out-directory.ts'
import { cutResult, runSeed, runSeedBy } from './run-seed.ts'
import type { SimulatorContext } from './simulator-context.ts'

/** Seeds in one call, where the caller has as many. */
const chunkMax = 256
/** Seeds that the launch server has in its hands at most; it runs one at a time and never waits for the next. */
const queuedMax = 64
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
  let running: Promise<RunResult | null>[] = []
  let seen = 0
  const directories = openOutDirectories(context.scratch)

  /** Yields until all are done or the server cannot go on; returns those that are left. */
  async function* runThere(
    { launch }: LaunchServer,
    jobs: readonly SeedJob[],
    signal: AbortSignal,
    keepOutput: boolean,
  ): AsyncGenerator<RunResult, readonly SeedJob[], undefined> {
    const stop = new AbortController()
    const abort = (): void => stop.abort()
    signal.addEventListener('abort', abort)
    let next = 0
    try {
      for (let done = 0; done < jobs.length; done++) {
        // Topped up in halves, so that several requests travel together.
        if (running.length <= queuedMax / 2) {
          const more = jobs.slice(next, next + queuedMax - running.length)
          running.push(...more.map((job) => runSeedBy({ launch, directories }, context, job, stop.signal, keepOutput)))
          next += more.length
        }
        const result = await running.shift()
        if (result == null) return jobs.slice(done)
        yield result
      }
      return []
    } finally {
      signal.removeEventListener('abort', abort)
      // Aborting costs an error with its stack; mostly nothing runs any more.
      if (running.length > 0) stop.abort()
      await Promise.allSettled(running)
      running = []
    }
  }

  return {
    chunk: chunkMax,
    async *runSeeds(jobs, signal, keepOutput = false) {
      seen += jobs.length
      if (server === undefined && seen >= seedsForServer) server = start(context)
      let left = jobs
      for (let job = left[0]; job !== undefined; job = left[0]) {
        // While it starts, and once the signal has aborted, there is nothing to win.
        if (server?.isReady() && !signal.aborted) {
          left = yield* runThere(server, left, signal, keepOutput)
          if (left.length === 0) return
          // What it cannot start now it could hardly start later, and we know how to say why.
          await server.close()
          server = null
          continue
        }
        left = left.slice(1)
        running = [runSeed(context, job, signal, keepOutput)]
        yield (await running[0]) ?? cutResult(job)
        running = []
      }
    },
    async close() {
      // A failure of a run belongs to whoever reads the seeds.
      await Promise.allSettled(running)
      await server?.close()
      directories[Symbol.dispose]()
    },
  }
}

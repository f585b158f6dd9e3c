import { assert } from '../base/assert.ts'
import type { SeedJob } from '../model/outcome.ts'
import type { SeedRunner } from './open-lane.ts'
import { cutResult } from './run-seed.ts'
import type { SimulatorContext } from './simulator-context.ts'
import { startWorker, type WorkerProcess } from './worker-process.ts'
import { runWorkerSession, type SessionLeft } from './worker-session.ts'

/** Seeds in one call, where the caller has as many. */
const chunkMax = 256
/** How long a worker may take to end by itself when its lane is disposed. */
const dismissMs = 200

/** A persistent worker that is replaced when it dies, hangs or leaves the protocol; the target's `worker`. */
export function openWorkerRunner(context: SimulatorContext): SeedRunner {
  assert(context.target.worker !== null, `target ${context.target.name} has no worker`)
  let worker: WorkerProcess | null = null
  let window: number | null = null
  let inOrder = true

  return {
    chunk: chunkMax,
    async *runSeeds(jobs, signal) {
      let waiting: readonly SeedJob[] = jobs
      let carefully = 0
      while (waiting.length > 0) {
        if (signal.aborted) {
          yield* waiting.map((job) => cutResult(job))
          return
        }
        if (worker === null || worker.hasEnded()) {
          worker = startWorker(context)
          window = null
        }
        const current: WorkerProcess = worker
        let left: SessionLeft | null = null
        try {
          current.drive(signal)
          left = yield* runWorkerSession(context.target, current, { waiting, window, carefully, inOrder })
        } finally {
          current.rest()
          // It was lost, or the caller left while seeds were running, whose late results would confuse the next call.
          if (left === null || left.lost) {
            current.kill()
            await current.ended
            worker = null
          }
        }
        ;({ waiting, window, carefully, inOrder } = left)
      }
    },
    async close() {
      if (worker === null) return
      const last = worker
      worker = null
      const timer = setTimeout(() => last.kill(), dismissMs)
      last.dismiss()
      await last.ended
      clearTimeout(timer)
    },
  }
}

import { assert } from '../base/assert.ts'
import type { IndexRange, RunResult } from '../model/outcome.ts'
import type { SeedStream } from '../model/plan.ts'
import type { SeedRunner } from './open-lane.ts'
import { cutResult } from './run-seed.ts'
import type { SimulatorContext } from './simulator-context.ts'
import { meanMs, newPace } from './worker-pace.ts'
import { startWorker, type WorkerProcess } from './worker-process.ts'
import { runWorkerSession, type SessionLeft, type SessionStart } from './worker-session.ts'
import { isRange, type RangeResult, type Work } from './worker-work.ts'

/** Seeds in one call, where the caller has as many. */
const chunkMax = 256
/** How long a worker may take to end by itself when its lane is disposed. */
const dismissMs = 200

export interface WorkerRunner extends SeedRunner {
  canRunRanges(signal: AbortSignal): Promise<boolean>
  runRanges(
    stream: SeedStream,
    ranges: readonly IndexRange[],
    signal: AbortSignal,
  ): AsyncGenerator<RunResult | RangeResult, void, undefined>
}

/**
 * A persistent worker that is replaced when it dies, hangs, leaves the protocol, or has run as many seeds as the
 * target's `recycle` allows; the target's `worker`.
 */
export function openWorkerRunner(context: SimulatorContext): WorkerRunner {
  const { target } = context
  assert(target.worker !== null, `target ${target.name} has no worker`)
  const fresh = { window: null, quota: target.recycle ?? Number.POSITIVE_INFINITY }
  const pace = newPace()
  let worker: WorkerProcess | null = null
  let state: Omit<SessionStart, 'waiting' | 'carefully'> = { ...fresh, inOrder: true, killedStarts: 0 }
  /** Started ahead of its turn, so that nobody waits for its start. */
  let successor: WorkerProcess | null = null
  const retired = new Set<Promise<void>>()
  let startMs = 0

  function start(): WorkerProcess {
    const startedAt = performance.now()
    const started = startWorker(context)
    void started.greeted.then(() => {
      startMs = performance.now() - startedAt
    })
    return started
  }

  function current(): WorkerProcess {
    if (worker !== null && !worker.hasEnded()) return worker
    worker = successor?.hasEnded() === false ? successor : start()
    successor = null
    state = { ...state, ...fresh }
    return worker
  }

  /** Starts the next worker when what this one may still run takes about twice as long as a start. */
  function prepare(quota: number): void {
    if (successor !== null || quota > (2 * startMs) / Math.max(meanMs(pace) ?? 0, 1e-6)) return
    successor = start()
  }

  function retire(last: WorkerProcess): void {
    const timer = setTimeout(() => last.kill(), dismissMs)
    last.dismiss()
    const ended = last.ended.then(() => {
      clearTimeout(timer)
      retired.delete(ended)
    })
    retired.add(ended)
  }

  async function* work(
    works: readonly Work[],
    signal: AbortSignal,
  ): AsyncGenerator<RunResult | RangeResult, void, undefined> {
    let waiting = works
    let carefully = 0
    while (waiting.length > 0) {
      if (signal.aborted) {
        // Ranges that nobody began are simply still to run.
        for (const one of waiting) if (!isRange(one)) yield cutResult(one)
        return
      }
      const now = current()
      let left: SessionLeft | null = null
      try {
        now.drive(signal)
        left = yield* runWorkerSession({ target, pace, onQuota: prepare }, now, { ...state, waiting, carefully })
      } finally {
        now.rest()
        // It was lost, or the caller left while seeds were running, whose late results would confuse the next call.
        if (left === null || left.lost) {
          now.kill()
          await now.ended
          worker = null
        }
      }
      ;({ waiting, carefully } = left)
      state = left
      if (left.lost || left.quota > 0) continue
      retire(now)
      worker = null
    }
  }

  return {
    chunk: chunkMax,
    async *runSeeds(jobs, signal) {
      for await (const result of work(jobs, signal)) {
        assert(!isRange(result), 'single seeds have single results')
        yield result
      }
    },
    async canRunRanges(signal) {
      if (signal.aborted) return false
      const now = current()
      try {
        now.drive(signal)
        return (await now.greeted)?.ranges ?? false
      } finally {
        now.rest()
      }
    },
    runRanges: (stream, ranges, signal) =>
      work(
        ranges.map((range) => ({ ...range, stream })),
        signal,
      ),
    async close() {
      for (const last of [worker, successor]) if (last !== null) retire(last)
      worker = null
      successor = null
      await Promise.all(retired)
    },
  }
}

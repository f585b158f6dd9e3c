import { assert } from '../base/assert.ts'
import { type Configured, drawConfiguration } from '../model/configuration.ts'
import type { RunResult, SeedJob } from '../model/outcome.ts'
import type { Target } from '../model/target.ts'
import { startBatch } from './batch-process.ts'
import type { BatchLeft } from './batch-tally.ts'
import type { SeedRunner } from './open-lane.ts'
import { cutResult, runSeed } from './run-seed.ts'
import type { SimulatorContext } from './simulator-context.ts'

/** Seeds per process, where the caller has as many. */
const chunkMax = 256

/** Many seeds in one process, by the target's `batch`; what a batch leaves in doubt is run alone, by `run`. */
export function openBatchRunner(context: SimulatorContext): SeedRunner {
  const { target } = context
  assert(target.batch !== null, `target ${target.name} has no batch`)
  let ended: Promise<unknown> = Promise.resolve()

  async function* runGroup(
    group: readonly SeedJob[],
    signal: AbortSignal,
  ): AsyncGenerator<RunResult, BatchLeft, undefined> {
    const process = startBatch(context, group, signal)
    ended = process.ended
    try {
      for (;;) {
        const event = await process.events.take()
        if (event.type === 'ended') return event.left
        yield event.result
      }
    } finally {
      process.kill()
      await process.ended
    }
  }

  /** Returns the seeds that come after the one which explains why the batch failed. */
  async function* runAlone(
    { alone, why }: BatchLeft,
    signal: AbortSignal,
  ): AsyncGenerator<RunResult, readonly SeedJob[], undefined> {
    for (const [position, job] of alone.entries()) {
      const running = runSeed(context, job, signal)
      ended = running.catch(() => {})
      const result = await running
      const unexplained = why !== null && result.outcome === 'passed' && position === alone.length - 1
      yield unexplained ? { ...result, outcome: 'unknown', reason: why } : result
      if (result.outcome !== 'passed') return alone.slice(position + 1)
    }
    return []
  }

  return {
    chunk: chunkMax,
    async *runSeeds(jobs, signal) {
      const groups = groupJobs(target, jobs)
      for (let group = groups.shift(); group !== undefined; group = groups.shift()) {
        if (signal.aborted) {
          yield* group.map((job) => cutResult(job))
          continue
        }
        const left = yield* runGroup(group, signal)
        groups.unshift(...groupJobs(target, left.again))
        groups.unshift(...groupJobs(target, yield* runAlone(left, signal)))
      }
    },
    async close() {
      await ended
    },
  }
}

/**
 * Cuts jobs into groups that one process can run: of one configuration, and consecutive seeds for `{from}` and
 * `{count}`, distinct seeds for `{seeds-file}`.
 */
export function groupJobs(target: Configured & Pick<Target, 'batch'>, jobs: readonly SeedJob[]): SeedJob[][] {
  const byFile = target.batch?.argv.some((word) => word.includes('{seeds-file}')) === true
  const cut = byFile ? cutAtRepeated : cutAtGaps
  if (target.axes.length === 0) return cut(jobs)
  const alike = Map.groupBy(jobs, ({ seed }) => JSON.stringify(drawConfiguration(target, seed)))
  return [...alike.values()].flatMap(cut)
}

function cutAtGaps(jobs: readonly SeedJob[]): SeedJob[][] {
  const groups: SeedJob[][] = []
  for (const job of jobs) {
    const group = groups.at(-1)
    const previous = group?.at(-1)
    if (group !== undefined && previous !== undefined && BigInt(previous.seed) + 1n === BigInt(job.seed))
      group.push(job)
    else groups.push([job])
  }
  return groups
}

function cutAtRepeated(jobs: readonly SeedJob[]): SeedJob[][] {
  const groups: SeedJob[][] = []
  let seen = new Set<string>()
  for (const job of jobs) {
    const group = groups.at(-1)
    if (group !== undefined && !seen.has(job.seed)) group.push(job)
    else {
      groups.push([job])
      seen = new Set()
    }
    seen.add(job.seed)
  }
  return groups
}

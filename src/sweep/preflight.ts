import { createHash } from 'node:crypto'
import { UserError } from '../base/user-error.ts'
import type { RunResult, SeedJob } from '../model/outcome.ts'
import type { Plan, Slice } from '../model/plan.ts'
import { seedAt } from '../model/seed-stream.ts'
import type { Target } from '../model/target.ts'
import { formatArgv } from '../simulator/command-line.ts'
import { runSeed } from '../simulator/run-seed.ts'
import type { SimulatorContext } from '../simulator/simulator-context.ts'

/** Seeds that are run before the sweep to see whether the seed reaches the simulator. */
const preflightSeeds = 3

/**
 * Runs the first seeds of a slice, each in a fresh process, in no count. What passes keeps its output here. As soon as
 * two of them differ the rest is ended: of seeds of very unequal length the longest would keep all lanes waiting.
 */
export async function runPreflight(
  context: SimulatorContext,
  stream: Plan['targets'][number]['stream'],
  slice: Slice,
  signal: AbortSignal,
): Promise<RunResult[]> {
  const count = Math.min(preflightSeeds, slice.end - slice.first)
  const jobs: SeedJob[] = Array.from({ length: count }, (_, offset) => {
    const index = slice.first + offset
    return { index, seed: seedAt(stream, index) }
  })
  const told = new AbortController()
  const stop = AbortSignal.any([signal, told.signal])
  const ended: RunResult[] = []
  const run = async (job: SeedJob): Promise<RunResult> => {
    const result = await runSeed(context, job, stop, true)
    ended.push(result)
    if (context.target.deterministic && isNoMistake(ended)) told.abort()
    return result
  }
  return Promise.all(jobs.map(run))
}

/** Whether seeds that have ended show, whatever others will, that the seed reaches the simulator or that this says nothing of it. */
function isNoMistake(results: readonly RunResult[]): boolean {
  const passed = results.every((result) => result.outcome === 'passed')
  const failed = results.every((result) => result.outcome === 'failed' && result.digest !== null)
  return (!passed && !failed) || new Set(results.map(describeRun)).size > 1
}

/**
 * Judges the preflight: equal runs of different seeds mean that the seed does not reach the simulator. That is an error
 * where nothing of the command has a `{seed}`, and a warning (returned) where it has; null where all is well.
 *
 * Seeds that failed alike say something only in the words of a result line: a program that dies at once prints the same
 * for every seed too, and that is the start watch's business.
 */
export function checkPreflight(target: Target, results: readonly RunResult[]): string | null {
  // A seed that is an attempt number changes nothing, and need not.
  if (results.length < preflightSeeds || !target.deterministic) return null
  if (isNoMistake(results)) return null
  const [digest = ''] = results.map(describeRun)
  const what = results[0]?.digest == null ? 'output' : 'digest'
  if (!passesSeed(target)) throw describeUnusedSeed(target, what, digest)
  // A simulator that prints nothing when it passes says nothing about its seeds either.
  if (results.every((result) => result.digest === null && result.output.trim() === '')) return null
  return `target "${target.name}": ${preflightSeeds} seeds gave the same ${what} (${digest}); does the simulator use its seed?`
}

function passesSeed({ run, env }: Target): boolean {
  return [...run, ...Object.values(env)].some((word) => word.includes('{seed}'))
}

function describeRun(result: RunResult): string {
  if (result.digest !== null) return result.digest
  return createHash('sha256').update(result.output).digest('hex').slice(0, 8)
}

function describeUnusedSeed(target: Target, what: string, digest: string): UserError {
  const command = formatArgv(target.run)
  return new UserError(
    'seed-not-used',
    `the command of target "${target.name}" does not use the seed\n  run: ${command}\n  ${preflightSeeds} seeds gave the same ${what} (${digest})`,
    `Write {seed} where the seed goes, for example\n  run: ${command} --seed {seed}`,
  )
}

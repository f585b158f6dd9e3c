import { type RunResult, wasKilledFromOutside } from '../model/outcome.ts'
import { runSeed } from '../simulator/run-seed.ts'
import type { SimulatorContext } from '../simulator/simulator-context.ts'

/**
 * Runs a seed once more, in a process of its own, where the process that ran it was killed from outside. A seed that is
 * killed again stays `infra`. Anything else comes back as it is.
 *
 * @param keepOutput as of `runSeed`
 */
export async function rerunKilled(
  context: SimulatorContext,
  result: RunResult,
  signal: AbortSignal,
  keepOutput = false,
): Promise<RunResult> {
  return againIfKilled(result, () => runSeed(context, { index: result.index, seed: result.seed }, signal, keepOutput))
}

/** The result, or what `again` gives where its process was killed from outside. */
export async function againIfKilled(result: RunResult, again: () => Promise<RunResult>): Promise<RunResult> {
  return wasKilledFromOutside(result) ? again() : result
}

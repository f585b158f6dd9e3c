import type { RunResult } from '../model/outcome.ts'
import { runSeed } from '../simulator/run-seed.ts'
import type { SimulatorContext } from '../simulator/simulator-context.ts'

/**
 * Runs a seed once more, in a process of its own, where the process that ran it was ended by a SIGKILL that was not ours:
 * short of memory, the system picks any process, and what it picks says nothing of the seed. A seed that is killed again
 * stays `infra`. Anything else comes back as it is.
 *
 * @param keepOutput as of `runSeed`
 */
export async function rerunKilled(
  context: SimulatorContext,
  result: RunResult,
  signal: AbortSignal,
  keepOutput = false,
): Promise<RunResult> {
  if (!wasKilled(result)) return result
  return runSeed(context, { index: result.index, seed: result.seed }, signal, keepOutput)
}

function wasKilled({ outcome, exit }: RunResult): boolean {
  return outcome === 'infra' && exit?.signal === 'SIGKILL' && exit.killedByUs === null
}

import { type RunResult, wasKilledFromOutside } from '../model/outcome.ts'
import type { ShardSweep, TargetSweep } from './drive-lane.ts'
import { rerunKilled } from './rerun-killed.ts'
import { isRunTwice } from './second-runs.ts'
import { signOutcome } from './sign-outcome.ts'

/** Tells a result, unless it is to be run a second time: then it is put into `twice`. */
export async function seeResult(
  { deadline, byBudget }: ShardSweep,
  { context, gate }: TargetSweep,
  ran: RunResult,
  twice: RunResult[],
): Promise<void> {
  const result = wasKilledFromOutside(ran) ? await rerunKilled(context, ran, deadline.signal) : ran
  // Of a number of seeds, one that a cancellation kept from starting is simply still to run. Under a budget it was
  // issued, and must show as what it is.
  if (result.outcome === 'cut' && result.durationMs === 0 && !byBudget) return
  if (context.target.deterministic && isRunTwice(result.index, result.outcome)) twice.push(result)
  else gate.put({ type: 'outcome', outcome: signOutcome(result, context.target, context.scratch) })
}

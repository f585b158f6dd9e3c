import type { RunResult } from '../model/outcome.ts'
import { describeEvidence } from '../signature/describe-evidence.ts'
import { extractSignature } from '../signature/extract-signature.ts'
import { runCanary, runTargetCanary } from '../simulator/run-canary.ts'
import type { SimulatorContext } from '../simulator/simulator-context.ts'
import { againIfKilled } from './rerun-killed.ts'

/** `failed`: the planted failure was seen, as it must be. `passed`: it was not; the harness is unhealthy. */
export type CanaryVerdict = 'failed' | 'passed' | 'not-run'

/** Runs the engine's own canary, and the target's where it has one, through the same launcher and classifier. */
export async function runCanaries(
  context: SimulatorContext,
  nodePath: string,
  signal: AbortSignal,
): Promise<{ verdict: CanaryVerdict; reason: string | null }> {
  const own = await twiceIfKilled(() => runCanary(context, signal, nodePath))
  const ownVerdict = judgeOwnCanary(own, context)
  if (ownVerdict.verdict !== 'failed' || context.target.canary === null) return ownVerdict
  return judgeTargetCanary(await twiceIfKilled(() => runTargetCanary(context, signal)))
}

/** As with any seed: that the system picked this process says nothing of the harness. */
async function twiceIfKilled(run: () => Promise<RunResult>): Promise<RunResult> {
  return againIfKilled(await run(), run)
}

function judgeOwnCanary(
  result: RunResult,
  context: SimulatorContext,
): { verdict: CanaryVerdict; reason: string | null } {
  if (result.outcome === 'cut') return { verdict: 'not-run', reason: null }
  if (result.outcome !== 'failed') {
    return { verdict: 'passed', reason: `the engine's canary gave ${result.outcome}${describeReason(result)}` }
  }
  const signature = extractSignature(describeEvidence(result, context.target.name, context.scratch))
  if (signature.type === 'Canary') return { verdict: 'failed', reason: null }
  return { verdict: 'passed', reason: `the engine's canary failed with another signature: ${signature.title}` }
}

function judgeTargetCanary(result: RunResult): { verdict: CanaryVerdict; reason: string | null } {
  if (result.outcome === 'cut') return { verdict: 'not-run', reason: null }
  if (result.outcome === 'failed' || result.outcome === 'timed-out') return { verdict: 'failed', reason: null }
  return { verdict: 'passed', reason: `the target's canary gave ${result.outcome}${describeReason(result)}` }
}

function describeReason(result: RunResult): string {
  return result.reason === null ? '' : `: ${result.reason}`
}

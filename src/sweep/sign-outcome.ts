import { isFailure, type Outcome, type RunResult } from '../model/outcome.ts'
import type { Target } from '../model/target.ts'
import { describeEvidence, maskResult } from '../signature/describe-evidence.ts'
import { extractSignature } from '../signature/extract-signature.ts'

/** Adds the signature to a failing result; everything else has none. `workdir`: where the run wrote its files. */
export function signOutcome(result: RunResult, target: Target, workdir: string): Outcome {
  const failed = result.outcome !== 'cut' && isFailure(result.outcome)
  const signature = failed ? extractSignature(describeEvidence(result, target.name, workdir)) : null
  return { ...maskResult(result), target: target.name, signature, secondRun: null }
}

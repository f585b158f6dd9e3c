import type { RunResult } from '../model/outcome.ts'
import type { FailureEvidence } from '../model/signature.ts'

/** What the signature of a finished run is made from. `workdir`: where the run wrote its files. */
export function describeEvidence(result: RunResult, target: string, workdir: string): FailureEvidence {
  return {
    text: result.output,
    target,
    seed: result.seed,
    workdir,
    ...(result.exit?.code != null && { exitCode: result.exit.code }),
    ...(result.exit?.signal != null && { signal: result.exit.signal }),
    ...(result.outcome === 'timed-out' && { timedOut: true }),
    ...(result.reported !== null && { reported: result.reported }),
  }
}

import { maskTokens } from '../base/mask-tokens.ts'
import type { RunResult } from '../model/outcome.ts'
import type { FailureEvidence, ReportedFailure } from '../model/signature.ts'

/** What the signature of a finished run is made from. `workdir`: where the run wrote its files. */
export function describeEvidence(found: RunResult, target: string, workdir: string): FailureEvidence {
  const result = maskResult(found)
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

/** A result whose words hold no token: everything that is kept, printed or published of a run is made from this. */
export function maskResult<Result extends Pick<RunResult, 'output' | 'reason' | 'reported'>>(result: Result): Result {
  const { output, reason, reported } = result
  return {
    ...result,
    output: maskTokens(output),
    reason: reason === null ? null : maskTokens(reason),
    reported: reported === null ? null : maskReported(reported),
  }
}

function maskReported(reported: ReportedFailure): ReportedFailure {
  const words = Object.entries(reported).map(([name, word]) => [
    name,
    typeof word === 'string' ? maskTokens(word) : word,
  ])
  return { ...reported, ...(Object.fromEntries(words) as Partial<ReportedFailure>) }
}

import { isFailure, type RunResult, wasKilledFromOutside } from '../model/outcome.ts'
import type { Replay, Reproduction } from '../model/reproduction.ts'
import type { Signature } from '../model/signature.ts'
import { describeEvidence } from '../signature/describe-evidence.ts'
import { extractSignature } from '../signature/extract-signature.ts'
import { runCommandLine } from '../simulator/run-command-line.ts'
import type { SimulatorContext } from '../simulator/simulator-context.ts'

/** What a replay gave, with what was seen, for people who want to read it. */
export interface ReplayRun {
  readonly replay: Replay
  readonly result: RunResult
  readonly signature: Signature | null
}

/**
 * Executes a reproduction's command line in a fresh process and compares signature and digest with what it promises.
 * Null when it was cancelled before it ended.
 */
export async function replayReproduction(
  reproduction: Reproduction,
  context: SimulatorContext,
  labels: { readonly campaign: string; readonly replay: number; readonly where: string },
  signal: AbortSignal,
): Promise<ReplayRun | null> {
  const job = { index: 0, seed: reproduction.seed }
  const run = () => runCommandLine(reproduction.commandLine, context, job, signal)
  const first = await run()
  const result = wasKilledFromOutside(first) ? await run() : first
  if (result.outcome === 'cut') return null
  const signature = isFailure(result.outcome)
    ? extractSignature(describeEvidence(result, context.target.name, context.scratch))
    : null
  return { replay: judgeReplay(reproduction, result, signature, labels), result, signature }
}

/** Compares one run with what the reproduction promises. Pure. */
export function judgeReplay(
  reproduction: Reproduction,
  result: RunResult,
  signature: Signature | null,
  labels: { readonly campaign: string; readonly replay: number; readonly where: string },
): Replay {
  return {
    ...labels,
    target: reproduction.target,
    key: reproduction.expected.key,
    seed: reproduction.seed,
    verdict: compareRun(reproduction, result, signature),
    seenKey: signature?.key ?? null,
    seenTitle: signature?.title ?? null,
    seenDigest: result.digest,
    seenExit: describeExit(result),
    durationMs: result.durationMs,
  }
}

function compareRun(reproduction: Reproduction, result: RunResult, signature: Signature | null): Replay['verdict'] {
  if (result.outcome === 'passed') return 'passed'
  if (signature === null) return 'unknown'
  if (signature.key !== reproduction.expected.key) return 'other'
  const digests = [result.digest, reproduction.expected.digest]
  return digests.includes(null) || digests[0] === digests[1] ? 'same' : 'other'
}

function describeExit(result: RunResult): string | null {
  if (result.outcome === 'timed-out') return 'does not end in time'
  if (result.exit?.signal != null) return `is killed by ${result.exit.signal}`
  return result.exit?.code == null ? null : `exits ${result.exit.code}`
}

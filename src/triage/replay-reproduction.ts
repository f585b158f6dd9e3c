import { isFailure, type RunResult, wasKilledFromOutside } from '../model/outcome.ts'
import type { Replay, Reproduction } from '../model/reproduction.ts'
import type { Signature } from '../model/signature.ts'
import { describeUnequalRuns, isSameRun } from '../signature/compare-runs.ts'
import { describeEvidence } from '../signature/describe-evidence.ts'
import { extractSignature } from '../signature/extract-signature.ts'
import { runCommandLine } from '../simulator/run-command-line.ts'
import type { SimulatorContext } from '../simulator/simulator-context.ts'

/** What a replay gave, with what was seen, for people who want to read it. */
export interface ReplayRun {
  readonly replay: Replay
  /** Of a pair, its second run. */
  readonly result: RunResult
  readonly signature: Signature | null
  /** Of a pair whose runs differ: what each gave, and the first line in which their outputs differ. Else null. */
  readonly difference: string | null
}

export type ReplayLabels = Pick<Replay, 'campaign' | 'replay' | 'where'>

/**
 * Executes a reproduction's command line in a fresh process and compares signature and digest with what it promises; by
 * pairs, executes it in two, one after the other, and compares those. Null when it was cancelled before it ended.
 */
export async function replayReproduction(
  reproduction: Reproduction,
  context: SimulatorContext,
  labels: ReplayLabels,
  signal: AbortSignal,
): Promise<ReplayRun | null> {
  const first = await runSigned(reproduction, context, signal)
  if (first === null) return null
  if (reproduction.repeat.by !== 'pairs') {
    const replay = judgeReplay(reproduction, first.result, first.signature, labels)
    return { ...first, replay, difference: null }
  }
  const second = await runSigned(reproduction, context, signal)
  return second === null ? null : { ...second, ...judgePair(reproduction, first, second, labels) }
}

/** One run and its cause. */
export interface SignedRun {
  readonly result: RunResult
  readonly signature: Signature | null
}

async function runSigned(
  { commandLine, seed, timeoutMs }: Reproduction,
  context: SimulatorContext,
  signal: AbortSignal,
): Promise<SignedRun | null> {
  const limited = { ...context, target: { ...context.target, timeoutMs } }
  const run = () => runCommandLine(commandLine, limited, { index: 0, seed }, signal)
  const first = await run()
  const result = wasKilledFromOutside(first) ? await run() : first
  if (result.outcome === 'cut') return null
  const signature = isFailure(result.outcome)
    ? extractSignature(describeEvidence(result, context.target.name, context.scratch))
    : null
  return { result, signature }
}

/** Compares one run with what the reproduction promises. Pure. */
export function judgeReplay(
  reproduction: Reproduction,
  result: RunResult,
  signature: Signature | null,
  labels: ReplayLabels,
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

/** Compares two runs of a seed with each other: that they differ is what the reproduction promises. Pure. */
export function judgePair(
  reproduction: Reproduction,
  first: SignedRun,
  second: SignedRun,
  labels: ReplayLabels,
): Pick<ReplayRun, 'replay' | 'difference'> {
  const one = { ...first.result, signature: first.signature }
  const another = { ...second.result, signature: second.signature }
  const same = isSameRun(one, another)
  const unequal = same === false ? describeUnequalRuns(one, another) : null
  const signature = unequal === null ? null : extractSignature({ text: '', reported: unequal })
  const ends = [one, another].map((result) => describeExit(result) ?? 'gives no verdict')
  const replay: Replay = {
    ...judgeReplay(reproduction, second.result, signature, labels),
    verdict: same === null ? 'unknown' : same ? 'passed' : 'same',
    seenDigest: same === true ? second.result.digest : null,
    seenExit: [...new Set(ends)].join(', then '),
    durationMs: first.result.durationMs + second.result.durationMs,
  }
  return { replay, difference: unequal?.detail ?? null }
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

import pLimit from 'p-limit'
import type { BaseProof } from '../model/comparison.ts'
import type { Finding } from '../model/finding.ts'
import type { Reproduction } from '../model/reproduction.ts'
import type { SimulatorContext } from '../simulator/simulator-context.ts'
import { countReplays } from './choose-repetition.ts'
import { replayReproduction } from './replay-reproduction.ts'

export interface BaseReplayRequest {
  /** All of one target. */
  readonly findings: readonly Finding[]
  /** The target in the checkout of the base. */
  readonly context: SimulatorContext
  readonly campaign: string
  readonly jobs: number
  readonly signal: AbortSignal
}

/** What the command of a finding gave on the base. */
export interface BaseReplay {
  readonly finding: Finding
  /** Its failure on the base, or null. */
  readonly proof: BaseProof | null
  /** Whether any run there gave a verdict at all. */
  readonly judged: boolean
}

/**
 * Runs the very commands that failed in a checkout of the base, with the same seeds: one that fails in the same way is proof
 * that the failure is older. One that passes says little, since on other code a seed may take another path.
 */
export async function* replayOnBase(request: BaseReplayRequest): AsyncGenerator<BaseReplay> {
  const limit = pLimit(Math.max(1, request.jobs))
  const stop = new AbortController()
  const signal = AbortSignal.any([request.signal, stop.signal])
  const runs = request.findings.flatMap((finding) => {
    const { reproduction } = finding
    return reproduction === null ? [] : [limit(() => replayOne(finding, reproduction, { ...request, signal }))]
  })
  const ended = Promise.allSettled(runs)
  try {
    for (const run of runs) yield await run
  } finally {
    stop.abort()
    await ended
  }
}

async function replayOne(
  finding: Finding,
  reproduction: Reproduction,
  { context, campaign, signal }: BaseReplayRequest,
): Promise<BaseReplay> {
  // Other code draws another trace: its digest is no part of the question.
  const asked = { ...reproduction, expected: { ...reproduction.expected, digest: null } }
  const most = asked.repeat.by === 'seed' ? 1 : countReplays(asked.repeat)
  let judged = false
  for (let replay = 1; replay <= most && !signal.aborted; replay++) {
    const run = await replayReproduction(asked, context, { campaign, replay, where: 'base' }, signal)
    if (run === null) break
    const { verdict, seenExit } = run.replay
    judged ||= verdict !== 'unknown'
    if (verdict === 'same') {
      return { finding, judged, proof: { by: 'replay', seed: asked.seed, exit: seenExit } }
    }
  }
  return { finding, judged, proof: null }
}

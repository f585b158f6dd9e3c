import pLimit from 'p-limit'
import type { Finding } from '../model/finding.ts'
import type { Replay, Reproduction } from '../model/reproduction.ts'
import type { SimulatorContext } from '../simulator/simulator-context.ts'
import { countReplays } from './choose-repetition.ts'
import { replayReproduction } from './replay-reproduction.ts'

export interface CheckoutReplayRequest {
  /** All of one target. */
  readonly findings: readonly Finding[]
  /** The target in the clean checkout. */
  readonly context: SimulatorContext
  readonly labels: Pick<Replay, 'campaign' | 'where'>
  readonly jobs: number
  readonly signal: AbortSignal
}

/**
 * Runs the command of each finding once in a clean checkout; where a failure comes and goes, as often as its proof takes until
 * it shows. Yields one replay for each: the last that was run. Digests are not compared, since some hold the directory.
 */
export async function* replayInCheckout(request: CheckoutReplayRequest): AsyncGenerator<Replay> {
  const limit = pLimit(Math.max(1, request.jobs))
  const stop = new AbortController()
  const signal = AbortSignal.any([request.signal, stop.signal])
  const runs = request.findings.flatMap(({ reproduction }) =>
    reproduction === null ? [] : [limit(() => replayOnce(reproduction, { ...request, signal }))],
  )
  const ended = Promise.allSettled(runs)
  try {
    for (const run of runs) {
      const replay = await run
      if (replay !== null) yield replay
    }
  } finally {
    stop.abort()
    await ended
  }
}

async function replayOnce(
  reproduction: Reproduction,
  { context, labels, signal }: CheckoutReplayRequest,
): Promise<Replay | null> {
  const asked = { ...reproduction, expected: { ...reproduction.expected, digest: null } }
  const most = asked.repeat.by === 'seed' ? 1 : countReplays(asked.repeat)
  let last: Replay | null = null
  for (let run = 1; run <= most && !signal.aborted && last?.verdict !== 'same'; run++) {
    last = (await replayReproduction(asked, context, { ...labels, replay: 1 }, signal))?.replay ?? last
  }
  return last
}

import pLimit from 'p-limit'
import type { Finding } from '../model/finding.ts'
import type { Replay, Reproduction } from '../model/reproduction.ts'
import { unequalRunsType } from '../model/signature.ts'
import type { SimulatorContext } from '../simulator/simulator-context.ts'
import { countReplays } from './choose-repetition.ts'
import { replayReproduction } from './replay-reproduction.ts'

/** Most findings of a campaign that are replayed, the most frequent first; a broken folding can make thousands. */
export const replayedFindingsMax = 100

export interface ConfirmRequest {
  readonly findings: readonly Finding[]
  /** The simulator of a target by name, or null where this machine does not have it. */
  readonly contextFor: (target: string) => SimulatorContext | null
  readonly campaign: string
  /** Names this machine in the replays: `shard 3 attempt 1`, `report`, `local`. */
  readonly where: string
  readonly jobs: number
  readonly signal: AbortSignal
}

/**
 * Proves findings by the very command that their issue prints: as many runs as `countReplays` says, less those that this
 * machine has done already. Yields each replay as it ends, so that what was done survives a cancellation.
 */
export async function* confirmFindings(request: ConfirmRequest): AsyncGenerator<Replay> {
  const limit = pLimit(Math.max(1, request.jobs))
  const stop = new AbortController()
  const signal = AbortSignal.any([request.signal, stop.signal])
  const runs = listMissingReplays(request.findings, request.where).flatMap(({ finding, reproduction, replay }) => {
    const context = request.contextFor(finding.target)
    if (context === null) return []
    const run = limit(() => {
      if (signal.aborted) return null
      const labels = { campaign: request.campaign, replay, where: request.where }
      return replayReproduction(reproduction, context, labels, signal)
    })
    return [run]
  })
  // Waited for from the start: a second run that fails while the first is awaited is no unhandled rejection.
  const ended = Promise.allSettled(runs)
  try {
    for (const run of runs) {
      const replayed = await run
      if (replayed !== null) yield replayed.replay
    }
  } finally {
    stop.abort()
    await ended
  }
}

/** The replays that `where` has still to run before its findings count as proven or not. Pure. */
export function listMissingReplays(
  findings: readonly Finding[],
  where: string,
): { readonly finding: Finding; readonly reproduction: Reproduction; readonly replay: number }[] {
  return findings.slice(0, replayedFindingsMax).flatMap((finding) => {
    const { reproduction } = finding
    if (reproduction === null || isMadeOfReplays(finding)) return []
    const { repeat, seed } = reproduction
    const own = finding.replays.filter(
      (replay) => replay.where === where && (repeat.by === 'attempts' || replay.seed === seed),
    )
    const done = new Set(own.map(({ replay }) => replay))
    // A cancellation can end the first replay and keep the second: only the numbers that are free are run.
    const numbers = Array.from({ length: countReplays(repeat) }, (_, position) => position + 1)
    return numbers.filter((replay) => !done.has(replay)).map((replay) => ({ finding, reproduction, replay }))
  })
}

/** `findNondeterminism` made it of the replays of another finding, by which it is proven. */
function isMadeOfReplays({ signature, key, replays }: Finding): boolean {
  return signature.type === unequalRunsType && replays.some((replay) => replay.key !== key)
}

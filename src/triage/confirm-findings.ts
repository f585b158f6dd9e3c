import pLimit from 'p-limit'
import type { Finding } from '../model/finding.ts'
import type { Replay, Reproduction } from '../model/reproduction.ts'
import { unequalRunsType } from '../model/signature.ts'
import type { SimulatorContext } from '../simulator/simulator-context.ts'
import { countReplays, replaysMax, replaysWanted } from './choose-repetition.ts'
import { chooseReplayed } from './choose-replayed.ts'
import { type ReplayRun, replayReproduction } from './replay-reproduction.ts'

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
 * machine has done already; of a seed as many with a verdict, in `replaysMax` runs at most. Yields each replay as it ends, so that what was done survives a cancellation.
 *
 * By attempts, a finding's runs end at the `replaysWanted`-th that shows it (inverse sampling). Attempts count in the order
 * of their numbers, whichever ends first: one that was under way behind the last hit counts for nothing, or quick verdicts
 * would count more often than slow ones. Of k hits in n attempts that ended so, k/n is too high a rate; the unbiased
 * estimate is (k-1)/(n-1) (Haldane, Biometrika 33, 1945), and k/n where `most` ended them (Girshick, Mosteller and Savage,
 * 1946). What is told are the counts, and no rate is made of them.
 */
export async function* confirmFindings(request: ConfirmRequest): AsyncGenerator<Replay> {
  const limit = pLimit(Math.max(1, request.jobs))
  const stop = new AbortController()
  const signal = AbortSignal.any([request.signal, stop.signal])
  const ended: Promise<unknown>[] = []
  const missing = Map.groupBy(listMissingReplays(request.findings, request.where), ({ finding }) => finding)
  const proofs = [...missing].flatMap(([finding, replays]) => {
    const context = request.contextFor(finding.target)
    if (context === null) return []
    // What runs is left to end by itself: a simulator that is killed may leave things behind.
    const enough = new AbortController()
    const start = ({ reproduction, replay }: MissingReplay) => {
      const run = limit(() => {
        if (signal.aborted || enough.signal.aborted) return null
        const labels = { campaign: request.campaign, replay, where: request.where }
        return replayReproduction(reproduction, context, labels, signal)
      })
      // Waited for from the start: a second run that fails while the first is awaited is no unhandled rejection.
      ended.push(run.catch(() => undefined))
      return run
    }
    return [{ finding, done: listOwnReplays(finding, request.where), enough, start, runs: replays.map(start) }]
  })
  try {
    for (const proof of proofs) yield* takeReplays(proof)
    await Promise.all(ended)
  } finally {
    stop.abort()
    await Promise.all(ended)
  }
}

type StartedRun = Promise<Pick<ReplayRun, 'replay'> | null>

interface Proof {
  readonly finding: Finding
  /** The replays that this machine has done of it. */
  readonly done: Replay[]
  readonly enough: AbortController
  readonly start: (missing: MissingReplay) => StartedRun
  readonly runs: readonly StartedRun[]
}

/** Waits for the runs of one finding, and for those that make up for runs without a verdict. */
async function* takeReplays({ finding, done, enough, start, runs }: Proof): AsyncGenerator<Replay> {
  let next = runs
  while (next.length > 0) {
    let lacksVerdict = false
    for (const run of next) {
      const replayed = await run
      // Cancelled: nothing makes up for it.
      if (replayed === null) continue
      const { replay } = replayed
      if (replay.verdict === 'unknown') lacksVerdict = true
      done.push(replay)
      const isShown = isShownEnough(finding, done)
      if (isShown) enough.abort()
      yield replay
      if (isShown) return
    }
    next = lacksVerdict ? listMissing(finding, done).map(start) : []
  }
}

interface MissingReplay {
  readonly finding: Finding
  readonly reproduction: Reproduction
  readonly replay: number
}

/** The replays that `where` has still to run before its findings count as proven or not. Pure. */
export function listMissingReplays(findings: readonly Finding[], where: string): MissingReplay[] {
  const replayable = findings.filter((finding) => finding.reproduction !== null && !isMadeOfReplays(finding))
  return chooseReplayed(replayable).flatMap((finding) => listMissing(finding, listOwnReplays(finding, where)))
}

/** @param own what one machine has done of it */
function listMissing(finding: Finding, own: readonly Replay[]): MissingReplay[] {
  const { reproduction } = finding
  if (reproduction === null || isMadeOfReplays(finding) || isShownEnough(finding, own)) return []
  const bySeed = reproduction.repeat.by === 'seed'
  const done = new Set(own.map(({ replay }) => replay))
  // A cancellation can end the first replay and keep the second: only the numbers that are free are run.
  const numbers = Array.from(
    { length: bySeed ? replaysMax : countReplays(reproduction.repeat) },
    (_, position) => position + 1,
  ).filter((replay) => !done.has(replay))
  const wanted = bySeed ? replaysWanted - own.filter(({ verdict }) => verdict !== 'unknown').length : numbers.length
  return numbers.slice(0, Math.max(0, wanted)).map((replay) => ({ finding, reproduction, replay }))
}

/** The replays of one machine: those of the seed, and all where seeds only number attempts. */
function listOwnReplays({ replays, reproduction }: Finding, where: string): Replay[] {
  return replays.filter(
    (replay) =>
      replay.where === where && (reproduction?.repeat.by === 'attempts' || replay.seed === reproduction?.seed),
  )
}

/** Whether a failure that comes and goes came as often as one that does not is replayed. */
function isShownEnough({ reproduction }: Finding, replays: readonly Replay[]): boolean {
  const isByAttempts = reproduction?.repeat.by === 'attempts'
  return isByAttempts && replays.filter(({ verdict }) => verdict === 'same').length >= replaysWanted
}

/** `findNondeterminism` made it of the replays of another finding, by which it is proven. */
function isMadeOfReplays({ signature, key, replays }: Finding): boolean {
  return signature.type === unequalRunsType && replays.some((replay) => replay.key !== key)
}

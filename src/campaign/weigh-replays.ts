import type { Plan } from '../model/plan.ts'
import type { Replay } from '../model/reproduction.ts'
import { seedAt } from '../model/seed-stream.ts'
import { formatCommandLine } from '../simulator/command-line.ts'
import { runCommandLine } from '../simulator/run-command-line.ts'
import type { Store } from '../store/open-store.ts'
import { findPassedIndex } from '../store/queries.ts'
import type { Machine } from './machine.ts'
import { simulatorEnvironment } from './own-program.ts'

/**
 * Which replays of a machine that did not run the sweep are kept, target by target. Where some failed otherwise and none gave
 * the same failure, either the failures are others there, or something that every run needs is missing: a seed that passed in
 * the sweep tells. Where none is known to pass, what failed is kept as no verdict, with what was seen; where nothing gave a
 * verdict, the simulator is not on the machine, and nothing is kept.
 */
export async function weighReplays(
  store: Store,
  plan: Plan,
  replays: readonly Replay[],
  signal: AbortSignal,
  machine: Machine,
): Promise<Replay[]> {
  const kept: Replay[] = []
  for (const planned of plan.targets) {
    const own = replays.filter(({ target }) => target === planned.target.name)
    const seen = new Set(own.map(({ verdict }) => verdict))
    const isDoubtful = seen.has('other') && !seen.has('same')
    const isHere = !isDoubtful || (await passesHere(store, plan, planned, signal, machine))
    // Cancelled: nobody can say which of both it is.
    if (isDoubtful && signal.aborted) continue
    const weighed = own.map((replay) => {
      return isHere || replay.verdict !== 'other' ? replay : { ...replay, verdict: 'unknown' as const }
    })
    if (weighed.some(({ verdict, seenKey }) => verdict !== 'unknown' || seenKey !== null)) kept.push(...weighed)
  }
  return kept
}

/** Whether a seed that passed in the sweep passes on this machine, by the command that an issue would print. */
async function passesHere(
  store: Store,
  { campaign }: Plan,
  { target, stream }: Plan['targets'][number],
  signal: AbortSignal,
  machine: Machine,
): Promise<boolean> {
  const index = findPassedIndex(store, { campaign, target: target.name })
  if (index === null) return false
  const seed = seedAt(stream, index)
  const { cwd, scratch } = machine
  const context = { target, cwd, parentEnv: simulatorEnvironment(machine, [target]), scratch }
  const { outcome } = await runCommandLine(formatCommandLine(target, seed), context, { index, seed }, signal)
  return outcome === 'passed'
}

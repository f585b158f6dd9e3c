import { createHash } from 'node:crypto'
import type { BisectBatch, FirstBad } from '../model/bisect.ts'
import { keyRules } from '../signature/sign-failure.ts'
import { recordBisectBatch, recordFirstBad } from '../store/bisect-table.ts'
import { finaliseStore } from '../store/finalise-store.ts'
import { mergeStores } from '../store/merge-stores.ts'
import { openStore } from '../store/open-store.ts'
import { readBisectBatches } from '../store/queries.ts'
import { decideBisect, describeRange, weighBisect } from '../triage/bisect-decide.ts'
import {
  askBisect,
  type BisectPhase,
  type BisectResult,
  type BisectState,
  type BisectTest,
  describeFirst,
  openRevisions,
  placeOf,
  requireHealth,
  runBatch,
} from './bisect-phase.ts'
import { hashRecipe } from './find-suspect.ts'
import type { Machine } from './machine.ts'

/*
 * A bisection cut into the jobs of a CI: rounds, one after the other, of tests that run side by side. A workflow cannot
 * loop, so its rounds are written out one by one, and those that are not needed do nothing.
 *
 *   decideRound    reads the evidence of the rounds before; says which tests come next, or how it ends
 *   runRoundTest   runs one of them; leaves its evidence in a store of its own
 *
 * The decision is a pure function of the evidence: every job of a round comes to the same tests by itself.
 */

/** Names a bisection: its jobs find each other's stores by it. 12 hexadecimal digits. */
export function nameBisect({ suspect, range }: Pick<BisectPhase, 'suspect' | 'range'>): string {
  const bad = range.history.shas.at(-1) ?? ''
  const text = JSON.stringify([suspect.target.name, suspect.key, hashRecipe(suspect.target), range.good.sha, bad])
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}

/** Puts the evidence of many tests into one store; says what could not be read, one sentence each. */
export function mergeEvidence(dbPath: string, paths: readonly string[]): string[] {
  return mergeStores(dbPath, paths, keyRules).refused.map(({ path, reason }) => reason.replaceAll(path, 'its store'))
}

export interface Round {
  readonly state: BisectState
  /** Empty where there is nothing left to test. */
  readonly tests: readonly BisectTest[]
  /** How it ends, were it to end now. */
  readonly result: BisectResult
}

/** What comes next, with so many jobs, by the evidence in a store; what was found is kept in it. */
export function decideRound(
  phase: Pick<BisectPhase, 'suspect' | 'range' | 'confidence' | 'dbPath'>,
  jobs: number,
  at: Date,
): Round {
  const { suspect, range, dbPath } = phase
  const question = askBisect(phase)
  using store = openStore(dbPath, { create: true, keyRules })
  const state = weighBisect(question, readBisectBatches(store, describeEvidence(phase)))
  const decision = decideBisect(question, state, jobs)
  const tests = decision.do === 'test' ? decision.tests : []
  const end = decision.do === 'end' ? decision.end : describeRange(question, state)
  const first: FirstBad | null = describeFirst(range, end, at)
  if (first !== null) recordFirstBad(store, suspect.target.name, suspect.key, first)
  finaliseStore(store)
  return { state, tests, result: { end, state, question, stopped: decision.do === 'test', first } }
}

/**
 * Runs one test of a round, in batches that are kept one by one: a job that is cancelled leaves what it saw.
 *
 * @param resultPath the store that gets this test's own evidence
 * @param name of the test, as `r2-s7`: its seeds follow from it, so a job that is run again runs the same
 */
export async function runRoundTest(
  phase: BisectPhase & { readonly resultPath: string; readonly limitMs: number },
  round: Round,
  place: number,
  name: string,
  machine: Machine,
): Promise<void> {
  const { range, signal, observer, limitMs } = phase
  const test = round.tests[place]
  using results = openStore(phase.resultPath, { create: true, keyRules })
  if (test === undefined) return
  await requireHealth(phase, machine)
  await using revisions = openRevisions(phase, machine)
  const batches = readKnown(phase)
  // Of several tests at one commit the first one draws the tickets.
  const tickets = round.tests.findIndex(({ sha }) => sha === test.sha) === place
  const endsAt = machine.now() + limitMs
  let slice = 0
  for (let left = test.seeds; left > 0 && !signal.aborted && machine.now() < endsAt; slice++) {
    const asked = { name: `${name}-${slice}`, tickets: tickets && slice === 0 }
    const batch = await runBatch(phase, machine, revisions, { ...test, seeds: left }, batches, asked)
    if (batch === null) break
    recordBisectBatch(results, batch)
    batches.push(batch)
    observer.onBatch(placeOf(range, test), batch, round.state)
    // A stored seed proves the bad commit; that a fresh one fails there is asked in the same job.
    const goesOn = batch.failingWas === 'stored' && placeOf(range, test).role === 'bad'
    if ((batch.failing !== null && !goesOn) || batch.untestable !== null) break
    left -= Math.max(1, batch.clean + batch.other + batch.unjudged)
  }
  finaliseStore(results)
}

function readKnown(phase: Pick<BisectPhase, 'suspect' | 'dbPath'>): BisectBatch[] {
  using store = openStore(phase.dbPath, { readonly: true })
  return readBisectBatches(store, describeEvidence(phase))
}

function describeEvidence({ suspect: { target, key } }: Pick<BisectPhase, 'suspect'>) {
  return { target: target.name, key, recipe: hashRecipe(target) }
}

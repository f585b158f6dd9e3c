import { join } from 'node:path'
import { WorldError } from '../base/world-error.ts'
import type { BisectBatch, FirstBad } from '../model/bisect.ts'
import type { SeedText } from '../model/seed.ts'
import { keyRules } from '../signature/sign-failure.ts'
import { recordBisectBatch, recordFirstBad } from '../store/bisect-table.ts'
import { openStore, type Store } from '../store/open-store.ts'
import { readBisectBatches } from '../store/queries.ts'
import { runCanaries } from '../sweep/watch-canary.ts'
import {
  type BisectEnd,
  type BisectQuestion,
  type BisectState,
  type BisectTest,
  decideBisect,
  describeRange,
  weighBisect,
} from '../triage/bisect-decide.ts'
import { type BisectRange, commitAt } from './bisect-range.ts'
import { hashRecipe, type Suspect } from './find-suspect.ts'
import type { Machine } from './machine.ts'
import { simulatorEnvironment } from './own-program.ts'
import { openRevision, type RevisionCheckout } from './revision-checkout.ts'
import { bisectStream, testRevision } from './test-revision.ts'
import { removeDeadWorktrees } from './worktrees.ts'

export type { BisectEnd, BisectQuestion, BisectState, BisectTest } from '../triage/bisect-decide.ts'

/** Reads: a finding, a range of commits, and what the store holds of earlier bisections. Leaves behind: evidence in it. */
export interface BisectPhase {
  readonly suspect: Suspect
  readonly range: BisectRange
  readonly confidence: number
  readonly dbPath: string
  readonly signal: AbortSignal
  readonly observer: BisectObserver
}

/** Told what happens while it happens. Must not throw. */
export interface BisectObserver {
  onState(state: BisectState, known: number): void
  onBuild(commit: BisectPlace): void
  onTest(commit: BisectPlace, test: BisectTest): void
  onSeed(done: number): void
  onBatch(commit: BisectPlace, batch: BisectBatch, state: BisectState): void
}

/** A commit of a bisection, and what it is in it. */
export interface BisectPlace {
  readonly sha: string
  /** From 0, the oldest; -1 is the good commit. */
  readonly at: number
  readonly role: 'good' | 'bad' | 'between'
}

export interface BisectResult {
  readonly end: BisectEnd
  readonly state: BisectState
  readonly question: BisectQuestion
  /** True where it was stopped: by the person or by its budget. */
  readonly stopped: boolean
  /** Kept with the finding, where a commit was found. */
  readonly first: FirstBad | null
}

/** How long a batch may take before what it saw is kept: a run that is killed loses no more. */
const sliceMs = 30_000
/** Checkouts that stay built, for commits that are tested again. */
const checkoutsMax = 3

/**
 * Finds the commit since which a finding fails: checks commits out beside the work tree, builds them, sweeps fresh seeds,
 * and keeps each batch in the store as it ends, from which the same call goes on.
 */
export async function bisectPhase(phase: BisectPhase, machine: Machine): Promise<BisectResult> {
  const { suspect, range, signal, observer } = phase
  const question = askBisect(phase)
  using store = openStore(phase.dbPath, { create: true, keyRules })
  await requireHealth(phase, machine)
  await removeDeadWorktrees({ directory: range.top, env: machine.env })
  await using revisions = openRevisions(phase, machine)
  const evidence = { target: suspect.target.name, key: suspect.key, recipe: hashRecipe(suspect.target) }
  const batches = readBisectBatches(store, evidence)
  let state = weighBisect(question, batches)
  observer.onState(state, batches.length)
  for (;;) {
    const decision = decideBisect(question, state, 1, revisions.built(range))
    if (decision.do === 'end') return conclude(phase, question, state, decision.end, store, machine)
    const [test] = decision.tests
    if (test === undefined || signal.aborted) return stopHere(question, state)
    // One commit has its whole batch before another is chosen, in slices that are kept one by one.
    const before = batches.length
    for (let left = test.seeds; left > 0; ) {
      const batch = await runBatch(phase, machine, revisions, { ...test, seeds: left }, batches)
      if (batch === null) return stopHere(question, state)
      recordBisectBatch(store, batch)
      batches.push(batch)
      state = weighBisect(question, batches)
      if (signal.aborted) return stopHere(question, state)
      if (batch.failing !== null || batch.untestable !== null) break
      left -= Math.max(1, batch.clean + batch.other + batch.unjudged)
    }
    const ran = sumBatches(batches.slice(before))
    if (ran !== null) observer.onBatch(placeOf(range, test), ran, state)
  }
}

/** The slices of one batch as one; null where none ran. */
function sumBatches(slices: readonly BisectBatch[]): BisectBatch | null {
  const last = slices.at(-1)
  if (last === undefined) return null
  const sum = (count: (slice: BisectBatch) => number) => slices.reduce((all, slice) => all + count(slice), 0)
  return {
    ...last,
    clean: sum(({ clean }) => clean),
    stored: sum(({ stored }) => stored),
    other: sum(({ other }) => other),
    unjudged: sum(({ unjudged }) => unjudged),
  }
}

/** The question that a finding and a range of commits make together. */
export function askBisect({ suspect, range, confidence }: Pick<BisectPhase, 'suspect' | 'range' | 'confidence'>) {
  const { history, good, prior } = range
  return { history, good: good.sha, prior, seen: suspect.seen, confidence } satisfies BisectQuestion
}

/** Runs the batch that comes next at a commit; null where it was stopped before anything was known. */
export async function runBatch(
  phase: Pick<BisectPhase, 'suspect' | 'range' | 'signal' | 'observer'>,
  machine: Machine,
  revisions: Revisions,
  test: BisectTest,
  batches: readonly BisectBatch[],
  asked: { readonly name: string; readonly tickets: boolean } | null = null,
): Promise<BisectBatch | null> {
  const { suspect, range, signal, observer } = phase
  const { target, key } = suspect
  const here = batches.filter(({ sha }) => sha === test.sha)
  const batch = asked?.name ?? freeName(here)
  const known = { target: target.name, key, recipe: hashRecipe(target), sha: test.sha, batch }
  const at = machine.date().toISOString()
  const nothing = { clean: 0, stored: 0, other: 0, unjudged: 0, failing: null, failingWas: null }
  let revision: RevisionCheckout
  try {
    revision = await revisions.open(placeOf(range, test))
  } catch (error) {
    if (signal.aborted && error instanceof WorldError) return null
    throw error
  }
  if (!revision.build.ok) return { ...known, ...nothing, untestable: describeBuild(revision.build.excerpt), at }
  observer.onTest(placeOf(range, test), test)
  const parentEnv = simulatorEnvironment(machine, [target])
  const { clean, stored, other, unjudged, failing, failingWas, untestable } = await testRevision({
    context: { target, cwd: revision.directory, parentEnv, scratch: machine.scratch },
    key,
    // Tickets are drawn once; what passed here before passes again.
    stored: here.length === 0 && asked?.tickets !== false ? listTickets(suspect, batches) : [],
    stream: bisectStream(target, key, test.sha, batch),
    seeds: test.seeds,
    limitMs: sliceMs,
    jobs: machine.jobs,
    now: machine.now,
    signal,
    onSeed: (done) => observer.onSeed(done),
  })
  if (signal.aborted && clean + stored + other === 0 && failing === null) return null
  return { ...known, clean, stored, other, unjudged, failing, failingWas, untestable, at }
}

/** Seeds that failed at other commits: those of the finding, then those that the bisection itself came upon. */
function listTickets({ seeds }: Suspect, batches: readonly BisectBatch[]): SeedText[] {
  const own = batches.flatMap(({ failing, failingWas }) =>
    failing !== null && failingWas === 'fresh' ? [failing] : [],
  )
  return [...new Set([...seeds, ...own])].slice(0, ticketsMax)
}

const ticketsMax = 48

/** The first number that no batch of the commit has. */
function freeName(here: readonly BisectBatch[]): string {
  const names = new Set(here.map(({ batch }) => batch))
  for (let number = 0; ; number++) if (!names.has(`b${number}`)) return `b${number}`
}

function describeBuild(excerpt: string): string {
  return `it does not build:\n${excerpt}`.slice(0, 4_096)
}

export function placeOf({ history }: BisectRange, { at, sha }: Pick<BisectTest, 'at' | 'sha'>): BisectPlace {
  return { at, sha, role: at < 0 ? 'good' : at === history.shas.length - 1 ? 'bad' : 'between' }
}

/** A machine that cannot tell a failure would call every commit good. */
export async function requireHealth(
  { suspect: { target }, range, signal }: Pick<BisectPhase, 'suspect' | 'range' | 'signal'>,
  machine: Machine,
): Promise<void> {
  // The target's own canary is a command of its checkout, which is not built here.
  const engineOnly = { ...target, canary: null }
  const context = { target: engineOnly, cwd: range.top, parentEnv: machine.env, scratch: machine.scratch }
  const { verdict, reason } = await runCanaries(context, machine.nodePath, signal)
  if (verdict === 'passed') throw new WorldError('unhealthy', reason ?? 'this machine cannot tell failures')
}

/** Checked-out commits that stay for a while. */
export interface Revisions extends AsyncDisposable {
  open(place: BisectPlace): Promise<RevisionCheckout>
  /** Places in the range of those that are built. */
  built(range: BisectRange): ReadonlySet<number>
}

export function openRevisions(
  { suspect: { target }, range, signal, observer }: Pick<BisectPhase, 'suspect' | 'range' | 'signal' | 'observer'>,
  machine: Machine,
): Revisions {
  const kept: RevisionCheckout[] = []
  return {
    async open(place) {
      const known = kept.findIndex(({ sha }) => sha === place.sha)
      const [found] = known < 0 ? [] : kept.splice(known, 1)
      if (found !== undefined) {
        kept.push(found)
        return found
      }
      while (kept.length >= checkoutsMax) await kept.shift()?.[Symbol.asyncDispose]()
      observer.onBuild(place)
      const { top: repository, subdirectory } = range
      const { build, passEnv } = target
      const folder = join(machine.scratch, 'revisions')
      const asked = { repository, subdirectory, revision: place.sha, build, passEnv, env: machine.env, signal, folder }
      const opened = await openRevision(asked)
      kept.push(opened)
      return opened
    },
    built: ({ history: { shas } }) =>
      new Set(kept.flatMap(({ sha, build }) => (build.ok && shas.includes(sha) ? [shas.indexOf(sha)] : []))),
    async [Symbol.asyncDispose]() {
      for (const checkout of kept.splice(0)) await checkout[Symbol.asyncDispose]()
    },
  }
}

function stopHere(question: BisectQuestion, state: BisectState): BisectResult {
  return { end: describeRange(question, state), state, question, stopped: true, first: null }
}

function conclude(
  { suspect, range }: BisectPhase,
  question: BisectQuestion,
  state: BisectState,
  end: BisectEnd,
  store: Store,
  machine: Machine,
): BisectResult {
  const first = describeFirst(range, end, machine.date())
  if (first !== null) recordFirstBad(store, suspect.target.name, suspect.key, first)
  return { end, state, question, stopped: false, first }
}

/** What is kept with the finding; null where no commit was found. */
export function describeFirst(range: BisectRange, end: BisectEnd, at: Date): FirstBad | null {
  if (end.state !== 'found') return null
  const commit = commitAt(range, end.at)
  const { sha, author, date, subject } = commit
  const bad = range.history.shas.at(-1) ?? sha
  const suspects = end.suspects.map((place) => commitAt(range, place).sha)
  const { probability } = end
  return { sha, probability, author, date, subject, good: range.good.sha, bad, suspects, at: at.toISOString() }
}

import { join } from 'node:path'
import { UserError } from '../base/user-error.ts'
import { WorldError } from '../base/world-error.ts'
import type { BaseProof } from '../model/comparison.ts'
import type { Finding } from '../model/finding.ts'
import type { Plan } from '../model/plan.ts'
import type { CampaignReport } from '../model/report.ts'
import type { Target } from '../model/target.ts'
import { openStore, type Store } from '../store/open-store.ts'
import { countJudged, readExposure } from '../store/queries.ts'
import { recordComparisons } from '../store/record.ts'
import { type CompareEvidence, canBeWorse, compareFinding, countMissingSeeds } from '../triage/compare-findings.ts'
import { compareProperty, countPropertySeeds, type PropertyCompareEvidence } from '../triage/compare-property.ts'
import { replayOnBase } from '../triage/replay-on-base.ts'
import { type FoundBase, findBase } from './find-base.ts'
import type { Machine } from './machine.ts'
import { simulatorEnvironment } from './own-program.ts'
import {
  countOf,
  type ListOfBase,
  listBaseCampaigns,
  openSweptBase,
  readBaseSightings,
  readHistoryOf,
  type SweptBase,
} from './read-base-history.ts'
import { readReport } from './read-report.ts'
import { openRevision } from './revision-checkout.ts'
import { sweepBase } from './sweep-base.ts'
import { removeDeadWorktrees } from './worktrees.ts'

/** Reads: a campaign's store, with the history in it where there is one. Leaves behind: a comparison for each finding. */
export interface ComparePhase {
  readonly dbPath: string
  readonly campaign: string
  /** What the change is to go into; the first that is here counts: `refs/remotes/origin/main`, a commit. */
  readonly revisions: readonly string[]
  /** The store of what is swept of bases; made where it is needed. */
  readonly baseDbPath: string
  /** How long bases may be swept; 0: nothing runs there. Null: as long as the campaign. */
  readonly budgetMs: number | null
  readonly signal: AbortSignal
  readonly observer: CompareObserver
}

/** Where what is swept of bases is kept beside a store: `raft.db`, `raft.base.db`. */
export function nameBaseStore(dbPath: string): string {
  return `${dbPath.replace(/\.db$/, '')}.base.db`
}

/** Told what happens while it happens. Must not throw. */
export interface CompareObserver {
  onWarning(message: string): void
  /** What is done now, a sentence without a full stop. */
  onComparing(words: string): void
}

/** A finding and all that is known of it for comparing: a failure of seeds, or a property that none came to. */
type Question =
  | { readonly about: 'failure'; readonly finding: Finding; readonly evidence: CompareEvidence }
  | { readonly about: 'property'; readonly finding: Finding; readonly evidence: PropertyCompareEvidence }

/**
 * Compares the findings of a campaign with the base of its change: by the history of the base, by running the failing seeds
 * on it, by sweeping it. What was found out is recorded as it comes, so that a cancellation loses nothing; that something
 * cannot be found out is no failure, but said with the verdict.
 */
export async function comparePhase(phase: ComparePhase, machine: Machine): Promise<void> {
  using store = openStore(phase.dbPath)
  const report = readReport(store, phase.campaign)
  const { findings } = report
  if (findings.length === 0) return
  const repository = { directory: machine.cwd, env: machine.env, signal: phase.signal }
  const base = await findBase(repository, report.plan.origin.sha, phase.revisions)
  let questions = await askHistory(store, { base, findings, phase, plan: report.plan })
  const record = () => recordAnswers(store, phase.campaign, questions)
  record()
  if (base.sha === null) return
  const request: BaseRequest = { phase, base, report, machine }
  for (const target of report.plan.targets.map((planned) => planned.target)) {
    const open = questions.filter((question) => question.finding.target === target.name && isOpen(question))
    if (open.length === 0) continue
    const answered = await askBase(open, target, request)
    questions = questions.map((question) => answered.find(({ finding }) => finding === question.finding) ?? question)
    record()
  }
}

/** Whether something that is run on the base could still change the verdict. */
function isOpen(question: Question): boolean {
  return countSeedsWanted(question) > 0
}

function countSeedsWanted({ about, evidence }: Question): number {
  return about === 'failure' ? countMissingSeeds(evidence) : countPropertySeeds(evidence)
}

interface HistoryRequest {
  readonly base: FoundBase
  readonly findings: readonly Finding[]
  readonly phase: ComparePhase
  readonly plan: Plan
}

async function askHistory(store: Store, { base, findings, phase, plan }: HistoryRequest): Promise<Question[]> {
  const listOfBase: ListOfBase = base.sha === null ? () => Promise.resolve(new Set()) : base.listOfBase
  const campaigns = await listBaseCampaigns(store, listOfBase, ({ campaign, origin }) => {
    return campaign !== plan.campaign && origin.namespace !== 'pull-request' && origin.pullRequest === null
  })
  const lacking = base.sha === null ? base.lacking : null
  using swept = await openSweptBase(phase.baseDbPath, listOfBase)
  return findings.map((finding): Question => {
    if (finding.neverSeen !== null) {
      const here = { seeds: finding.neverSeen.seeds, judged: countJudged(store, [plan.campaign], finding.target) }
      const history = readBaseSightings(store, campaigns, finding)
      const evidence = {
        base: base.sha,
        here,
        history,
        swept: swept.sightingsOf(finding),
        issue: finding.issue,
        lacking,
      }
      return { about: 'property', finding, evidence }
    }
    const { seen, ...history } = readHistoryOf(store, campaigns, finding)
    const here = countOf(readExposure(store, [plan.campaign], finding.target), finding.key)
    // What only seeds carried over showed was seen once at least.
    const count = Math.max(1, here.count)
    const evidence: CompareEvidence = {
      base: base.sha,
      here: { count, seeds: Math.max(count, here.seeds) },
      history,
      inHistory: seen,
      issue: finding.issue,
      lacking,
      ...swept.countsOf(finding),
    }
    return { about: 'failure', finding, evidence }
  })
}

interface BaseRequest {
  readonly phase: ComparePhase
  readonly base: FoundBase & { readonly sha: string }
  readonly report: CampaignReport
  readonly machine: Machine
}

const cancelled = 'the comparison was cancelled'
/** They fail otherwise, give no verdict, or the canary passed there. */
const noSeed = 'no seed of the base could have shown it'

/** Runs what is open of one target in a checkout of the base. */
async function askBase(questions: readonly Question[], target: Target, request: BaseRequest): Promise<Question[]> {
  const { phase, base, machine } = request
  const lack = (lacking: string) => questions.map((question) => withLacking(question, lacking))
  if (phase.budgetMs === 0) return lack('nothing was run on the base: compare-budget is 0')
  if (target.build === null) {
    return lack(
      `target "${target.name}" has no build, without which the base cannot be run: write build into seedsweep.yml`,
    )
  }
  try {
    await removeDeadWorktrees({ directory: base.tree.top, env: machine.env })
    phase.observer.onComparing(`comparing with the base ${base.sha.slice(0, 7)}: building it`)
    await using checkout = await openRevision({
      repository: base.tree.top,
      subdirectory: base.tree.subdirectory,
      revision: base.sha,
      build: target.build,
      passEnv: target.passEnv,
      env: machine.env,
      signal: phase.signal,
      folder: join(machine.scratch, 'base'),
    })
    if (phase.signal.aborted) return lack(cancelled)
    if (!checkout.build.ok) {
      phase.observer.onWarning(`the base ${base.sha.slice(0, 7)} does not build: ${checkout.build.excerpt}`)
      return lack('the base does not build')
    }
    return await runBase(questions, target, { ...request, machine: { ...machine, cwd: checkout.directory } })
  } catch (error) {
    if (phase.signal.aborted) return lack(cancelled)
    if (!(error instanceof UserError || error instanceof WorldError)) throw error
    phase.observer.onWarning(`nothing more was found out about the base ${base.sha.slice(0, 7)}: ${error.message}`)
    return lack('the base could not be run')
  }
}

/** First the seeds that failed, then as many fresh ones as it takes. */
async function runBase(questions: readonly Question[], target: Target, request: BaseRequest): Promise<Question[]> {
  const replayed = await replayThere(questions, target, request)
  const open = replayed.filter(isOpen)
  if (open.length === 0 || request.phase.signal.aborted) return replayed
  const lacking = await sweepThere(open, target, request)
  const { phase, base } = request
  using swept = await openSweptBase(phase.baseDbPath, base.listOfBase)
  return replayed.map((question) => {
    const found = withSwept(question, swept)
    const nothing = countSwept(found) === countSwept(question)
    return isOpen(found) ? withLacking(found, lacking ?? (nothing ? noSeed : null)) : found
  })
}

function withSwept(question: Question, swept: SweptBase): Question {
  if (question.about === 'property') {
    return { ...question, evidence: { ...question.evidence, swept: swept.sightingsOf(question.finding) } }
  }
  const { evidence } = question
  const counts = swept.countsOf(question.finding)
  return { ...question, evidence: { ...evidence, ...counts, proof: evidence.proof ?? counts.proof } }
}

/** Seeds of sweeps of the base that say something of the question. */
function countSwept({ about, evidence }: Question): number {
  return about === 'failure' ? evidence.swept.seeds : evidence.swept.judged
}

async function replayThere(
  questions: readonly Question[],
  target: Target,
  { phase, machine }: BaseRequest,
): Promise<Question[]> {
  // What was never seen has no seed to run elsewhere.
  const findings = questions.filter(({ about }) => about === 'failure').map(({ finding }) => finding)
  if (findings.length === 0) return [...questions]
  phase.observer.onComparing(`running ${findings.length} failing seeds on the base`)
  const parentEnv = simulatorEnvironment(machine, [target])
  const context = { target, cwd: machine.cwd, parentEnv, scratch: machine.scratch }
  const { campaign, signal } = phase
  let replayed = [...questions]
  for await (const { finding, proof } of replayOnBase({ findings, context, campaign, signal, jobs: machine.jobs })) {
    replayed = replayed.map((question) =>
      question.finding === finding && proof !== null ? withProof(question, proof) : question,
    )
  }
  return replayed
}

/** Returns what hinders a clear verdict of what is still open afterwards. */
async function sweepThere(
  open: readonly Question[],
  target: Target,
  { phase, base, report, machine }: BaseRequest,
): Promise<string | null> {
  const { plan } = report
  const budgetMs = chooseBudget(phase, report)
  phase.observer.onComparing(
    `sweeping the base ${base.sha.slice(0, 7)} with fresh seeds for up to ${Math.ceil(budgetMs / 1000)} s`,
  )
  await sweepBase(
    {
      target,
      origin: plan.origin,
      base: base.sha,
      dbPath: phase.baseDbPath,
      budgetMs,
      wanted: open.map((question) => ({ key: question.finding.key, seeds: countSeedsWanted(question) })),
      signal: phase.signal,
      onWarning: (message) => phase.observer.onWarning(`the base: ${message}`),
    },
    machine,
  )
  return phase.signal.aborted ? cancelled : null
}

/** Least time for a sweep of the base: it has its own canary and preflight to run. */
const budgetMsMin = 10_000

/** The time of the campaign where nobody says, shared evenly by its targets. */
function chooseBudget({ budgetMs }: ComparePhase, { plan, wallMs }: CampaignReport): number {
  const own = plan.size.by === 'budget' ? plan.size.budgetMs : Math.max(budgetMsMin, wallMs)
  return Math.max(1, Math.round((budgetMs ?? own) / plan.targets.length))
}

function withLacking(question: Question, lacking: string | null): Question {
  return question.about === 'failure'
    ? { ...question, evidence: { ...question.evidence, lacking } }
    : { ...question, evidence: { ...question.evidence, lacking } }
}

function withProof(question: Question, proof: BaseProof): Question {
  return question.about === 'failure' ? { ...question, evidence: { ...question.evidence, proof } } : question
}

function recordAnswers(store: Store, campaign: string, questions: readonly Question[]): void {
  const tested = questions.filter(({ about, evidence }) => about === 'failure' && canBeWorse(evidence)).length
  recordComparisons(
    store,
    questions.map(({ about, finding: { target, key }, evidence }) => {
      const comparison = about === 'failure' ? compareFinding(evidence, tested) : compareProperty(evidence)
      return { campaign, target, key, comparison }
    }),
  )
}

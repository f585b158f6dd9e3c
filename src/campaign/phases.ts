/*
 * The stages of run-campaign.ts, cut into jobs of a CI:
 *
 *   planPhase      reads the configuration and the CI's run; leaves plan.json
 *   sweepPhase     reads plan.json and a shard's number; leaves the shard's store (sweep-phase.ts)
 *   mergePhase     reads any number of stores, or job logs in their place; leaves one, and names what is missing (merge-phase.ts)
 *   triagePhase    reads a store and has the simulator; leaves replays in it
 *   publishPhase   reads a store; leaves issues on GitHub, and their numbers in the store (publish-phase.ts)
 */
import { UserError } from '../base/user-error.ts'
import type { CampaignOrigin, Plan } from '../model/plan.ts'
import type { CampaignReport } from '../model/report.ts'
import type { Target } from '../model/target.ts'
import { hashPlan } from '../plan/hash-plan.ts'
import { type PlanRequest, planCampaign } from '../plan/plan-campaign.ts'
import { keyRules } from '../signature/sign-failure.ts'
import { finaliseStore } from '../store/finalise-store.ts'
import { openStore, type Store } from '../store/open-store.ts'
import { readCampaigns, readKnownSeeds, readPendingSeeds, readPlan, readRetries } from '../store/queries.ts'
import { recordPlan, recordReplays } from '../store/record.ts'
import { describeUnknownCommand } from './known-command.ts'
import type { Machine } from './machine.ts'
import { readOwnPullRequest } from './read-event.ts'
import { withHistory } from './read-history.ts'
import { readOrigin } from './read-origin.ts'
import { type CorrectionRequest, readReport } from './read-report.ts'
import { describeOtherCommit } from './reproduce-phase.ts'
import { confirmCampaign, type SweepObserver } from './sweep-phase.ts'
import { weighReplays } from './weigh-replays.ts'

export type { PlanRequest } from '../plan/plan-campaign.ts'
export { planMatrix } from '../plan/plan-matrix.ts'
export { plannedCount, planWarnings } from '../plan/planned-count.ts'
export { readPlan } from '../plan/read-plan.ts'
export { type MergeResult, mergePhase } from './merge-phase.ts'

/** Plans a campaign for the commit in `machine.cwd` and the CI run of its environment. `number`: outside a CI. */
export async function planPhase(
  request: Pick<PlanRequest, 'targets' | 'seeds' | 'shardCount'> & {
    readonly number: number
    /**
     * Store of earlier campaigns, whose cut seeds are carried over and whose failing ones run again, or null; only of those
     * numbered below `before`, where it is said, else of those of the same workflow numbered below this one.
     */
    readonly previous: { readonly dbPath: string; readonly before: number | null } | null
  },
  machine: Pick<Machine, 'cwd' | 'env' | 'version'>,
): Promise<Plan> {
  const { number, previous, ...wanted } = request
  const origin = await readOrigin(machine.cwd, machine.env, number)
  const headSha = readOwnPullRequest(machine.env)?.headSha ?? null
  const known = { ...wanted, origin, headSha, seedsweep: machine.version }
  if (previous === null) return planCampaign(known)
  using store = openStore(previous.dbPath, { readonly: true })
  const plan = planCampaign({ ...known, ...readEarlier(store, origin, previous.before) })
  return previous.before === null ? planAgain(store, plan) : plan
}

/**
 * What earlier campaigns leave to the next one: the seeds that they cut, those that people ordered to run again, and those
 * that failed. The numbers of two workflows have nothing to do with each other: each carries over what it cut itself.
 */
function readEarlier(
  store: Store,
  { number, workflow }: CampaignOrigin,
  before: number | null,
): Pick<PlanRequest, 'pending' | 'stored'> {
  const cut = before === null ? readPendingSeeds(store, number, workflow) : readPendingSeeds(store, before)
  const known = new Set(cut.map(({ target, seed }) => `${target} ${seed}`))
  const retries = readRetries(store, before ?? Number.MAX_SAFE_INTEGER)
  const pending = [...cut, ...retries.filter(({ target, seed }) => !known.has(`${target} ${seed}`))]
  return { pending, stored: readKnownSeeds(store, before) }
}

/**
 * A plan that a run makes again is the one it made before, although the history has grown since: its campaign is the same but
 * for what was carried over to it, and a second one of the same seeds would count them twice.
 */
function planAgain(store: Store, plan: Plan): Plan {
  const { number, workflow } = plan.origin
  const before = readCampaigns(store)
    .filter(({ origin }) => origin.number === number && origin.workflow === workflow)
    .map(({ campaign }) => readPlan(store, campaign))
    .map(({ campaign, carried, known }) => ({ ...plan, campaign, carried, known }))
    .find((candidate) => hashPlan(candidate) === candidate.campaign)
  return before ?? plan
}

/** Starts a campaign's store with its plan alone, so that whatever never arrives is known to be missing. */
export function startStore(dbPath: string, plan: Plan, at: Date): void {
  using store = openStore(dbPath, { create: true })
  recordPlan(store, plan, at.toISOString())
  finaliseStore(store)
}

/** The report of a store's newest campaign, or of the named one. `floor`, `corrections`: as of `readReport`. */
export function readStoreReport(
  dbPath: string,
  campaign: string | null = null,
  floor?: number,
  corrections: CorrectionRequest | null = null,
): CampaignReport {
  using store = openStore(dbPath, { readonly: true })
  const newest = readCampaigns(store)
    .sort((a, b) => a.startedAt.localeCompare(b.startedAt) || a.number - b.number)
    .at(-1)
  const id = campaign ?? newest?.campaign
  if (id === undefined) {
    throw new UserError('store-empty', `${dbPath} holds no campaign yet`, 'Sweep something first: seedsweep run --help')
  }
  return withHistory(store, readReport(store, id, floor, corrections))
}

/** Keys anew what an older version has keyed, so that its findings are those of this one. */
function rekeyStore(dbPath: string): void {
  using _store = openStore(dbPath, { keyRules })
}

export interface TriagePhase {
  readonly dbPath: string
  /** The store's newest campaign where it is not said. */
  readonly campaign?: string
  readonly where: string
  readonly signal: AbortSignal
  readonly observer: SweepObserver
  /** Where given, only commands that it has too are run: see `describeUnknownCommand`. */
  readonly configured?: (name: string) => Target | null
}

export interface TriageResult {
  readonly report: CampaignReport
  /** False where no replay could tell anything: the simulator is not on this machine, or something that it needs. */
  readonly simulatorHere: boolean
  /** Why nothing was replayed here, or null. */
  readonly otherCode: string | null
}

/** Replays the findings of a campaign on this machine, where it has the simulator; what is kept of that: `weighReplays`. */
export async function triagePhase(phase: TriagePhase, machine: Machine): Promise<TriageResult> {
  rekeyStore(phase.dbPath)
  const found = readStoreReport(phase.dbPath, phase.campaign ?? null)
  const { plan } = found
  // What passes on other code says nothing about the code that failed. Uncommitted changes are let be: a build makes some.
  const otherCode = describeOtherCommit(plan.origin.sha, (await readOrigin(machine.cwd, machine.env, 0)).sha)
  if (otherCode !== null) return { report: found, simulatorHere: false, otherCode }
  const unknown = phase.configured === undefined ? null : describeUnknownCommand(plan, phase.configured)
  if (unknown !== null) return { report: found, simulatorHere: false, otherCode: unknown }
  using store = openStore(phase.dbPath)
  const all = await Array.fromAsync(confirmCampaign(store, { ...phase, plan }, machine))
  const replays = await weighReplays(store, plan, all, phase.signal, machine)
  const simulatorHere = all.length === 0 || replays.some(({ verdict }) => verdict !== 'unknown')
  recordReplays(store, replays)
  return { report: readReport(store, plan.campaign), simulatorHere, otherCode }
}

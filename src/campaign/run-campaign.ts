import { existsSync } from 'node:fs'
import type { Plan } from '../model/plan.ts'
import type { CampaignReport } from '../model/report.ts'
import type { Via } from '../model/target.ts'
import type { PlanRequest } from '../plan/plan-campaign.ts'
import { keyRules } from '../signature/sign-failure.ts'
import { openStore } from '../store/open-store.ts'
import { readCampaigns } from '../store/queries.ts'
import { type ComparePhase, comparePhase } from './compare-phase.ts'
import { type FailOn, type Judgement, judgeCampaign } from './judge-campaign.ts'
import type { Machine } from './machine.ts'
import { planPhase } from './phases.ts'
import { withHistory } from './read-history.ts'
import { type CorrectionRequest, readReport } from './read-report.ts'
import { isProven, nameRunner, type SweepObserver, type SweepResult, sweepPhase } from './sweep-phase.ts'

/*
 * A campaign, from beginning to end, on one machine:
 *
 *   plan     which seeds, of which targets: fixed before anything runs
 *   sweep    run them, in parallel; every outcome goes to the store as it comes
 *   store    one SQLite file; what is in it is never run twice
 *   triage   fold failures with one cause into one finding; prove each by its own reproduction, in fresh processes
 *            and, for a change, compare each with the base of the change
 *   publish  the words: here a report, from which the terminal, the summary and the issues are written
 *
 * `phases.ts` has the same stages cut into jobs of a CI.
 */

export interface CampaignRequest {
  readonly targets: PlanRequest['targets']
  readonly seeds: PlanRequest['seeds']
  readonly dbPath: string
  readonly via: Via | null
  readonly failOn: FailOn
  readonly floor: number
  /** What people corrected; without it findings stay as they are found. */
  readonly corrections?: CorrectionRequest
  readonly signal: AbortSignal
  /** With which base the findings are compared; null: with none. */
  readonly compare?: Omit<ComparePhase, 'dbPath' | 'campaign' | 'signal'> | null
  readonly observer: SweepObserver & { onPlan(plan: Plan, resumed: boolean): void }
}

export interface CampaignResult {
  readonly plan: Plan
  readonly report: CampaignReport
  readonly judgement: Judgement
  readonly state: SweepResult['state']
}

/** A campaign of one machine has one shard; what goes on with it later is the same attempt. */
const onlyShard = { shard: 0, attempt: 1 } as const

/** Runs all stages on this machine; goes on with the store's newest campaign where that is the same one, unfinished. */
export async function runCampaign(request: CampaignRequest, machine: Machine): Promise<CampaignResult> {
  const { plan, resumed } = await planHere(request, machine)
  request.observer.onPlan(plan, resumed)
  const { dbPath, via, signal, observer } = request
  const { state } = await sweepPhase({ plan, ...onlyShard, dbPath, via, signal, observer, checkpoints: null }, machine)
  if (state === 'delivered' && request.compare != null) {
    await comparePhase({ ...request.compare, dbPath, campaign: plan.campaign, signal }, machine)
  }
  using store = openStore(dbPath, { readonly: true })
  const report = withHistory(store, readReport(store, plan.campaign, request.floor, request.corrections ?? null))
  return { plan, report, judgement: judgeCampaign(report, request.failOn, request.floor), state }
}

/** Plans the next campaign of this store: the newest one again where it is unfinished and nothing changed since. */
async function planHere(request: CampaignRequest, machine: Machine): Promise<{ plan: Plan; resumed: boolean }> {
  const newest = readNewest(request.dbPath)
  const { targets, seeds, dbPath } = request
  const planNumber = (number: number) => {
    const previous = newest === null ? null : { dbPath, before: number }
    return planPhase({ targets, seeds, shardCount: 1, number, previous }, machine)
  }
  if (newest === null) return { plan: await planNumber(1), resumed: false }
  if (newest.unfinished) {
    const plan = await planNumber(newest.number)
    if (plan.campaign === newest.campaign) return { plan, resumed: true }
  }
  return { plan: await planNumber(newest.number + 1), resumed: false }
}

function readNewest(dbPath: string): { campaign: string; number: number; unfinished: boolean } | null {
  if (!existsSync(dbPath)) return null
  using store = openStore(dbPath, { create: true, keyRules })
  const newest = readCampaigns(store).sort((a, b) => b.number - a.number)[0]
  if (newest === undefined) return null
  const { plan, shards } = readReport(store, newest.campaign)
  const delivered = shards.every(({ state }) => state === 'delivered')
  const proven = isProven(store, plan, nameRunner({ plan, ...onlyShard }))
  return { ...newest, unfinished: !(delivered && proven) }
}

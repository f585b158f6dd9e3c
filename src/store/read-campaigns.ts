import { UserError } from '../base/user-error.ts'
import { type CampaignOrigin, type Plan, PlanSchema } from '../model/plan.ts'
import type { Store } from './open-store.ts'
import { damaged, withStoreErrors } from './store-errors.ts'

/** One campaign of a store, in short. */
export interface StoredCampaign {
  readonly campaign: string
  readonly number: number
  /** ISO 8601, UTC. */
  readonly startedAt: string
  readonly origin: CampaignOrigin
  readonly targets: readonly string[]
  readonly shardCount: number
}

/** The campaigns of a store, the newest first: by start, then number, then id. */
export function readCampaigns(store: Store): StoredCampaign[] {
  return planRows(store, null).map(({ campaign, startedAt, plan }) => ({
    campaign,
    number: plan.origin.number,
    startedAt,
    origin: plan.origin,
    targets: plan.targets.map(({ target }) => target.name),
    shardCount: plan.shards.length,
  }))
}

/**
 * The plan of a campaign.
 *
 * @throws UserError `campaign-unknown`
 */
export function readPlan(store: Store, campaign: string): Plan {
  return readStartedPlan(store, campaign).plan
}

/** The plans of those campaigns of which not only counts are left, oldest first. */
export function readPlans(store: Store, campaigns: readonly string[]): Plan[] {
  const asked = new Set(campaigns)
  const rows = planRows(store, null).filter(({ campaign }) => asked.has(campaign))
  return rows.map(({ plan }) => plan).toReversed()
}

export function readStartedPlan(store: Store, campaign: string): { readonly plan: Plan; readonly startedAt: string } {
  const [row] = planRows(store, campaign)
  if (row === undefined) {
    throw new UserError(
      'campaign-unknown',
      `${store.path} has no campaign ${campaign}`,
      'seedsweep show lists what it has',
    )
  }
  return row
}

function planRows(store: Store, campaign: string | null): { campaign: string; startedAt: string; plan: Plan }[] {
  const rows = withStoreErrors(store.path, () =>
    store.database
      .prepare<unknown[], { campaign: string; startedAt: string; planJson: string }>(
        `SELECT campaign, started_at AS startedAt, plan_json AS planJson FROM campaign
        WHERE campaign = ifnull(?, campaign) ORDER BY started_at DESC, number DESC, campaign`,
      )
      .all(campaign),
  )
  return rows.map(({ planJson, ...row }) => ({ ...row, plan: parsePlan(store.path, planJson) }))
}

/** The plan behind its text; what is not a plan cannot come from us. */
export function parsePlan(path: string, planJson: string): Plan {
  try {
    return PlanSchema.parse(JSON.parse(planJson))
  } catch (cause) {
    throw damaged(path, 'its plan cannot be read', cause)
  }
}

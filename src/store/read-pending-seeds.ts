import type { PendingSeed, Plan } from '../model/plan.ts'
import type { Store } from './open-store.ts'
import { parsePlan } from './read-campaigns.ts'
import { withStoreErrors } from './store-errors.ts'

/**
 * The seeds that campaigns of this store cut while they ran, and that no later one carried to an end: what the next
 * campaign has to carry over. A seed is of its target alone: the numbers of its campaigns do not matter.
 *
 * @param before only campaigns with a lower number than this
 * @param workflow only campaigns of this workflow, where one is said
 */
export function readPendingSeeds(store: Store, before: number, workflow?: string | null): PendingSeed[] {
  const pending = new Map<string, PendingSeed>()
  return withStoreErrors(store.path, () => {
    const { database } = store
    const carriedRows = database.prepare<unknown[], PendingSeed & { outcome: string }>(
      `SELECT target, seed, times, elapsed_ms AS elapsedMs, outcome FROM carried WHERE campaign = ? ORDER BY idx`,
    )
    // What was cut before it could run at all has lost nothing: the next campaign has fresh seeds enough.
    const cutRows = database.prepare<unknown[], PendingSeed>(
      `SELECT target, seed, 0 AS times, elapsed_ms AS elapsedMs FROM cuts
      WHERE campaign = ? AND idx < 4503599627370496 AND elapsed_ms > 0 ORDER BY target, idx`,
    )
    for (const { campaign, carried, origin } of readPlansBefore(store, before)) {
      if (workflow !== undefined && origin.workflow !== workflow) continue
      for (const seed of carried) pending.delete(nameOf(seed))
      for (const { outcome, times, ...seed } of carriedRows.all(campaign)) {
        if (outcome === 'cut') pending.set(nameOf(seed), { ...seed, times })
        if (outcome === 'missing') pending.set(nameOf(seed), { ...seed, times: times - 1 })
      }
      for (const seed of cutRows.all(campaign)) pending.set(nameOf(seed), seed)
    }
    return [...pending.values()]
  })
}

function nameOf({ target, seed }: Pick<PendingSeed, 'target' | 'seed'>): string {
  return `${target} ${seed}`
}

/** In the order in which they were planned. */
function readPlansBefore({ database, path }: Store, before: number): Plan[] {
  return database
    .prepare<unknown[], string>('SELECT plan_json FROM campaign WHERE number < ? ORDER BY number, started_at, campaign')
    .pluck()
    .all(before)
    .map((planJson) => parsePlan(path, planJson))
}

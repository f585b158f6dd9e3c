import type { PendingSeed } from '../model/plan.ts'
import type { Store } from './open-store.ts'
import { shortestFirst } from './read-failures.ts'
import { withStoreErrors } from './store-errors.ts'

/** Most seeds of one finding that an order to retry runs again: the shortest. */
const seedsMax = 16

/**
 * The seeds that people ordered to run again (`/seedsweep retry`) and that no campaign has been planned with since: the
 * shortest of each finding. They have lost nothing, so they may take no longer than any other seed.
 *
 * @param before only campaigns with a lower number than this have been
 */
export function readRetries(store: Store, before: number): PendingSeed[] {
  return withStoreErrors(store.path, () => {
    const { database } = store
    const orders = database
      .prepare<unknown[], { target: string; key: string }>(
        `SELECT DISTINCT target, key FROM correction
        WHERE kind = 'retry' AND at >= (SELECT ifnull(max(started_at), '') FROM campaign WHERE number < ?)
        ORDER BY target, key`,
      )
      .all(before)
    const seeds = database.prepare<unknown[], PendingSeed>(
      `SELECT target, seed, 0 AS times, 0 AS elapsedMs FROM failures
      WHERE target = ? AND (key = ? OR variant = ?) GROUP BY seed ORDER BY ${shortestFirst} LIMIT ${seedsMax}`,
    )
    return orders.flatMap(({ target, key }) => seeds.all(target, key, key))
  })
}

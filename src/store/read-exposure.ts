import type { Store } from './open-store.ts'
import { withStoreErrors } from './store-errors.ts'

/** What campaigns say of one target: how many seeds could have shown a failure, and which failures they showed. */
export interface Exposure {
  readonly passed: number
  /** By key: failures of it; `carried`: further ones among the seeds carried over, in no rate. */
  readonly failures: ReadonlyMap<string, { readonly count: number; readonly carried: number }>
}

/**
 * Sums of some campaigns for one target. A seed ends at its first failure, so that one which failed otherwise could not have
 * shown this one: those that could are `passed` and the failures of the key itself.
 */
export function readExposure(store: Store, campaigns: readonly string[], target: string): Exposure {
  const asked = { asked: JSON.stringify(campaigns), target }
  const among = 'campaign IN (SELECT value FROM json_each($asked)) AND target = $target'
  return withStoreErrors(store.path, () => {
    const passed = store.database
      .prepare<unknown[], number>(`SELECT ifnull(sum(passed), 0) FROM sweeps WHERE ${among}`)
      .pluck()
      .get(asked)
    const rows = store.database
      .prepare<unknown[], { key: string; count: number; carried: number }>(
        `SELECT key, sum(count) AS count, sum(carried) AS carried FROM sightings WHERE ${among} GROUP BY key`,
      )
      .all(asked)
    return { passed: passed ?? 0, failures: new Map(rows.map(({ key, ...counts }) => [key, counts])) }
  })
}

/** Campaigns with a shard whose canary passed: what they did not see says nothing. */
export function readBlindCampaigns(store: Store): string[] {
  return withStoreErrors(store.path, () =>
    store.database
      .prepare<[], string>("SELECT DISTINCT campaign FROM shard_run WHERE canary = 'passed' ORDER BY campaign")
      .pluck()
      .all(),
  )
}

/** The campaigns of a history of which only counts are left, oldest first: their ids and commits. */
export function readPastCampaigns(store: Store): { readonly campaign: string; readonly sha: string | null }[] {
  return withStoreErrors(store.path, () =>
    store.database
      .prepare<[], { campaign: string; sha: string | null }>(
        'SELECT campaign, sha FROM past_campaign ORDER BY started_at, number, campaign',
      )
      .all(),
  )
}

/** The campaigns of these in which a failure was seen, newest last. */
export function readCampaignsWith(
  store: Store,
  campaigns: readonly string[],
  failure: { readonly target: string; readonly key: string },
): string[] {
  return withStoreErrors(store.path, () =>
    store.database
      .prepare<unknown[], string>(
        `SELECT campaign FROM sightings WHERE target = $target AND key = $key
          AND campaign IN (SELECT value FROM json_each($asked))
        ORDER BY started_at, number, campaign`,
      )
      .pluck()
      .all({ asked: JSON.stringify(campaigns), ...failure }),
  )
}

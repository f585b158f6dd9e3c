import type { Store } from './open-store.ts'
import { readPlans } from './read-campaigns.ts'
import { isInSpans, readRepeatedSeeds } from './read-repeated.ts'
import { countIndices } from './spans.ts'
import { withStoreErrors } from './store-errors.ts'

/** What campaigns say of one target: how many seeds could have shown a failure, and which failures they showed. */
export interface Exposure {
  readonly passed: number
  /** By key: failures of it; `carried`: further ones among the seeds carried over, in no rate. */
  readonly failures: ReadonlyMap<string, { readonly count: number; readonly carried: number }>
}

/**
 * Sums of some campaigns for one target. A seed ends at its first failure, so that one which failed otherwise could not have
 * shown this one: those that could are `passed` and the failures of the key itself. A seed that several of them ran counts the
 * first time; its failures after that as those of seeds carried over.
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
    const failures = new Map(rows.map(({ key, ...counts }) => [key, counts]))
    return withoutRepeated(store, campaigns, target, { passed: passed ?? 0, failures })
  })
}

function withoutRepeated(store: Store, campaigns: readonly string[], target: string, all: Exposure): Exposure {
  if (campaigns.length < 2) return all
  const plans = readPlans(store, campaigns)
  const failures = new Map(all.failures)
  let { passed } = all
  for (const [campaign, spans] of readRepeatedSeeds(store, plans, target)) {
    const rows = store.database
      .prepare<unknown[], { key: string; count: number }>(
        `SELECT key, count(*) AS count FROM failures f WHERE campaign = $campaign AND target = $target
          AND ${isInSpans}
        GROUP BY key`,
      )
      .all({ campaign, target, spans: JSON.stringify(spans) })
    for (const { key, count } of rows) {
      const known = failures.get(key) ?? { count: 0, carried: 0 }
      failures.set(key, { count: known.count - count, carried: known.carried + count })
    }
    // Those without a verdict are taken for passed: then rather too few seeds are left than too many.
    passed = Math.max(0, passed - countIndices(spans) + rows.reduce((sum, { count }) => sum + count, 0))
  }
  return { passed, failures }
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

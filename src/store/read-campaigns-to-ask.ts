import type { Store } from './open-store.ts'
import { withStoreErrors } from './store-errors.ts'

/**
 * The campaigns that know of findings, newest first: of each the newest that saw it, and those with replays that gave something
 * else, since that may be a finding of which no seed failed. Not those of pull requests: what they found is not everybody's.
 *
 * @param names `<target> <key>`
 * @param but a campaign that is left out
 */
export function readCampaignsToAsk(store: Store, names: readonly string[], but: string): string[] {
  return withStoreErrors(store.path, () =>
    store.database
      .prepare<unknown[], string>(
        `WITH own AS (
          SELECT campaign, started_at, number FROM campaign
          WHERE campaign <> $but AND json_extract(plan_json, '$.origin.pullRequest') IS NULL),
        seen AS (
          SELECT campaign, row_number() OVER (
            PARTITION BY f.target, f.key ORDER BY o.started_at DESC, o.number DESC, campaign) AS place
          FROM failures f JOIN own o USING (campaign)
          WHERE f.target || ' ' || f.key IN (SELECT value FROM json_each($names)))
        SELECT campaign FROM own WHERE campaign IN (SELECT campaign FROM seen WHERE place = 1)
          OR campaign IN (SELECT campaign FROM replay WHERE verdict IN ('passed', 'other'))
        ORDER BY started_at DESC, number DESC, campaign`,
      )
      .pluck()
      .all({ but, names: JSON.stringify(names) }),
  )
}

import { dropPast } from './merge-past.ts'
import type { Store } from './open-store.ts'
import { shortestFirst } from './read-failures.ts'
import { withStoreErrors } from './store-errors.ts'

/**
 * Leaves of these campaigns nothing but counts: seeds swept by target, how often each failure was seen, and one seed of
 * each. What is known over campaigns stays as it is: first and last seen, issues, former keys, signatures that failures of
 * these had. All or nothing.
 */
export function forgetCampaigns(store: Store, campaigns: readonly string[]): void {
  const { database, path } = store
  const asked = JSON.stringify(campaigns)
  const among = 'campaign IN (SELECT value FROM json_each(?))'
  withStoreErrors(path, () =>
    database
      .transaction(() => {
        const add = (table: string, select: string) => database.prepare(`INSERT INTO ${table} ${select}`).run(asked)
        add(
          'past_campaign',
          `SELECT campaign, (SELECT ifnull(sum(hi - lo), 0) FROM span n WHERE n.campaign = c.campaign), number, sha, started_at,
            json_extract(plan_json, '$.origin.workflow'), json_extract(plan_json, '$.origin.event')
          FROM campaign c WHERE ${among}`,
        )
        add(
          'past_sweep',
          `SELECT campaign, target, sum(planned), sum(passed), sum(failed), sum(timed_out), sum(nondeterministic),
            sum(unknown), sum(infra)
          FROM coverage WHERE ${among} GROUP BY campaign, target`,
        )
        add(
          'past_sighting',
          `SELECT campaign, target, key, count, carried, seed FROM (
            SELECT campaign, target, key, seed, sum(NOT carried) OVER own AS count, sum(carried) OVER own AS carried,
              row_number() OVER (own ORDER BY ${shortestFirst}) AS place
            FROM failures WHERE ${among} WINDOW own AS (PARTITION BY campaign, target, key))
          WHERE place = 1`,
        )
        dropPast(database)
      })
      .immediate(),
  )
}

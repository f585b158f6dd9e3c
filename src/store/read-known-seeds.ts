import { knownOfFindingMax } from '../model/plan.ts'
import type { SeedText } from '../model/seed.ts'
import { unequalRunsType } from '../model/signature.ts'
import type { Store } from './open-store.ts'
import { withStoreErrors } from './store-errors.ts'

/** A failing seed of a finding, to be run again. */
export interface StoredKnownSeed {
  readonly target: string
  readonly key: string
  readonly seed: SeedText
  /** How long it ran; null where that is forgotten. */
  readonly elapsedMs: number | null
  /** The finding's issue is closed, as last known. */
  readonly closed: boolean
}

/**
 * The newest failing seeds of each finding of a store, the findings seen last first, those of closed issues behind the
 * others. What failed on pull requests alone is left out, and what came and went: one run of it says nothing. Of findings
 * of which only counts are left, by campaigns that are past or by an issue that stands in for a lost history, it is the seeds
 * that these know.
 *
 * @param before only campaigns with a lower number than this; null: all
 */
export function readKnownSeeds(store: Store, before: number | null): StoredKnownSeed[] {
  return withStoreErrors(store.path, () =>
    store.database
      .prepare<unknown[], Omit<StoredKnownSeed, 'closed'> & { closed: number }>(
        `WITH ranked AS MATERIALIZED (
          SELECT f.target, f.key, f.seed, f.duration_ms AS elapsedMs, c.started_at AS at, row_number() OVER (
            PARTITION BY f.target, f.key ORDER BY c.started_at DESC, f.number DESC, f.duration_ms, f.idx) AS place
          FROM failures f JOIN campaign c USING (campaign)
          WHERE f.number < ifnull($before, f.number + 1) AND f.outcome <> 'nondeterministic'
            AND json_extract(c.plan_json, '$.origin.pullRequest') IS NULL),
        counted AS (
          SELECT target, key, seed, started_at AS at, number, 0 AS place
          FROM past_sighting JOIN past_campaign USING (campaign) WHERE number < ifnull($before, number + 1)
          UNION ALL SELECT target, r.key, value, first_at, 0, j.key FROM standing_in r, json_each(r.seeds) j),
        known AS (
          SELECT * FROM ranked
          UNION ALL SELECT target, key, seed, NULL, at, row_number() OVER (
            PARTITION BY target, key ORDER BY at DESC, number DESC, place)
          FROM counted WHERE (target, key) NOT IN (SELECT target, key FROM ranked)
            AND key NOT IN (SELECT key FROM signature WHERE type = $unequal))
        SELECT target, key, seed, elapsedMs, EXISTS (
          SELECT 1 FROM issue i WHERE i.target = r.target AND i.key = r.key AND i.state = 'closed') AS closed
        FROM known r WHERE place <= ${2 * knownOfFindingMax}
        ORDER BY closed, max(at) OVER (PARTITION BY target, key) DESC, target, key, place`,
      )
      .all({ before, unequal: unequalRunsType })
      .map((row) => ({ ...row, closed: row.closed === 1 })),
  )
}

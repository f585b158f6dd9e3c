import { knownOfFindingMax } from '../model/plan.ts'
import type { SeedText } from '../model/seed.ts'
import type { Store } from './open-store.ts'
import { withStoreErrors } from './store-errors.ts'

/** A failing seed of a finding, to be run again. */
export interface StoredKnownSeed {
  readonly target: string
  readonly key: string
  readonly seed: SeedText
  /** How long it ran. */
  readonly elapsedMs: number
  /** The finding's issue is closed, as last known. */
  readonly closed: boolean
}

/**
 * The newest failing seeds of each finding of a store, the findings seen last first, those of closed issues behind the
 * others. What failed on pull requests alone is left out, and what came and went: one run of it says nothing.
 *
 * @param before only campaigns with a lower number than this; null: all
 */
export function readKnownSeeds(store: Store, before: number | null): StoredKnownSeed[] {
  return withStoreErrors(store.path, () =>
    store.database
      .prepare<unknown[], Omit<StoredKnownSeed, 'closed'> & { closed: number }>(
        `WITH ranked AS (
          SELECT f.target, f.key, f.seed, f.duration_ms AS elapsedMs, c.started_at AS at, row_number() OVER (
            PARTITION BY f.target, f.key ORDER BY c.started_at DESC, f.number DESC, f.duration_ms, f.idx) AS place
          FROM failures f JOIN campaign c USING (campaign)
          WHERE f.number < ifnull(?, f.number + 1) AND f.outcome <> 'nondeterministic'
            AND json_extract(c.plan_json, '$.origin.pullRequest') IS NULL)
        SELECT target, key, seed, elapsedMs, EXISTS (
          SELECT 1 FROM issue i WHERE i.target = r.target AND i.key = r.key AND i.state = 'closed') AS closed
        FROM ranked r WHERE place <= ${2 * knownOfFindingMax}
        ORDER BY closed, max(at) OVER (PARTITION BY target, key) DESC, target, key, place`,
      )
      .all(before)
      .map((row) => ({ ...row, closed: row.closed === 1 })),
  )
}

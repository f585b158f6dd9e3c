import type { OutcomeKind } from '../model/outcome.ts'
import { carriedIndexMin } from '../model/plan.ts'
import type { Replay } from '../model/reproduction.ts'
import type { Store } from './open-store.ts'
import { readFailuresOfSeed, type StoredFailure } from './read-failures.ts'
import { readReplays } from './read-replays.ts'
import { withStoreErrors } from './store-errors.ts'

/** What a store knows of one seed by name. Passed seeds are only indices: see `readOutcomeAt`. */
export interface StoredSeed {
  readonly failures: readonly StoredFailure[]
  readonly exceptions: readonly (SeedPlace & { readonly outcome: 'unknown' | 'infra'; readonly reason: string })[]
  readonly cuts: readonly (SeedPlace & { readonly elapsedMs: number })[]
  readonly replays: readonly Replay[]
}

export interface SeedPlace {
  readonly campaign: string
  readonly target: string
  readonly index: number
}

/** Everything known of one seed, over all campaigns and targets. */
export function readSeed(store: Store, seed: string): StoredSeed {
  return withStoreErrors(store.path, () => ({
    failures: readFailuresOfSeed(store, seed),
    exceptions: store.database
      .prepare<unknown[], StoredSeed['exceptions'][number]>(
        `SELECT campaign, target, idx AS "index", outcome, reason FROM exceptions WHERE seed = ?
        ORDER BY campaign, target, idx`,
      )
      .all(seed),
    cuts: store.database
      .prepare<unknown[], StoredSeed['cuts'][number]>(
        `SELECT campaign, target, idx AS "index", elapsed_ms AS elapsedMs FROM cuts WHERE seed = ?
        ORDER BY campaign, target, idx`,
      )
      .all(seed),
    replays: readReplays(store, { seed }),
  }))
}

/** What became of one index of a campaign. */
export function readOutcomeAt(store: Store, { campaign, target, index }: SeedPlace): OutcomeKind | 'cut' | 'missing' {
  const outcome = withStoreErrors(store.path, () =>
    store.database
      .prepare<unknown[], OutcomeKind | 'cut'>(
        `SELECT outcome FROM failures WHERE campaign = $campaign AND target = $target AND idx = $index
        UNION ALL SELECT outcome FROM exceptions WHERE campaign = $campaign AND target = $target AND idx = $index
        UNION ALL SELECT 'passed' FROM span WHERE campaign = $campaign AND target = $target
          AND lo <= $index AND hi > $index
        UNION ALL SELECT 'cut' FROM cuts WHERE campaign = $campaign AND target = $target AND idx = $index
        LIMIT 1`,
      )
      .pluck()
      .get({ campaign, target, index }),
  )
  return outcome ?? 'missing'
}

/** The first of a campaign's own indices that passed, or null. */
export function findPassedIndex(store: Store, { campaign, target }: Omit<SeedPlace, 'index'>): number | null {
  // What passed begins where a span does, or behind an index that did not.
  const index = withStoreErrors(store.path, () =>
    store.database
      .prepare<unknown[], number>(
        `WITH broken AS (
          SELECT idx FROM failures WHERE campaign = $campaign AND target = $target
          UNION SELECT idx FROM exceptions WHERE campaign = $campaign AND target = $target),
        own AS (SELECT lo, hi FROM span WHERE campaign = $campaign AND target = $target AND lo < ${carriedIndexMin})
        SELECT idx FROM (SELECT lo AS idx FROM own UNION SELECT idx + 1 FROM broken)
        WHERE idx NOT IN (SELECT idx FROM broken) AND EXISTS (SELECT 1 FROM own WHERE lo <= idx AND hi > idx)
        ORDER BY idx LIMIT 1`,
      )
      .pluck()
      .get({ campaign, target }),
  )
  return index ?? null
}

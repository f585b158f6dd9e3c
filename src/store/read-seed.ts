import type { OutcomeKind } from '../model/outcome.ts'
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

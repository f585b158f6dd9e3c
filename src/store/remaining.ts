import type { Store } from './open-store.ts'
import { type Span, unionSpans } from './spans.ts'
import { withStoreErrors } from './store-errors.ts'

/**
 * The indices of a target that some attempt completed, whatever the outcome: what a resumed sweep skips. Sorted,
 * neither touching nor overlapping. Of all shards unless one is named.
 */
export function completedSpans(store: Store, campaign: string, target: string, shard?: number): Span[] {
  return withStoreErrors(store.path, () =>
    unionSpans(
      store.database
        .prepare<unknown[], Span>(
          'SELECT lo, hi FROM span WHERE campaign = ? AND target = ? AND shard = ifnull(?, shard) ORDER BY lo',
        )
        .raw()
        .all(campaign, target, shard ?? null),
    ),
  )
}

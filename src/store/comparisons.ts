import { type Comparison, ComparisonSchema } from '../model/comparison.ts'
import { comparisonRule, upsertSql } from './merge-rules.ts'
import type { Store } from './open-store.ts'
import { damaged, withStoreErrors } from './store-errors.ts'

/** The comparison of one finding of a campaign. */
export interface StoredComparison {
  readonly campaign: string
  readonly target: string
  readonly key: string
  readonly comparison: Comparison
}

/** Records what findings were compared to be. One that is made again replaces the one before. */
export function recordComparisons(store: Store, comparisons: readonly StoredComparison[]): void {
  withStoreErrors(store.path, () => {
    const revision = store.database
      .prepare<unknown[], number>('SELECT revision FROM comparison WHERE campaign = ? AND target = ? AND key = ?')
      .pluck()
    const upsert = store.database.prepare(upsertSql(comparisonRule))
    store.database
      .transaction(() => {
        for (const { campaign, target, key, comparison } of comparisons) {
          const place = [campaign, target, key]
          const { verdict, base } = comparison
          upsert.run(...place, (revision.get(...place) ?? 0) + 1, verdict, base, JSON.stringify(comparison))
        }
      })
      .immediate()
  })
}

/** The comparisons of a campaign, by target and key. */
export function readComparisons(store: Store, campaign: string): StoredComparison[] {
  const rows = withStoreErrors(store.path, () =>
    store.database
      .prepare<unknown[], { target: string; key: string; evidence: string }>(
        'SELECT target, key, evidence FROM comparison WHERE campaign = ? ORDER BY target, key',
      )
      .all(campaign),
  )
  return rows.map(({ target, key, evidence }) => ({
    campaign,
    target,
    key,
    comparison: parseComparison(store.path, evidence),
  }))
}

/** Every comparison of a store from outside is one that we could have written, and its columns say what it says. */
export function checkComparisons({ database, path }: Store): void {
  const rows = database.prepare<[], { verdict: string; base: string | null; evidence: string }>(
    'SELECT verdict, base, evidence FROM comparison',
  )
  for (const { verdict, base, evidence } of rows.iterate()) {
    const comparison = parseComparison(path, evidence)
    if (comparison.verdict === verdict && comparison.base === base) continue
    throw damaged(path, `a comparison says ${verdict} and its evidence ${comparison.verdict}`)
  }
}

function parseComparison(path: string, evidence: string): Comparison {
  const parsed = ComparisonSchema.safeParse(JSON.parse(evidence))
  if (parsed.success) return parsed.data
  throw damaged(path, 'a comparison cannot be read', parsed.error)
}

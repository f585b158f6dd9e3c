import type { PropertyTotal } from '../model/report.ts'
import type { Store } from './open-store.ts'
import { withStoreErrors } from './store-errors.ts'

/**
 * What seeds reported of their properties, by campaign, over all its shards; ordered by target, name, kind. A history that has
 * forgotten the details of a campaign has forgotten these too.
 */
export function readProperties(store: Store, campaigns: readonly string[]): ReadonlyMap<string, PropertyTotal[]> {
  return withStoreErrors(store.path, () => {
    const rows = store.database
      .prepare<unknown[], Omit<PropertyTotal, 'mustHit'> & { campaign: string; mustHit: number }>(
        `SELECT campaign, target, name, kind, passes, failures, seeds, seen, must_hit AS mustHit FROM properties
        WHERE campaign IN (SELECT value FROM json_each(?)) ORDER BY campaign, target, name, kind`,
      )
      .all(JSON.stringify(campaigns))
      .map(({ campaign, ...property }) => ({ campaign, property: { ...property, mustHit: property.mustHit === 1 } }))
    const byCampaign = Map.groupBy(rows, ({ campaign }) => campaign)
    return new Map([...byCampaign].map(([campaign, all]) => [campaign, all.map(({ property }) => property)]))
  })
}

/** Seeds of a target with a verdict among these campaigns; of those of which only counts are left none, as of their properties. */
export function countJudged(store: Store, campaigns: readonly string[], target: string): number {
  return withStoreErrors(store.path, () => {
    const judged = store.database
      .prepare<unknown[], number>(
        `SELECT ifnull(sum(delivered - unknown - infra), 0) FROM coverage
        WHERE campaign IN (SELECT value FROM json_each(?)) AND target = ?`,
      )
      .pluck()
      .get(JSON.stringify(campaigns), target)
    return judged ?? 0
  })
}

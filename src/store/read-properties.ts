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

import type { PropertyEvidence } from '../model/property-life.ts'
import { type CampaignReport, isNeverSeen, type PropertyTotal } from '../model/report.ts'
import { countHits } from '../model/result.ts'
import { signNeverSeen } from '../signature/sign-never-seen.ts'
import type { Store } from '../store/open-store.ts'
import { type HistoryCampaign, readCoverage, readProperties, seenAt } from '../store/queries.ts'
import { floorDefault } from './judge-campaign.ts'
import { isConclusive } from './read-report.ts'

/** Which property: the key of its never-seen finding stands for kind and name. */
export interface PropertyName {
  readonly target: string
  readonly key: string
}

/** What the campaigns of a history say of properties. */
export interface PropertyHistory {
  /** Oldest first; those that did not report the property are left out. */
  readonly evidenceOf: (property: PropertyName) => PropertyEvidence[]
  /** What the newest campaign that reported it counted; null where none did. */
  readonly newestOf: (property: PropertyName) => PropertyTotal | null
  /** What this campaign counted. */
  readonly totalIn: (campaign: string, property: PropertyName) => PropertyTotal | null
}

/**
 * Opens what the campaigns of a history say of properties. Whether one that was not come to was missed, or only not seen in
 * what was delivered, is found out where it is asked for; of the reported campaign, whose floor it knows, the report says it.
 */
export function openPropertyHistory(
  store: Store,
  history: readonly HistoryCampaign[],
  report: Pick<CampaignReport, 'plan' | 'conclusive'>,
): PropertyHistory {
  const totals = new Map(
    [
      ...readProperties(
        store,
        history.map(({ plan }) => plan.campaign),
      ),
    ].map(([campaign, properties]) => [
      campaign,
      new Map(properties.map((property) => [`${property.target} ${keyOfProperty(property)}`, property])),
    ]),
  )
  const conclusive = new Map([[report.plan.campaign, report.conclusive]])
  const isWhole = (campaign: string): boolean => {
    const known = conclusive.get(campaign) ?? isConclusive(readCoverage(store, campaign), floorDefault)
    conclusive.set(campaign, known)
    return known
  }
  const totalIn = (campaign: string, { target, key }: PropertyName) =>
    totals.get(campaign)?.get(`${target} ${key}`) ?? null
  const evidenceOf = (property: PropertyName) =>
    history.flatMap((campaign): PropertyEvidence[] => {
      const id = campaign.plan.campaign
      const total = totalIn(id, property)
      if (total === null) return []
      const missed = isNeverSeen(total) && total.seeds > 0 && isWhole(id)
      return [{ seen: seenAt(campaign), seeds: total.seeds, hits: countSeeds(total), missed }]
    })
  const newestOf = (property: PropertyName) => {
    const newest = history.findLast(({ plan }) => totalIn(plan.campaign, property) !== null)
    return newest === undefined ? null : totalIn(newest.plan.campaign, property)
  }
  return { evidenceOf, newestOf, totalIn }
}

/** Seeds that came to it, at least 1 where it was come to: one that was carried over is in no count. */
export function countSeeds(property: PropertyTotal): number {
  return countHits(property) === 0 ? 0 : Math.max(1, property.seen)
}

/** The key of the finding that it is where no seed of a campaign comes to it. */
export function keyOfProperty({ target, kind, name }: PropertyTotal): string {
  return signNeverSeen(target, kind, name).key
}

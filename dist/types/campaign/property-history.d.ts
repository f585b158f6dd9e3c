import type { PropertyEvidence } from '../model/property-life.ts';
import { type CampaignReport, type PropertyTotal } from '../model/report.ts';
import type { Store } from '../store/open-store.ts';
import { type HistoryCampaign } from '../store/queries.ts';
/** Which property: the key of its never-seen finding stands for kind and name. */
export interface PropertyName {
    readonly target: string;
    readonly key: string;
}
/** What the campaigns of a history say of properties. */
export interface PropertyHistory {
    /** Oldest first; those that did not report the property are left out. */
    readonly evidenceOf: (property: PropertyName) => PropertyEvidence[];
    /** What the newest campaign that reported it counted; null where none did. */
    readonly newestOf: (property: PropertyName) => PropertyTotal | null;
    /** What this campaign counted. */
    readonly totalIn: (campaign: string, property: PropertyName) => PropertyTotal | null;
}
/**
 * Opens what the campaigns of a history say of properties. Whether one that was not come to was missed, or only not seen in
 * what was delivered, is found out where it is asked for; of the reported campaign, whose floor it knows, the report says it.
 */
export declare function openPropertyHistory(store: Store, history: readonly HistoryCampaign[], report: Pick<CampaignReport, 'plan' | 'conclusive'>): PropertyHistory;
/** Seeds that came to it, at least 1 where it was come to: one that was carried over is in no count. */
export declare function countSeeds(property: PropertyTotal): number;
/** The key of the finding that it is where no seed of a campaign comes to it. */
export declare function keyOfProperty({ target, kind, name }: PropertyTotal): string;

import type { BaseProof } from '../model/comparison.ts';
import type { Finding } from '../model/finding.ts';
import type { Counted } from '../statistics/compare-rates.ts';
import { type Store } from '../store/open-store.ts';
import { type Exposure, type StoredCampaign } from '../store/queries.ts';
import type { BaseSightings } from '../triage/compare-property.ts';
/**
 * Which of some commits are the base of the comparison, or before it. What a history was swept at may be on no branch any
 * more: then it is not of the base.
 */
export type ListOfBase = (shas: readonly string[]) => Promise<ReadonlySet<string>>;
/**
 * The campaigns of a store whose commits are the base or before it, oldest first: swept as they were committed, on a harness
 * that sees failures. Those of other changes are told by their namespace; a store of bases holds nothing else.
 */
export declare function listBaseCampaigns(store: Store, listOfBase: ListOfBase, among: (campaign: StoredCampaign) => boolean): Promise<string[]>;
/** What some campaigns say of one finding. */
export declare function countOf({ passed, failures }: Exposure, key: string): Counted & {
    readonly seen: boolean;
};
/**
 * What the history says of a finding. One whose issue is closed was fixed: of it only what came after it was last seen
 * counts.
 */
export declare function readHistoryOf(store: Store, campaigns: readonly string[], { target, key, issue }: Pick<Finding, 'target' | 'key' | 'issue'>): Counted & {
    readonly seen: boolean;
};
/** What was swept of a base for comparisons, and the shortest seed that failed there in the way of a finding. */
export interface SweptBase {
    readonly swept: Counted;
    readonly proof: BaseProof | null;
}
/** The same for each finding, in their order; nothing where there is no such store yet. */
export declare function readSweptBase(dbPath: string, listOfBase: ListOfBase, findings: readonly Finding[]): Promise<SweptBase[]>;
/** What campaigns say of a property that was not come to elsewhere. */
export declare function readBaseSightings(store: Store, campaigns: readonly string[], { target, key }: Pick<Finding, 'target' | 'key'>): BaseSightings;
/** The same of what was swept of a base; nothing where there is no such store yet. */
export declare function readSweptSightings(dbPath: string, listOfBase: ListOfBase, finding: Pick<Finding, 'target' | 'key'>): Promise<BaseSightings>;

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
/** What was swept of a base for comparisons. */
export interface SweptBase extends Disposable {
    /** Of a failure, with the shortest seed that failed there in its way. */
    readonly countsOf: (finding: Pick<Finding, 'target' | 'key'>) => {
        readonly swept: Counted;
        readonly proof: BaseProof | null;
    };
    /** Of a property that was not come to elsewhere. */
    readonly sightingsOf: (finding: Pick<Finding, 'target' | 'key'>) => BaseSightings;
}
/** Opens what was swept of a base; where there is no such store yet, nothing was. */
export declare function openSweptBase(dbPath: string, listOfBase: ListOfBase): Promise<SweptBase>;
/** What campaigns say of a property that was not come to elsewhere. */
export declare function readBaseSightings(store: Store, campaigns: readonly string[], { target, key }: Pick<Finding, 'target' | 'key'>): BaseSightings;

import type { BaseProof } from '../model/comparison.ts';
import type { Finding } from '../model/finding.ts';
import type { Counted } from '../statistics/compare-rates.ts';
import { type Store } from '../store/open-store.ts';
import { type Exposure, type StoredCampaign } from '../store/queries.ts';
/** Whether a commit is the base of the comparison, or before it. */
export type IsOfBase = (sha: string) => boolean | Promise<boolean>;
/**
 * The campaigns of a store whose commits are the base or before it, oldest first: swept as they were committed, on a harness
 * that sees failures. Those of other changes are told by their namespace; a store of bases holds nothing else.
 */
export declare function listBaseCampaigns(store: Store, isOfBase: IsOfBase, among: (campaign: StoredCampaign) => boolean): Promise<string[]>;
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
export declare function readSweptBase(dbPath: string, isOfBase: IsOfBase, findings: readonly Finding[]): Promise<SweptBase[]>;

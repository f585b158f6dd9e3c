import type { Store } from './open-store.ts';
/** What campaigns say of one target: how many seeds could have shown a failure, and which failures they showed. */
export interface Exposure {
    readonly passed: number;
    /** By key: failures of it; `carried`: further ones among the seeds carried over, in no rate. */
    readonly failures: ReadonlyMap<string, {
        readonly count: number;
        readonly carried: number;
    }>;
}
/**
 * Sums of some campaigns for one target. A seed ends at its first failure, so that one which failed otherwise could not have
 * shown this one: those that could are `passed` and the failures of the key itself. A seed that several of them ran counts the
 * first time; its failures after that as those of seeds carried over.
 */
export declare function readExposure(store: Store, campaigns: readonly string[], target: string): Exposure;
/** Campaigns with a shard whose canary passed: what they did not see says nothing. */
export declare function readBlindCampaigns(store: Store): string[];
/** The campaigns of a history of which only counts are left, oldest first: their ids and commits. */
export declare function readPastCampaigns(store: Store): {
    readonly campaign: string;
    readonly sha: string | null;
}[];
/** The campaigns of these in which a failure was seen, newest last. */
export declare function readCampaignsWith(store: Store, campaigns: readonly string[], failure: {
    readonly target: string;
    readonly key: string;
}): string[];

import type { SeenAt } from '../model/finding.ts';
import type { CampaignEvidence } from '../model/life.ts';
import { type Plan } from '../model/plan.ts';
import type { Store } from './open-store.ts';
/** A campaign of a history, as far as the lives of findings need it. */
export interface HistoryCampaign {
    readonly plan: Plan;
    /** ISO 8601, UTC. */
    readonly startedAt: string;
    /** Seeds with a verdict, by target. */
    readonly judged: ReadonlyMap<string, number>;
}
/**
 * The campaigns of a store that are of the same line of code as `current`: no pull requests, and the same ref; oldest
 * first, `current` last. What started after it is left out, so that a report of an old campaign is what it was.
 */
export declare function readHistory(store: Store, current: string): HistoryCampaign[];
/** How often each signature failed in a history, and of those only the ones that fresh seeds showed. */
export declare function countSignatures(store: Store, campaigns: readonly string[], targets: readonly string[]): {
    readonly target: string;
    readonly key: string;
    readonly count: number;
}[];
/**
 * What each campaign of a history says of one finding (a key, or one variant of it, and what people folded into it), oldest first; those that ran nothing of its target are left out. Of
 * those whose details the history has forgotten, and of an issue that stands in for a lost history, the counts say it.
 */
export declare function readEvidence(store: Store, history: readonly HistoryCampaign[], { target, keys }: {
    readonly target: string;
    readonly keys: readonly string[];
}): CampaignEvidence[];
/** Which campaign of a history, at which commit, when. */
export declare function seenAt({ plan, startedAt }: Pick<HistoryCampaign, 'plan' | 'startedAt'>): SeenAt;

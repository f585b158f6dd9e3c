import { type CampaignOrigin, type Plan } from '../model/plan.ts';
import type { Store } from './open-store.ts';
/** One campaign of a store, in short. */
export interface StoredCampaign {
    readonly campaign: string;
    readonly number: number;
    /** ISO 8601, UTC. */
    readonly startedAt: string;
    readonly origin: CampaignOrigin;
    readonly targets: readonly string[];
    readonly shardCount: number;
}
/** The campaigns of a store, the newest first: by start, then number, then id. */
export declare function readCampaigns(store: Store): StoredCampaign[];
/**
 * The plan of a campaign.
 *
 * @throws UserError `campaign-unknown`
 */
export declare function readPlan(store: Store, campaign: string): Plan;
/** The plans of those campaigns of which not only counts are left, oldest first. */
export declare function readPlans(store: Store, campaigns: readonly string[]): Plan[];
export declare function readStartedPlan(store: Store, campaign: string): {
    readonly plan: Plan;
    readonly startedAt: string;
};
/** The plan behind its text; what is not a plan cannot come from us. */
export declare function parsePlan(path: string, planJson: string): Plan;

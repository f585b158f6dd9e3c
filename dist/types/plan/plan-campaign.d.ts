import { type CampaignOrigin, type PendingSeed, type Plan } from '../model/plan.ts';
import type { Target } from '../model/target.ts';
import { type StoredSeed } from './choose-known.ts';
import { type SeedsRequest } from './choose-stream.ts';
export interface PlanRequest {
    /** Version of seedsweep that makes the plan. */
    readonly seedsweep: string;
    readonly origin: CampaignOrigin;
    readonly targets: readonly Target[];
    readonly seeds: SeedsRequest;
    /** How many runners share the work, 1 to 256. It never changes which seeds a count or a range runs. */
    readonly shardCount: number;
    /** Head commit of the pull request, where the commit checked out is its merge with the base; default: `origin.sha`. */
    readonly headSha?: string | null;
    /** What earlier campaigns cut. A range that was asked for is run alone. */
    readonly pending?: readonly PendingSeed[];
    /** Failing seeds of earlier campaigns, newest first, to be run again. A range that was asked for is run alone. */
    readonly stored?: readonly StoredSeed[];
}
/**
 * Decides everything about a campaign before anything runs: which seeds, of which targets, who runs them. Pure: the same
 * request gives the same plan with the same id, so that a re-run adds to the same campaign.
 *
 * @throws UserError `shards`, `seeds`, `campaign-number` for what cannot be planned
 */
export declare function planCampaign(request: PlanRequest): Plan;

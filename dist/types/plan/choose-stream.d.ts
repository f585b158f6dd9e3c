import type { CampaignOrigin, SeedStream } from '../model/plan.ts';
import type { Target } from '../model/target.ts';
/** Which seeds: exactly these, so many fresh ones, or fresh ones for so long. A count is per target. */
export type SeedsRequest = {
    readonly by: 'range';
    readonly first: bigint;
    readonly end: bigint;
} | {
    readonly by: 'count';
    readonly count: number;
} | {
    readonly by: 'budget';
    readonly budgetMs: number;
};
/**
 * Where the seeds of one target come from. Explicit ranges start at their first seed, whatever the target's stream.
 * Fresh seeds come from the window of the campaign's number; on a pull request, which has no numbers of its own, from
 * what its head commit hashes to, disjoint from others with overwhelming probability only.
 */
export declare function chooseStream(origin: CampaignOrigin, target: Target, seeds: SeedsRequest, headSha: string | null): SeedStream;

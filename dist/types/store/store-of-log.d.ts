import { type Checkpoint } from '../model/checkpoint.ts';
import { type Plan } from '../model/plan.ts';
/**
 * Makes a store of what job logs say of a campaign, to be merged like one that came from outside: outcomes, causes by name,
 * failing seeds; neither texts nor durations of what passed, nor counts of properties and second runs. Lines about shards,
 * targets and indices that the plan does not have say nothing of this campaign.
 *
 * @returns how many seeds of which shards they tell of
 */
export declare function makeStoreOfLog(path: string, { plan, startedAt }: {
    readonly plan: Plan;
    readonly startedAt: string;
}, checkpoints: readonly Checkpoint[]): {
    readonly shard: number;
    readonly seeds: number;
}[];

import type { SeedJob } from '../model/outcome.ts';
/** A seed for a process of its own. */
export interface FedJob extends SeedJob {
    /** Also where it passes, to compare the outputs of different runs. */
    readonly keepOutput: boolean;
}
/** Hands a lane its seeds one by one, some before they run, so that a process can start as soon as the one before it has ended. */
export interface SeedFeed<Job extends FedJob> {
    /** The next seed, or null where there is none now: asked again after each result. */
    next(): Job | null;
    /** How many may wait behind the one that runs. */
    ahead(): number;
    /** What waits is not started any more: it is as if it had never been handed out. */
    takeBack(jobs: readonly Job[]): void;
}
/** Seeds that all run, in order; up to `ahead` of them wait. */
export declare function feedAll(jobs: readonly SeedJob[], keepOutput: boolean, ahead: number): SeedFeed<FedJob>;

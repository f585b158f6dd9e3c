import type { RunResult, SeedJob } from '../model/outcome.ts';
import type { SimulatorResult } from '../model/result.ts';
import type { ProcessEnd } from './simulator-process.ts';
/** What remains to be done when a batch process has ended. */
export interface BatchLeft {
    /** To be run by a new batch process. */
    readonly again: readonly SeedJob[];
    /** To be run alone until one of them is not passed; those behind it then go to a new batch. */
    readonly alone: readonly SeedJob[];
    /** Why the batch counts as failed although no seed was reported; to be said where each seed passes alone. Or null. */
    readonly why: string | null;
}
/** Keeps count of which seeds of a batch have a result. Posts each result once, in the order in which they are sure. */
export interface BatchTally {
    /** Takes a reported result. False where it is about a seed that the batch was not asked to run. */
    see(result: SimulatorResult, output: string): boolean;
    /** Something was reported that cannot be read. */
    spoil(): void;
    /** The batch has been silent for too long: notes which seed must be running. */
    noteSilence(): void;
    /** Decides about the seeds without a result. `proven`: where a text is expected, it appeared. */
    finish(end: ProcessEnd, output: string, proven: boolean): BatchLeft;
}
export declare function createBatchTally(group: readonly SeedJob[], stopsAtFirstFailure: boolean, post: (result: RunResult) => void): BatchTally;

import type { SeedJob } from '../model/outcome.ts';
/** What a batch process left behind, for the seeds that it said nothing about. */
export interface BatchEvidence {
    /** Seeds without a result, in the order in which the batch was to run them. */
    readonly pending: readonly SeedJob[];
    /** The batch ended by itself with exit code 0, with the expected text where one is asked for, and all it said was readable. */
    readonly succeeded: boolean;
    /** Killed by us because it was silent for too long. */
    readonly timedOut: boolean;
    /** First seed without a result at the moment when it had been silent for too long. */
    readonly silentAt: SeedJob | null;
    /** How many seeds it reported as failed, and how many as anything else. */
    readonly failureCount: number;
    readonly otherCount: number;
    /** How many of `pending` come before the last seed that it reported as failed. */
    readonly pendingBeforeFailure: number;
    readonly stopsAtFirstFailure: boolean;
}
/** What is to be done with the pending seeds of a batch; every one of them is in exactly one list. */
export interface BatchVerdict {
    readonly passed: readonly SeedJob[];
    readonly timedOut: readonly SeedJob[];
    /** To be run by a new batch process. */
    readonly again: readonly SeedJob[];
    /** To be run alone, one after the other, until one of them explains what happened. */
    readonly alone: readonly SeedJob[];
}
/**
 * Decides about the seeds that a batch said nothing about, without guessing. Such a seed passed only where the batch
 * says so by its exit: it reports nothing but failures, and it either ended well or stopped at a later seed.
 */
export declare function judgeBatch(evidence: BatchEvidence): BatchVerdict;

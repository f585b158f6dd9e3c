import type { FailingSeed } from '../model/finding.ts';
import type { Store } from './open-store.ts';
/** One failing seed with everything the store has of it. */
export interface StoredFailure extends FailingSeed {
    readonly target: string;
    readonly shard: number;
    readonly attempt: number;
    readonly key: string;
    readonly variant: string;
    readonly exact: string;
    readonly title: string;
    /** What it printed, where that was kept; untrusted text. */
    readonly detail: string | null;
}
/** Most failures read at once. */
export declare const failuresReadMax = 1000000;
/** The failures of one signature over all campaigns, shortest first; of all targets unless one is named. */
export declare function readFailures(store: Store, key: string, options?: {
    readonly target?: string;
    readonly limit?: number;
}): StoredFailure[];
/** The failures of one seed over all campaigns and targets. */
export declare function readFailuresOfSeed(store: Store, seed: string): StoredFailure[];
/**
 * Order of a finding's seeds: the shortest run first, since it is the easiest to debug; behind all others what only a job
 * log tells of, which has no details. Time, which is never the same again, counts only where no steps are told.
 */
export declare const shortestFirst = "attempt = 0, step IS NULL, step, CASE WHEN step IS NULL THEN duration_ms END, campaign, idx";
export interface FailureRow extends Omit<FailingSeed, 'config'> {
    readonly variant: string;
    readonly exact: string;
    /** What was drawn, as JSON; null where nothing is. */
    readonly config: string | null;
}
export declare const failureColumns = "campaign, idx AS \"index\", seed, outcome, sha, step, duration_ms AS durationMs, digest,\n  exit_code AS exitCode, exit_signal AS exitSignal, config, variant, exact";
export declare function toFailingSeed({ variant: _variant, exact: _exact, config, ...seed }: FailureRow): FailingSeed;

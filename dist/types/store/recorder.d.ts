import type { Outcome, PassedSeeds } from '../model/outcome.ts';
import type { Store } from './open-store.ts';
import type { ShardRunKey } from './record.ts';
/** Most `unknown` and `infra` outcomes kept of one attempt; indices beyond it stay undelivered. */
export declare const exceptionsMax = 100000;
/** Slowest seeds kept of one attempt. */
export declare const slowestMax = 10;
/** Takes the outcomes of one attempt of one shard, in any order, and commits them in batches. */
export interface Recorder {
    /** Adds an outcome. An index that this attempt has already completed is left as it is. */
    record(outcome: Outcome): void;
    /** Adds seeds that passed, without naming one. Of spans of which this attempt has some already, the others count. */
    recordPassed(passed: PassedSeeds): void;
    /** Under a budget: how many of its indices of this target the shard has started on, earlier sessions included. */
    recordIssued(target: string, count: number): void;
    /**
     * Commits what is pending. Cheap where nothing is: call it once a second and at the end, since a batch that no
     * further outcome completes waits for it.
     *
     * @throws WorldError `store-disk-full`; what was committed before stays, and what is pending may be flushed again
     */
    flush(): void;
}
/**
 * Opens the recorder of an attempt that `beginShardRun` started; it goes on from what the store has.
 *
 * @param run which attempt, and `now`, a clock in milliseconds
 */
export declare function openRecorder(store: Store, run: ShardRunKey & {
    readonly now: () => number;
}): Recorder;

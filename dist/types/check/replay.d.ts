import type { EtcdKeyValue, EtcdRequest } from './etcd-operation.ts';
import type { WatchEvent } from './watch-record.ts';
/** Every revision that a sequence of requests made, with the pairs before and after each. */
export interface Replay {
    /** The revision after the last request; 1 for none. */
    readonly revision: number;
    /** 0 before the first compaction. */
    readonly compactRevision: number;
    /** Every compaction that was accepted, in order. */
    readonly compactions: readonly ReplayedCompaction[];
    /** All events, in the order of revisions and within one in the order of its transaction. */
    readonly events: readonly ReplayedEvent[];
    /** The pair that a key had at a revision, compacted or not; undefined where it had none. */
    at(key: string, revision: number): EtcdKeyValue | undefined;
    /** All pairs of an interval at a revision, in the order of keys. */
    rangeAt(key: string, rangeEnd: string | undefined, revision: number): readonly EtcdKeyValue[];
    /** Index of the first event whose revision is at least this one; `events.length` where there is none. */
    firstEventFrom(revision: number): number;
}
export interface ReplayedCompaction {
    readonly revision: number;
    /** The store's revision when it was accepted. */
    readonly atRevision: number;
}
export interface ReplayedEvent extends WatchEvent {
    readonly revision: number;
    readonly isCreate: boolean;
}
/**
 * Replays requests in the order in which the system persisted them, as etcd applies them (`applyEtcd`): each that changes something
 * makes one revision; a refused one (compacted or future range inside of a transaction, lease that does not exist) changes nothing.
 * Requests that were refused for other reasons (permissions, a key twice in one transaction) must not be in the list.
 *
 * @param afterEach is told the revision after each request
 */
export declare function replayRequests(requests: Iterable<EtcdRequest>, afterEach?: (revision: number) => void): Replay;

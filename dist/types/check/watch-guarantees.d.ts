import type { Replay } from './replay.ts';
import type { Violation } from './violation.ts';
import type { WatchRecord } from './watch-record.ts';
/**
 * What etcd promises about watches (API guarantees, v3.6), by its own names; Filter, IsCreate and PrevKV are promised by
 * the fields' descriptions only, FutureStart by the meaning of a start revision (etcd issue 20221).
 */
export declare const watchGuarantees: {
    readonly Filter: 'a watch delivers only what it asked for';
    readonly Unique: 'no event is delivered twice';
    readonly Ordered: 'events come in the order of their revisions';
    readonly Atomic: 'the events of one revision come in one response';
    readonly Bookmarkable: 'a progress notification means that everything up to its revision has been delivered';
    readonly FutureStart: 'a watch that starts at a future revision is told nothing below it';
    readonly Resumable: 'a watch delivers from its start revision on, so that a broken one can be resumed';
    readonly IsCreate: 'an event says that it created its key exactly when the key did not exist before';
    readonly Reliable: 'every event after the start revision is delivered';
    readonly PrevKV: 'the previous pair of an event is what the key had before it';
};
export type WatchGuarantee = keyof typeof watchGuarantees;
/** Violations, and how often each guarantee was put to the test. */
export interface WatchVerdict {
    readonly violations: readonly Violation[];
    readonly exercised: Readonly<Record<WatchGuarantee, number>>;
}
/**
 * Checks one client's watches against the replay of what was persisted. At most one violation per guarantee and watch is
 * reported, the first.
 *
 * @param replay all persisted requests, in order
 * @param stuck watches that had all the time they needed and still lack events
 */
export declare function checkWatches(records: readonly WatchRecord[], replay: Replay, stuck?: ReadonlySet<WatchRecord>): WatchVerdict;

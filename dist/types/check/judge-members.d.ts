import type { EtcdOperation } from './etcd-operation.ts';
import type { Violation } from './violation.ts';
import type { WatchRecord } from './watch-record.ts';
/** The only member of a cluster came back over its data. */
export interface MemberRestart {
    readonly member: string;
    /** The newest revision that a client had been told, and the newest compaction asked for, before it ended. */
    readonly toldRevision: number;
    readonly compactedRevision: number;
    /** Of its first linearizable answer. */
    readonly revision: number;
}
/** What a member says of its keys when nothing happens any more. */
export interface MemberState {
    readonly member: string;
    readonly revision: number;
    readonly hash: number;
}
export interface MembersAtRest {
    readonly operations: readonly EtcdOperation[];
    readonly watches: readonly WatchRecord[];
    readonly restarts: readonly MemberRestart[];
    /** Of all members, after all had applied the same; none where that did not come to be. */
    readonly states: readonly MemberState[];
}
/** Judges members by what can be seen from outside, in the order in which a broken promise becomes the failure of a run. */
export declare function judgeMembers({ operations, watches, restarts, states }: MembersAtRest): readonly Violation[];

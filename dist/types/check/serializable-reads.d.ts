import type { EtcdOperation } from './etcd-operation.ts';
import type { Replay } from './replay.ts';
import type { Violation } from './violation.ts';
export declare const serializableSentence = "a read at a revision gives the state of that revision";
/**
 * Checks reads that name a revision, and serializable ones (at the revision of their header), against the replay: each must give
 * what the replay has at that revision. Reads that were refused as compacted are checked for having a reason, and so are linearizable
 * ones that were refused as future.
 */
export declare function checkSerializableReads(operations: readonly EtcdOperation[], replay: Replay): {
    readonly violations: readonly Violation[];
    readonly exercised: number;
};

import type { EtcdKeyValue } from '../etcd-operation.ts';
/** etcd's key space at one moment. Immutable; the same object where nothing changed. */
export interface EtcdState {
    /** 1 in an empty store. */
    readonly revision: number;
    /** -1 before the first compaction. */
    readonly compactRevision: number;
    /** In the order of keys. */
    readonly kvs: readonly EtcdKeyValue[];
    readonly leases: readonly number[];
    /** XOR over the pairs. */
    readonly hash: number;
    /** The last state of the revision before, for reads of the past; null at the start, and where nobody reads it. */
    readonly before: EtcdState | null;
    /** Of all states before. */
    readonly pastHash: number;
}
export declare const emptyEtcdState: EtcdState;
/** The key space inside of a write: the revision that it will have if it changes anything, and what it changed. */
export interface EtcdDraft {
    readonly revision: number;
    readonly changed: boolean;
    readonly kvs: readonly EtcdKeyValue[];
    readonly hash: number;
}
export declare function draftOf(state: EtcdState): EtcdDraft;
/** The state after a write; the same one where it changed nothing. */
export declare function finishDraft(state: EtcdState, draft: EtcdDraft, keepPast: boolean): EtcdState;
export declare function putPair(draft: EtcdDraft, key: string, value: string, lease: number): EtcdDraft;
export declare function deletePairs(draft: EtcdDraft, deleted: readonly EtcdKeyValue[]): EtcdDraft;
export declare function findPair(kvs: readonly EtcdKeyValue[], key: string): EtcdKeyValue | null;
/** Pairs of a key, or of a half-open interval; a `rangeEnd` of NUL has no end. */
export declare function findPairs(kvs: readonly EtcdKeyValue[], key: string, rangeEnd: string): readonly EtcdKeyValue[];
export declare function isSamePair(a: EtcdKeyValue, b: EtcdKeyValue): boolean;
export declare function isSameState(a: EtcdState, b: EtcdState): boolean;

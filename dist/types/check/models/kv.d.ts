import type { Model } from '../model.ts';
export interface KvInput {
    readonly kind: 'get' | 'put' | 'append';
    readonly key: string;
    /** Empty for a get. */
    readonly value: string;
}
/** What a get gave; empty for writes, and for a key that was never written. */
export type KvOutput = KvText;
/** A text with its FNV-1a hash, which appending continues. */
export interface KvText {
    readonly text: string;
    readonly hash: number;
}
/** An answer, hashed once, because every state in which it might be possible compares it. */
export declare function hashText(text: string): KvText;
/** Keys with get, put and append, each checked apart from the others. */
export declare const kvPartitioned: Model<KvText, KvInput, KvOutput>;
interface KvPair extends KvText {
    readonly key: string;
    /** Of key and text. */
    readonly pairHash: number;
}
interface KvMap {
    /** In the order of keys, without those never written. */
    readonly pairs: readonly KvPair[];
    readonly hash: number;
}
/** The same operations on one map of all keys: what partitioning saves, for comparison, and a harder search. */
export declare const kvNoPartition: Model<KvMap, KvInput, KvOutput>;
export {};

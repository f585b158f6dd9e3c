import type { Correction } from './correction.ts';
/** Where a repository keeps its corrections, from the directory of its configuration. */
export declare const knownPath = ".seedsweep/known.yml";
/** How a file names a finding: the first digits of its key, at least eight. */
export type KeyPrefix = string;
/** One correction as `.seedsweep/known.yml` has it. */
export interface KnownCorrection {
    /** `.seedsweep/known.yml:4:5`. */
    readonly place: string;
    /** Null: whatever the target. */
    readonly target: string | null;
    readonly order: {
        readonly kind: 'merge';
        readonly keys: readonly KeyPrefix[];
    } | {
        readonly kind: 'ignore';
        readonly key: KeyPrefix;
        readonly until: string | null;
    } | {
        readonly kind: 'split' | 'expected' | 'wrong';
        readonly key: KeyPrefix;
    };
}
/** A key that is known, from a store or from the marker of an issue. */
export interface KnownKey {
    readonly target: string;
    readonly key: string;
}
/**
 * Gives corrections of a file the whole keys that they mean. What names no key that is known means nothing yet; of a
 * `merge`, the first key that is known stays.
 */
export declare function resolveKnown(known: readonly KnownCorrection[], keys: readonly KnownKey[]): Correction[];

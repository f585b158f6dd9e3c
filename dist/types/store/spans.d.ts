/** Indices `lo <= index < hi`. */
export type Span = readonly [lo: number, hi: number];
/** Adds one index to sorted spans that neither touch nor overlap, in place. Says what changed, or null if it was in. */
export declare function addIndex(spans: Span[], index: number): {
    readonly removed: readonly number[];
    readonly added: Span;
} | null;
/**
 * Adds the indices `lo <= index < hi` in place. Says which spans are gone, which one is new, and how many indices were
 * not in before; null if all were in.
 */
export declare function addSpan(spans: Span[], lo: number, hi: number): {
    readonly removed: readonly number[];
    readonly added: Span;
    readonly count: number;
} | null;
/** The union of any spans: sorted, neither touching nor overlapping; the same set of indices has one such form. */
export declare function unionSpans(spans: Iterable<Span>): Span[];
/** Whether `index` is in one of these sorted spans. */
export declare function includesIndex(spans: readonly Span[], index: number): boolean;
export declare function countIndices(spans: readonly Span[]): number;

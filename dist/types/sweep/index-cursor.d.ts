import type { IndexRange } from '../model/outcome.ts';
/** Half-open spans `[low, high)` of indices, ascending and disjoint. */
export type Spans = readonly (readonly [low: number, high: number])[];
/** Hands out the indices of a slice in ascending order, leaving out those that are completed already. */
export interface IndexCursor {
    /** Up to `count` further indices; empty at the end. */
    take(count: number): number[];
    /** The same as ranges. */
    takeRanges(count: number): IndexRange[];
    /** Takes back indices that were handed out: they go out again before any other. */
    giveBack(indices: readonly number[]): void;
    /** Indices still to hand out. */
    remaining(): number;
}
/** A cursor over `first <= index < end` without the indices in `completed`. */
export declare function openIndexCursor(first: number, end: number, completed: Spans): IndexCursor;

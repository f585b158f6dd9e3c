import { type IntArrays } from './int-arrays.ts';
/** The configurations that a search has been in, so that it goes on from each only once. */
export interface VisitedTable {
    /** False where this one, or one that was at least as good, is known already. */
    add(position: number, state: number, mask: Int32Array): boolean;
    /** Int32 words held, for the limit on memory. */
    readonly allocatedWords: number;
}
/**
 * Configurations are compared in full; a hash alone would take two for one and be wrong.
 *
 * Position and mask of the completed operations fix what has been taken of those. Of the open ones, a configuration
 * that has taken a subset of another's, at the same state, can still do all that the other one can ("dominance").
 */
export declare function makeVisitedTable(words: number, completedWords: number, dominance: boolean, arrays: IntArrays): VisitedTable;

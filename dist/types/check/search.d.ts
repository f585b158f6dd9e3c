import type { CompiledHistory } from './compiled-history.ts';
import { type IntArrays } from './int-arrays.ts';
import type { Model } from './model.ts';
import { type SearchRules } from './search-rules.ts';
export type SearchResult = {
    readonly kind: 'searching';
}
/** Operations in an order that explains the history; those left out are open and never happened. */
 | {
    readonly kind: 'found';
    readonly order: Int32Array;
} | {
    readonly kind: 'exhausted';
    readonly deadEnd: DeadEnd;
};
/** How far the best attempts came: the furthest return that none of them could pass. */
export interface DeadEnd {
    /** The operation that returns there. */
    readonly operation: number;
    /** The longest linearization up to there. */
    readonly order: Int32Array;
    /** States before the operation, that of the longest linearization first. */
    readonly states: readonly number[];
    /** Whether every attempt was followed to where it fails, so that none can come further. */
    readonly isExact: boolean;
}
export interface Search<State> {
    /** Goes on for at most so many steps; a step tries one operation in one configuration, or goes back from one. */
    run(steps: number): SearchResult;
    readonly steps: number;
    /**
     * Share of everything that follows from the beginning which has been searched, guessed from the way to the present
     * configuration: there, each of the operations to try is taken for an equal part of what is left (Knuth, "Estimating
     * the efficiency of backtrack programs", 1975). From 0 to 1.
     */
    guessShare(): number;
    readonly states: readonly State[];
    /** Int32 words held by the tables. */
    readonly allocatedWords: number;
}
/**
 * Just-in-time linearization (Lowe, "Testing for linearizability", 2017), depth first and resumable. At position p
 * every operation that returned earlier has been taken and none that is called later can have been, so that position,
 * state and a mask over the operations that are open at p are the whole configuration.
 */
export declare function startSearch<State, Input, Output>(model: Model<State, Input, Output>, history: CompiledHistory<Input, Output>, arrays: IntArrays, rules?: SearchRules): Search<State>;

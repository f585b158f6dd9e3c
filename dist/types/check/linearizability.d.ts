import { type History } from './history.ts';
import type { Model } from './model.ts';
import type { SearchRules } from './search-rules.ts';
/** Three-valued: `unknown` is neither a violation nor a pass. The same history and limits give the same verdict. */
export type Verdict<State> = {
    readonly kind: 'linearizable';
    /** Indices of the history in an order that explains it; an open operation that is left out never happened. */
    readonly order: Int32Array;
    /** 0 where a known order was verified and nothing had to be searched. */
    readonly steps: number;
} | {
    readonly kind: 'not linearizable';
    readonly violation: Violation<State>;
    readonly steps: number;
} | {
    readonly kind: 'unknown';
    readonly why: UnknownReason;
    readonly steps: number;
};
/** `steps`: the budget is used up. `memory`: the tables are full. */
export type UnknownReason = 'steps' | 'memory';
/** Why no order explains the history. */
export interface Violation<State> {
    /** Index of an operation that no order of it and what came before can explain. */
    readonly operation: number;
    /**
     * Whether it is proven to be the one that returns first: while it need not have happened, nor anything that was still
     * open, the history until its return is fine.
     */
    readonly isFirst: boolean;
    /** Indices of the longest order of operations that leads up to it. */
    readonly longest: Int32Array;
    /** States that the best orders end in, that of `longest` first; the operation is possible in none of them. */
    readonly states: readonly [State, ...State[]];
    /** The part of the history that this is about (a key, say); null where the model has no parts. */
    readonly part: string | null;
}
export interface CheckLimits {
    /** Most operations tried in a configuration, over all parts. */
    readonly stepsMax: number;
    /** Most 32-bit words in the tables, over all parts. */
    readonly wordsMax: number;
    /** Most states met, over all parts. */
    readonly statesMax: number;
}
/** Seconds to a minute of a core by model, and at most about 2 GB. */
export declare const checkLimits: CheckLimits;
export interface CheckOptions {
    readonly limits?: Partial<CheckLimits>;
    /** Indices of the history in the order in which it happened, where that is known. Verified first, never trusted. */
    readonly order?: Int32Array;
    readonly rules?: SearchRules;
}
/**
 * Whether clients could have seen this of a system that does one thing at a time, each at some moment between call and
 * return (Herlihy and Wing, 1990).
 *
 * A known order is verified in O(n): that of the options, or the one that the model proposes. Only where that fails is
 * an order searched for.
 *
 * @throws UserError where no client can have seen such a history, see `checkHistory`
 */
export declare function checkLinearizability<State, Input, Output>(model: Model<State, Input, Output>, history: History<Input, Output>, options?: CheckOptions): Verdict<State>;

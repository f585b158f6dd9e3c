import type { History } from './history.ts';
import { type IntArrays } from './int-arrays.ts';
import type { Model } from './model.ts';
/**
 * A history as flat arrays. Operations that must have happened ("completed") have the numbers 0 to m-1 in the order of
 * their calls, the open ones m to n-1, also by call. Position p is the moment of the p-th return.
 */
export interface CompiledHistory<Input, Output> {
    readonly completed: number;
    readonly open: number;
    /** Operation -> index in the history given. */
    readonly origin: Int32Array;
    /** Operation -> class: operations of a class are the same in every state. */
    readonly classOf: Int32Array;
    /** Operation -> class of its input alone, -1 where that is not compared; empty where there is nothing open. */
    readonly inputOf: Int32Array;
    readonly classes: readonly {
        readonly input: Input;
        readonly output: Output | null;
    }[];
    /** Class -> 1 where it changes nothing in any state. */
    readonly readOnly: Int32Array;
    /** Position -> the operation that returns. */
    readonly returning: Int32Array;
    /** Completed operation -> its position. */
    readonly position: Int32Array;
    /** Position -> how many completed and how many open operations were called until then. */
    readonly calledUntil: Int32Array;
    readonly openUntil: Int32Array;
    /** Operation -> word and bit of the mask that say "taken". A bit is used again once its operation has returned. */
    readonly word: Int32Array;
    readonly bit: Int32Array;
    /** Words of the mask: first those of completed operations, then those of open ones. */
    readonly completedWords: number;
    readonly words: number;
    /** Operation -> 1 where another one of its class exists. */
    readonly hasTwin: Int32Array;
}
/** Numbers the operations of `indices` and lays out their masks. Reads without a known answer constrain nothing and go. */
export declare function compileHistory<State, Input, Output>(model: Model<State, Input, Output>, history: History<Input, Output>, indices: Int32Array, arrays: IntArrays): CompiledHistory<Input, Output>;

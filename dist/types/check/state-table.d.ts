import type { CompiledHistory } from './compiled-history.ts';
import type { IntArrays } from './int-arrays.ts';
import type { Model } from './model.ts';
/** No state: the operation's answer is not possible there. */
export declare const impossible = -1;
/**
 * The states met so far as small numbers, 0 for the first, and where each class of operation leads from each: a model
 * is asked once for every pair.
 */
export interface StateTable<State> {
    readonly states: readonly State[];
    /** The state that a class of operations leads to, or `impossible`. */
    step(state: number, operationClass: number): number;
    /** Int32 words held. */
    readonly allocatedWords: number;
}
export declare function makeStateTable<State, Input, Output>(model: Model<State, Input, Output>, { classes, readOnly }: Pick<CompiledHistory<Input, Output>, 'classes' | 'readOnly'>, arrays: IntArrays): StateTable<State>;

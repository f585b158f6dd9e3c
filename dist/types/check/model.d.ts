import type { History } from './history.ts';
/**
 * What a system would do if it did one thing at a time: the specification that a history is checked against.
 *
 * A model is deterministic and pure: the next state depends on the state and the input alone, and the output says only
 * whether the system could have answered that. States are immutable.
 */
export interface Model<State, Input, Output> {
    readonly name: string;
    readonly init: State;
    /**
     * The state after `input`, or null where the system would not have answered `output` in this state. An output of null
     * is unknown, and always possible; whoever returns a state then returns the one that `input` leads to. Returns the
     * same object where nothing changes.
     */
    step(state: State, input: Input, output: Output | null): State | null;
    /** An int32; equal states have equal hashes. */
    hash(state: State): number;
    equals(a: State, b: State): boolean;
    /**
     * Equal exactly for operations that no state can tell apart. Null where that is not worth finding out: for reads with
     * an answer, say, or where something in the answer is never told twice.
     */
    operationKey(input: Input, output: Output | null): string | number | null;
    /**
     * Whether the operation changes nothing in *any* state in which its output is possible: a read, a compare-and-swap
     * that failed. "It changes nothing here" is not enough: a write of 3 where 3 stands may be needed later, to
     * explain a read after another write.
     */
    isReadOnly(input: Input, output: Output | null): boolean;
    /** False only where no state that can still be reached from this one explains `output`; cuts the search short. */
    readonly mayStillAnswer?: (state: State, input: Input, output: Output | null) => boolean;
    /**
     * The same model with what this history says of itself, such as that a value is written only once: it may refuse more
     * in `step` and `mayStillAnswer`, as long as some order that the plain model accepts remains wherever there is one.
     */
    forHistory?(history: History<Input, Output>): Model<State, Input, Output>;
    /** Said by a model for one history whose `step` refuses more: what it cannot explain first, the plain one may. */
    readonly narrowsSteps?: true;
    /** Operations of different parts say nothing of each other, so that the parts are checked apart. */
    partOf?(input: Input): string;
    /**
     * Indices of the history in an order in which it probably happened; open operations may be left out. Verified, never
     * trusted.
     */
    readonly proposeOrder?: (history: History<Input, Output>) => Int32Array;
    /** For people: `write 3`, and with an output `read -> 3`. */
    describeOperation(input: Input, output: Output | null): string;
    describeState(state: State): string;
    /** What the system would have answered to `input` in this state, for people. */
    describeAnswer(state: State, input: Input): string;
}

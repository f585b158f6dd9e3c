/** What one client asked of the system, when, and what it was told. */
export interface Operation<Input, Output> {
    readonly client: number;
    /** Order number of the event "sent"; calls and returns count on one clock. */
    readonly call: number;
    /** Order number of the event "answered", not before `call`; `Infinity` where the operation was left open. */
    readonly return: number;
    readonly input: Input;
    /** Null where the answer is unknown. */
    readonly output: Output | null;
    /** Line of the file that the answer stands in, or the call where there is none; for messages. */
    readonly line?: number;
}
/**
 * Operations in any order. Two overlap where neither returned before the other was called; equal order numbers overlap.
 * An operation that was left open may have happened at any time after its call, or never.
 */
export type History<Input, Output> = readonly Operation<Input, Output>[];
/** Most operations of a history: above it the tables would not fit, and nobody would wait for the answer. */
export declare const operationsMax = 20000000;
/**
 * Refuses what no client can have seen.
 *
 * @throws UserError `return-before-call`, `two-open-operations`, `history-too-long`, `bad-time`
 */
export declare function checkHistory<Input, Output>(history: History<Input, Output>): void;

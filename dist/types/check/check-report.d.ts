import type { History } from './history.ts';
import type { UnknownReason, Verdict } from './linearizability.ts';
import type { Model } from './model.ts';
/** A verdict in words and numbers, whatever the model: what is printed, and version 1 of `check --json`. */
export type CheckReport = CheckedHistory & ({
    readonly verdict: 'linearizable';
} | {
    readonly verdict: 'not linearizable';
    readonly violation: ViolationReport;
} | {
    readonly verdict: 'unknown';
    readonly why: UnknownReason;
});
export interface CheckedHistory {
    readonly version: 1;
    readonly model: string;
    readonly operations: number;
    /** Operations tried in a configuration; 0 where a known order was verified. */
    readonly steps: number;
}
export interface ViolationReport {
    /** One that nothing explains. */
    readonly operation: OperationReport;
    /** Whether it is proven to be the first one to return of those. */
    readonly first: boolean;
    /** Part of the history that this is about, a key; null where the model has no parts. */
    readonly part: string | null;
    /** States that the longest orders before it end in, and what the operation could have been told there. */
    readonly states: readonly {
        readonly state: string;
        readonly allowed: string;
    }[];
    /** Operations of the longest order that leads up to it. */
    readonly explained: number;
    /** The last of them. */
    readonly last: readonly OperationReport[];
    /** Those that overlap with it in time. */
    readonly overlapping: readonly OperationReport[];
}
export interface OperationReport {
    readonly client: number;
    readonly call: number;
    /** Null where it was never answered. */
    readonly return: number | null;
    readonly line: number | null;
    readonly text: string;
}
export declare function reportVerdict<State, Input, Output>(model: Model<State, Input, Output>, history: History<Input, Output>, verdict: Verdict<State>): CheckReport;

import type { Replay, Reproduction } from '../model/reproduction.ts';
import type { Target } from '../model/target.ts';
import { type ReplayRun } from '../triage/replay-reproduction.ts';
import type { Machine } from './machine.ts';
export type { ReplayRun } from '../triage/replay-reproduction.ts';
/** Something that can be run again: a recorded failure, and the target whose limits and environment it runs under. */
export interface Recorded {
    readonly reproduction: Reproduction;
    readonly target: Target;
    readonly campaign: string;
}
/**
 * Finds what was recorded of a finding (`f-7c3e91a0`, or more of its key) or of a failing seed; null where nothing was.
 * The newest campaign goes first; what it does not have is looked for in all others.
 *
 * @throws UserError `ambiguous-finding`
 */
export declare function findRecorded(dbPath: string, wanted: string): Recorded | null;
/** Runs a recorded command in a fresh process; null when it was cancelled. */
export declare function reproducePhase(recorded: Recorded, signal: AbortSignal, machine: Machine): Promise<ReplayRun | null>;
/**
 * Keeps a replay in the store, beside those that this machine ran before. It counts as evidence for the finding, so it
 * must come from the code that failed.
 */
export declare function keepReplay(dbPath: string, replay: Replay): void;
/** Whether the code here is the code that failed; `unknown` outside git. */
export type CodeComparison = {
    readonly code: 'same' | 'unknown';
    readonly note: null;
} | {
    readonly code: 'other';
    readonly note: string;
};
/** Compares the commit and the uncommitted changes in `machine.cwd` with those that a failure was recorded at. */
export declare function compareCode(recorded: {
    readonly sha: string | null;
    readonly changes: string | null;
}, machine: Pick<Machine, 'cwd' | 'env'>): Promise<CodeComparison>;
/** One sentence where two commits are known to differ, else null. */
export declare function describeOtherCommit(failedAt: string | null, here: string | null): string | null;

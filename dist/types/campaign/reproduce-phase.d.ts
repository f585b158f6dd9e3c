import type { Reproduction } from '../model/reproduction.ts';
import type { Target } from '../model/target.ts';
import { type ReplayRun } from '../triage/replay-reproduction.ts';
import type { Machine } from './machine.ts';
import { type CorrectionRequest } from './read-report.ts';
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
 * @param known what the repository's file says of findings: the id may be that of one which it made of several
 * @throws UserError `ambiguous-finding`
 */
export declare function findRecorded(dbPath: string, wanted: string, known?: CorrectionRequest['known']): Recorded | null;
/** What people said of the finding of a failure, as a sentence; null where they said nothing, or no longer do. */
export declare function describeCorrected(dbPath: string, { reproduction, target: { name } }: Recorded, { known, today }: CorrectionRequest): string | null;
/** What running a reproduction again came to. */
export interface Reproduced {
    /** At least one; the last one showed the failure, where it was reproduced. */
    readonly runs: readonly ReplayRun[];
    readonly last: ReplayRun;
    readonly reproduced: boolean;
    /** By attempts: how likely so many verdicts show a failure of the rate that it had in its campaign. Else null. */
    readonly chance: number | null;
}
/**
 * Runs a recorded command in fresh processes, as often as it may take, until it shows the failure; null when it was
 * cancelled before.
 */
export declare function reproducePhase(recorded: Recorded, signal: AbortSignal, machine: Machine): Promise<Reproduced | null>;
/**
 * Keeps replays in the store, beside those that this machine ran before. They count as evidence for the finding, so they
 * must come from the code that failed.
 */
export declare function keepReplays(dbPath: string, runs: readonly ReplayRun[]): void;
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

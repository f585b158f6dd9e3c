import type { Outcome, RunResult } from '../model/outcome.ts';
/** The parts of a run that must be the same again. */
export type ComparedRun = Pick<RunResult, 'outcome' | 'digest' | 'output'> & Pick<Outcome, 'signature'>;
/**
 * Whether two runs of one seed gave the same: outcome and digest, or where not both have a digest, outcome and
 * signature. Null where either has no verdict, or ended at its time limit: that is the machine's doing as much as the
 * simulator's.
 */
export declare function isSameRun(a: ComparedRun, b: ComparedRun): boolean | null;
export declare function hasVerdict({ outcome }: Pick<RunResult, 'outcome'>): boolean;
/**
 * The failure that two unequal runs are. Its message, and so its signature, says only in what they differ: the failures
 * of a simulator that is not deterministic are many, and that it is not is one finding. What was seen is in the detail.
 */
export declare function describeUnequalRuns(first: ComparedRun, second: ComparedRun): NonNullable<Outcome['reported']>;
/**
 * The same failure of runs of which less is known. `passed`: one of them did, and another failed. `sameFailure`: all failed in
 * one way, or passed, and differ in their digests alone.
 */
export declare function nameUnequalRuns({ passed, sameFailure }: {
    readonly passed: boolean;
    readonly sameFailure: boolean;
}): {
    kind: string;
    type: string;
    message: string;
};

import type { ProcessExit, RunResult } from '../model/outcome.ts';
import type { OutcomeRule } from '../model/outcome-rule.ts';
import type { SimulatorResult } from '../model/result.ts';
import type { ReportedFailure } from '../model/signature.ts';
import { type ReportedResult } from './reported-result.ts';
/** Everything that decides what a process that ran one seed gave. */
export interface RunEvidence {
    /** `does not start: ...` where the process never started; then `exit` is null. */
    readonly startError: string | null;
    readonly exit: ProcessExit | null;
    readonly report: ReportedResult;
    /** The text that exit 0 needs to count as passed, and whether it appeared; null where none is asked for. */
    readonly expect: {
        readonly text: string;
        readonly seen: boolean;
    } | null;
    /** True for a line run by a shell, which says 126 and 127 for what it cannot start. */
    readonly shell: boolean;
    /** The target's own rules, and the kept output that they may ask for. */
    readonly rules: readonly OutcomeRule[];
    readonly output: () => string;
    /** The bound that a run was killed for, where it was. */
    readonly memoryMax: number | null;
}
export interface Classification {
    readonly outcome: RunResult['outcome'];
    readonly reason: string | null;
    /** A line for the end of the output where the output itself cannot show why this failed; else null. */
    readonly remark: string | null;
    /** What the failure is to be called instead of what was reported or stands in the output; else null. */
    readonly reported: ReportedFailure | null;
}
/**
 * What a run gave. Our own kill comes first, then the world's failures, then the simulator's own words, then the
 * target's rules, then files of a test runner, then the exit. A report of `passed` does not outweigh a failing exit, a
 * report of `failed` outweighs everything but our kill.
 */
export declare function classify(evidence: RunEvidence): Classification;
/** What a reported result gave where no process ended with it: a worker's message, a line of a batch. */
export declare function classifyReported(result: SimulatorResult): Classification;
/** The same for all seeds of a target, so that they are one finding. */
export declare function describeMemory(memoryMax: number): ReportedFailure;
/** True where the simulator itself could not be started: the same for every seed, so that a sweep can stop early. */
export declare function isStartFailure(result: Pick<RunResult, 'outcome' | 'reason'>): boolean;

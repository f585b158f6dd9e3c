import { type RunResult } from '../model/outcome.ts';
import type { Target } from '../model/target.ts';
import { type Pace } from './worker-pace.ts';
import type { WorkerProcess } from './worker-process.ts';
import { type RangeResult, type Work } from './worker-work.ts';
export interface SessionStart {
    readonly waiting: readonly Work[];
    /** How many pieces of work the worker takes at once; null while it has not yet said that it is ready. */
    readonly window: number | null;
    /** How many of the next pieces are run one at a time, because one of them ended a worker and nobody knows which. */
    readonly carefully: number;
    /** False once the program has answered in another order than it was asked: it runs several seeds at once. */
    readonly inOrder: boolean;
    /** How many seeds the worker may still be given; infinite where it need not be replaced. */
    readonly quota: number;
    /** Workers in a row that were killed from outside before they were ready. */
    readonly killedStarts: number;
}
/**
 * What the next session starts with. Each session has fewer seeds waiting, or ends a worker that had answered before, or is
 * one of few whose worker was killed at its start.
 */
export interface SessionLeft extends SessionStart {
    readonly lost: boolean;
}
/** What does not change from session to session. */
export interface SessionTools {
    readonly target: Target;
    /** Mean duration of a seed, over all workers of a lane. */
    readonly pace: Pace;
    /** Called with the seeds that the worker may still be given, each time that it was given some. */
    onQuota(left: number): void;
}
/**
 * Works on one worker until all is done, its quota is used up or it is lost. What is in flight when it is lost waits
 * again, first. Of a range that was cut only what was in flight is told.
 */
export declare function runWorkerSession(tools: SessionTools, worker: WorkerProcess, start: SessionStart): AsyncGenerator<RunResult | RangeResult, SessionLeft, undefined>;

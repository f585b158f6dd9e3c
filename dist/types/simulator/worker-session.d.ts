import type { RunResult, SeedJob } from '../model/outcome.ts';
import type { Target } from '../model/target.ts';
import type { WorkerProcess } from './worker-process.ts';
export interface SessionStart {
    readonly waiting: readonly SeedJob[];
    /** How many seeds the worker takes at once; null while it has not yet said that it is ready. */
    readonly window: number | null;
    /** How many of the next seeds are run one at a time, because one of them ended a worker and nobody knows which. */
    readonly carefully: number;
    /** False once the program has answered in another order than it was asked: it runs several seeds at once. */
    readonly inOrder: boolean;
}
/** What the next session starts with. Each session has fewer seeds waiting, or ends a worker that had answered before. */
export interface SessionLeft extends SessionStart {
    readonly lost: boolean;
}
/** Runs seeds on one worker until all are done or the worker is lost. Those in flight then are waiting again, first. */
export declare function runWorkerSession(target: Target, worker: WorkerProcess, start: SessionStart): AsyncGenerator<RunResult, SessionLeft, undefined>;

import type { RunResult, SeedJob } from '../model/outcome.ts';
import type { Via } from '../model/target.ts';
import type { SimulatorContext } from './simulator-context.ts';
/** One way to the simulator that runs seeds one after the other (or a window of them); a sweep opens one per core. */
export interface Lane extends AsyncDisposable {
    /** How many jobs it likes in one call. */
    readonly chunk: number;
    /**
     * Yields exactly one result per job, in any order. When `signal` aborts, the process tree is killed at once and what
     * is unfinished comes as `cut`. One call at a time; a caller that stops reading early ends what runs.
     */
    runSeeds(jobs: readonly SeedJob[], signal: AbortSignal): AsyncIterable<RunResult>;
}
/** How one kind of lane runs seeds; the lane around it adds cancelling by disposal. */
export interface SeedRunner {
    readonly chunk: number;
    runSeeds(jobs: readonly SeedJob[], signal: AbortSignal): AsyncGenerator<RunResult, void, undefined>;
    /** Resolves when no process is left; called after the signals of all runs have aborted. */
    close(): Promise<void>;
}
/** Opens a lane; processes start with the first seeds. Dispose it to end them and to remove their files. */
export declare function openLane(context: SimulatorContext, via: Via): Lane;

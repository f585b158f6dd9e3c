import type { IndexRange, RunResult, SeedJob } from '../model/outcome.ts';
import type { SeedStream } from '../model/plan.ts';
import type { Via } from '../model/target.ts';
import type { FedJob, SeedFeed } from './seed-feed.ts';
import type { SimulatorContext } from './simulator-context.ts';
import { type WorkerRunner } from './worker-runner.ts';
import type { RangeResult } from './worker-work.ts';
/** One way to the simulator that runs seeds one after the other (or a window of them); a sweep opens one per core. */
export interface Lane extends AsyncDisposable {
    /** How many jobs it likes in one call. */
    readonly chunk: number;
    /**
     * Yields exactly one result per job, in any order. When `signal` aborts, the process tree is killed at once and what
     * is unfinished comes as `cut`. One call at a time; a caller that stops reading early ends what runs.
     *
     * @param keepOutput also of a seed that passed, where each has a process of its own.
     */
    runSeeds(jobs: readonly SeedJob[], signal: AbortSignal, keepOutput?: boolean): AsyncIterable<RunResult>;
    /** Runs what a feed hands out, in its order; null where seeds share a process. Otherwise as `runSeeds`. */
    readonly runFed: (<Job extends FedJob>(feed: SeedFeed<Job>, signal: AbortSignal) => AsyncIterable<readonly [Job, RunResult]>) | null;
    /** Hands what it was fed and has not started back to the feed, except for the first; gives the number of seeds. */
    recall(): Promise<number>;
    /** Whether it takes ranges of indices; a worker is started and asked. */
    canRunRanges(signal: AbortSignal): Promise<boolean>;
    /**
     * The same for ranges of indices of a stream, where `canRunRanges`. What is known only of a range as a whole comes as
     * one result; where something went wrong, its seeds come one by one. After an abort, ranges that were not begun are
     * not told.
     */
    runRanges(stream: SeedStream, ranges: readonly IndexRange[], signal: AbortSignal): AsyncIterable<RunResult | RangeResult>;
}
/** How one kind of lane runs seeds; the lane around it adds cancelling by disposal. */
export interface SeedRunner {
    readonly chunk: number;
    runSeeds(jobs: readonly SeedJob[], signal: AbortSignal, keepOutput?: boolean): AsyncGenerator<RunResult, void, undefined>;
    readonly runFed?: <Job extends FedJob>(feed: SeedFeed<Job>, signal: AbortSignal) => AsyncGenerator<readonly [Job, RunResult], void, undefined>;
    readonly recall?: () => Promise<number>;
    readonly canRunRanges?: WorkerRunner['canRunRanges'];
    readonly runRanges?: WorkerRunner['runRanges'];
    /** Resolves when no process is left; called after the signals of all runs have aborted. */
    close(): Promise<void>;
}
/** Opens a lane; processes start with the first seeds. Dispose it to end them and to remove their files. */
export declare function openLane(context: SimulatorContext, via: Via): Lane;

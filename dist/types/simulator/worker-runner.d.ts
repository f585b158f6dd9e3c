import type { IndexRange, RunResult } from '../model/outcome.ts';
import type { SeedStream } from '../model/plan.ts';
import type { SeedRunner } from './open-lane.ts';
import type { SimulatorContext } from './simulator-context.ts';
import { type RangeResult } from './worker-work.ts';
export interface WorkerRunner extends SeedRunner {
    canRunRanges(signal: AbortSignal): Promise<boolean>;
    runRanges(stream: SeedStream, ranges: readonly IndexRange[], signal: AbortSignal): AsyncGenerator<RunResult | RangeResult, void, undefined>;
}
/**
 * A persistent worker that is replaced when it dies, hangs, leaves the protocol, or has run as many seeds as the
 * target's `recycle` allows; the target's `worker`.
 */
export declare function openWorkerRunner(context: SimulatorContext): WorkerRunner;

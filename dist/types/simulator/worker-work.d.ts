import type { IndexRange, RunResult, SeedJob } from '../model/outcome.ts';
import type { SeedStream } from '../model/plan.ts';
import type { PropertyCount, RangeMessage } from '../model/result.ts';
/** Indices that one message asks for; the worker derives their seeds. */
export interface SeedRange extends IndexRange {
    readonly stream: SeedStream;
}
/** What one message asks a worker for. */
export type Work = SeedJob | SeedRange;
export declare function isRange(work: object): work is SeedRange;
/** What a range gave: each of its indices is in `passed` or in `failed`, once. */
export interface RangeResult extends SeedRange {
    readonly passed: readonly IndexRange[];
    /** `failed` or `unknown`. */
    readonly failed: readonly RunResult[];
    readonly digest: string | null;
    /** Summed over the seeds that passed. */
    readonly properties: readonly PropertyCount[];
    readonly durationMs: number;
}
export declare function countSeeds(work: Work): number;
/** The seeds of a piece of work, one by one. */
export declare function singlesOf(work: Work): SeedJob[];
/** Cuts a range in two, the first with `count` seeds. */
export declare function splitRange(range: SeedRange, count: number): [SeedRange, SeedRange];
/**
 * Reads what a worker says about a range. Gives the reason where that does not account for every index of the range
 * exactly once, or speaks of other seeds: nothing of it is then believed.
 *
 * @param output what stderr said meanwhile
 */
export declare function readRangeResult(range: SeedRange, message: RangeMessage, durationMs: number, output: string): RangeResult | string;

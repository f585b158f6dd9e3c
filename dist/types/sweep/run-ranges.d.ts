import type { Outcome, PassedSeeds } from '../model/outcome.ts';
import type { SeedStream } from '../model/plan.ts';
import type { Lane } from '../simulator/open-lane.ts';
import { type RangeResult } from '../simulator/worker-work.ts';
import type { SecondRuns } from './second-runs.ts';
/** Where ranges of one lane are run, and run again. */
export interface RangeRuns {
    readonly target: string;
    readonly stream: SeedStream;
    readonly lane: Lane;
    readonly secondRuns: SecondRuns;
    readonly signal: AbortSignal;
    /** Two runs of a range differed, and no seed of it is to blame. */
    readonly onLeak: () => void;
}
export type RangeEvent = {
    readonly type: 'passed';
    readonly passed: PassedSeeds;
} | {
    readonly type: 'outcome';
    readonly outcome: Outcome;
};
/**
 * Runs ranges that passed as a whole or in part a second time, in another worker and reverse order, and tells what
 * passed. Two runs are the same where no seed fails in the second that passed in the first, and their digests, where
 * both have one, are equal. Seeds that differ are decided by fresh processes.
 */
export declare function checkRanges(runs: RangeRuns, firsts: readonly RangeResult[]): AsyncGenerator<RangeEvent, void, undefined>;
/** The seeds of a range that passed, but for some. */
export declare function tellPassed(target: string, range: RangeResult, without: ReadonlySet<number>, ranTwice: boolean): PassedSeeds;

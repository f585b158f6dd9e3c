import type { Outcome, RunResult } from '../model/outcome.ts';
import type { Via } from '../model/target.ts';
import { type Lane } from '../simulator/open-lane.ts';
import type { SimulatorContext } from '../simulator/simulator-context.ts';
/**
 * Whether a seed that gave this outcome is run a second time: every failure, and 5 % of what passed, chosen by the index
 * alone. So neither shards nor jobs nor an interruption change which seeds those are, and all second runs of a campaign
 * cost at most what the failures cost and a twentieth of the rest. A seed that came to its time limit is not: that would
 * cost as long again, and a clock is not what the simulator answers for.
 */
export declare function isRunTwice(index: number, outcome: RunResult['outcome']): boolean;
/** Whether a number is of the 5 % of all. */
export declare function isSampled(number: number): boolean;
/** Runs seeds a second time and compares. One for each lane of a sweep; one call at a time. */
export interface SecondRuns extends AsyncDisposable {
    /** One outcome for each result, in some order. */
    check(results: readonly RunResult[], signal: AbortSignal): AsyncIterable<Outcome>;
    /** The outcome of a seed that was run twice, each time in a process of its own. */
    compare(first: RunResult, second: RunResult, signal: AbortSignal): Promise<Outcome>;
    /** Decides by fresh processes alone about a seed whose runs in shared processes differed. */
    settle(first: Outcome, signal: AbortSignal): Promise<Outcome>;
    /** Where second runs of seeds in shared processes run. */
    otherLane(): Lane;
}
/**
 * Second runs of a target on `lane`, where its first runs were.
 *
 * By `run` the second run is a fresh process, as the first was, by the same launcher. In a batch or worker a fresh process would cost fifty
 * times the seed, so the second run goes to another process of the same kind, in reverse order: what leaks from seed to
 * seed, or differs from process to process, shows there. Only where the two differ do fresh processes decide. Where those
 * all agree, the simulator is deterministic and its shared process is not: the seed gets the outcome that fresh
 * processes give, by which findings are proven, and `onLeak` hears of it.
 */
export declare function openSecondRuns(context: SimulatorContext, via: Via, lane: Lane, onLeak: () => void): SecondRuns;

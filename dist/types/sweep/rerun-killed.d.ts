import { type RunResult } from '../model/outcome.ts';
import type { SimulatorContext } from '../simulator/simulator-context.ts';
/**
 * Runs a seed once more, in a process of its own, where the process that ran it was killed from outside. A seed that is
 * killed again stays `infra`. Anything else comes back as it is.
 *
 * @param keepOutput as of `runSeed`
 */
export declare function rerunKilled(context: SimulatorContext, result: RunResult, signal: AbortSignal, keepOutput?: boolean): Promise<RunResult>;
/** The result, or what `again` gives where its process was killed from outside. */
export declare function againIfKilled(result: RunResult, again: () => Promise<RunResult>): Promise<RunResult>;

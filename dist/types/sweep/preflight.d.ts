import type { RunResult } from '../model/outcome.ts';
import type { Plan, Slice } from '../model/plan.ts';
import type { Target } from '../model/target.ts';
import type { SimulatorContext } from '../simulator/simulator-context.ts';
/**
 * Runs the first seeds of a slice, each in a fresh process, in no count. What passes keeps its output here. As soon as
 * two of them differ the rest is ended: of seeds of very unequal length the longest would keep all lanes waiting.
 */
export declare function runPreflight(context: SimulatorContext, stream: Plan['targets'][number]['stream'], slice: Slice, signal: AbortSignal): Promise<RunResult[]>;
/**
 * Judges the preflight: equal runs of different seeds mean that the seed does not reach the simulator. That is an error
 * where nothing of the command has a `{seed}`, and a warning (returned) where it has; null where all is well.
 *
 * Seeds that failed alike say something only in the words of a result line: a program that dies at once prints the same
 * for every seed too, and that is the start watch's business.
 */
export declare function checkPreflight(target: Target, results: readonly RunResult[]): string | null;

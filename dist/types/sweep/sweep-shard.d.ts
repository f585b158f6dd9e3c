import type { Plan } from '../model/plan.ts';
import type { Via } from '../model/target.ts';
import type { SimulatorContext } from '../simulator/simulator-context.ts';
import { type Spans } from './index-cursor.ts';
import type { SweepEvent } from './sweep-event.ts';
export type { SweepEvent } from './sweep-event.ts';
/** Everything one shard needs to run. Nothing here is read from the environment below this point. */
export interface SweepRequest {
    readonly plan: Plan;
    readonly shard: number;
    /** Directory the commands run in: where the configuration lies. */
    readonly cwd: string;
    readonly parentEnv: SimulatorContext['parentEnv'];
    /** Existing directory for the simulators' files; its content goes when the sweep ends. */
    readonly scratch: string;
    /** The Node executable for the engine's own canary. */
    readonly nodePath: string;
    /** Seeds (or batches, or workers) at once. */
    readonly jobs: number;
    /** Overrides how seeds reach the simulator; null leaves it to each target. */
    readonly via: Via | null;
    /** Indices that the store has already, by target; they are not run again. */
    readonly completed: ReadonlyMap<string, Spans>;
    /** Cancellation: running process trees are killed, their seeds come out as `cut`. */
    readonly signal: AbortSignal;
    /** Milliseconds of a monotonic clock. */
    readonly now: () => number;
}
/**
 * Runs one shard of a plan: canary and preflight of each target, then their slices on `jobs` lanes until they are done,
 * the budget is over or the signal aborts. Targets take turns, so that at any moment each has had the time of lanes that
 * its weight gives it. Tells each index that it started once, by an outcome or among those that passed; a `cut` outcome
 * has not been delivered.
 *
 * Throws a UserError where a command does not use the seed, a WorldError where a simulator does not start.
 */
export declare function sweepShard(request: SweepRequest): AsyncGenerator<SweepEvent, void, undefined>;

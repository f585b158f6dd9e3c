import type { Outcome } from '../model/outcome.ts';
import type { Plan } from '../model/plan.ts';
import type { Via } from '../model/target.ts';
import type { SimulatorContext } from '../simulator/simulator-context.ts';
import { type Spans } from './index-cursor.ts';
import { type CanaryVerdict } from './watch-canary.ts';
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
export type SweepEvent = {
    readonly type: 'canary';
    readonly verdict: CanaryVerdict;
    readonly reason: string | null;
} | {
    readonly type: 'warning';
    readonly message: string;
}
/** Under a budget: how many indices of the target have been handed out so far. */
 | {
    readonly type: 'issued';
    readonly target: string;
    readonly count: number;
} | {
    readonly type: 'outcome';
    readonly outcome: Outcome;
};
/**
 * Runs one shard of a plan: canary, preflight, then its slices on `jobs` lanes until they are done, the budget is over
 * or the signal aborts. Yields one outcome for each index it started; a `cut` outcome has not been delivered.
 *
 * Throws a UserError where the command does not use the seed, a WorldError where the simulator does not start.
 */
export declare function sweepShard(request: SweepRequest): AsyncGenerator<SweepEvent, void, undefined>;

import type { Plan } from '../model/plan.ts';
import type { Replay } from '../model/reproduction.ts';
import type { Store } from '../store/open-store.ts';
import type { Machine } from './machine.ts';
/**
 * Which replays of a machine that did not run the sweep are kept, target by target. Where some failed otherwise and none gave
 * the same failure, either the failures are others there, or something that every run needs is missing: a seed that passed in
 * the sweep tells. Where none is known to pass, what failed is kept as no verdict, with what was seen; where nothing gave a
 * verdict, the simulator is not on the machine, and nothing is kept.
 */
export declare function weighReplays(store: Store, plan: Plan, replays: readonly Replay[], signal: AbortSignal, machine: Machine): Promise<Replay[]>;

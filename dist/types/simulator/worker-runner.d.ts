import type { SeedRunner } from './open-lane.ts';
import type { SimulatorContext } from './simulator-context.ts';
/** A persistent worker that is replaced when it dies, hangs or leaves the protocol; the target's `worker`. */
export declare function openWorkerRunner(context: SimulatorContext): SeedRunner;

import type { RunResult } from '../model/outcome.ts';
import type { SimulatorContext } from './simulator-context.ts';
/**
 * The engine's own must-fail run, by the same launcher and classifier as any seed. The caller judges: any outcome but
 * `failed`, or another property than `Canary`, means that this machine cannot tell failures.
 *
 * @param nodePath the Node executable to run it with.
 */
export declare function runCanary(context: SimulatorContext, signal: AbortSignal, nodePath: string): Promise<RunResult>;
/** The target's own must-fail command, which it must have, by the same way. */
export declare function runTargetCanary(context: SimulatorContext, signal: AbortSignal): Promise<RunResult>;

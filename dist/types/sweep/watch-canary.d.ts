import type { SimulatorContext } from '../simulator/simulator-context.ts';
/** `failed`: the planted failure was seen, as it must be. `passed`: it was not; the harness is unhealthy. */
export type CanaryVerdict = 'failed' | 'passed' | 'not-run';
/** Runs the engine's own canary, and the target's where it has one, through the same launcher and classifier. */
export declare function runCanaries(context: SimulatorContext, nodePath: string, signal: AbortSignal): Promise<{
    verdict: CanaryVerdict;
    reason: string | null;
}>;

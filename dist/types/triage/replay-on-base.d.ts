import type { BaseProof } from '../model/comparison.ts';
import type { Finding } from '../model/finding.ts';
import type { SimulatorContext } from '../simulator/simulator-context.ts';
export interface BaseReplayRequest {
    /** All of one target. */
    readonly findings: readonly Finding[];
    /** The target in the checkout of the base. */
    readonly context: SimulatorContext;
    readonly campaign: string;
    readonly jobs: number;
    readonly signal: AbortSignal;
}
/** What the command of a finding gave on the base. */
export interface BaseReplay {
    readonly finding: Finding;
    /** Its failure on the base, or null. */
    readonly proof: BaseProof | null;
    /** Whether any run there gave a verdict at all. */
    readonly judged: boolean;
}
/**
 * Runs the very commands that failed in a checkout of the base, with the same seeds: one that fails in the same way is proof
 * that the failure is older. One that passes says little, since on other code a seed may take another path.
 */
export declare function replayOnBase(request: BaseReplayRequest): AsyncGenerator<BaseReplay>;

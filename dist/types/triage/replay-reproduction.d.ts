import { type RunResult } from '../model/outcome.ts';
import type { Replay, Reproduction } from '../model/reproduction.ts';
import type { Signature } from '../model/signature.ts';
import type { SimulatorContext } from '../simulator/simulator-context.ts';
/** What a replay gave, with what was seen, for people who want to read it. */
export interface ReplayRun {
    readonly replay: Replay;
    readonly result: RunResult;
    readonly signature: Signature | null;
}
/**
 * Executes a reproduction's command line in a fresh process and compares signature and digest with what it promises.
 * Null when it was cancelled before it ended.
 */
export declare function replayReproduction(reproduction: Reproduction, context: SimulatorContext, labels: {
    readonly campaign: string;
    readonly replay: number;
    readonly where: string;
}, signal: AbortSignal): Promise<ReplayRun | null>;
/** Compares one run with what the reproduction promises. Pure. */
export declare function judgeReplay(reproduction: Reproduction, result: RunResult, signature: Signature | null, labels: {
    readonly campaign: string;
    readonly replay: number;
    readonly where: string;
}): Replay;

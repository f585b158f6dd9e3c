import { type RunResult } from '../model/outcome.ts';
import type { Replay, Reproduction } from '../model/reproduction.ts';
import type { Signature } from '../model/signature.ts';
import type { SimulatorContext } from '../simulator/simulator-context.ts';
/** What a replay gave, with what was seen, for people who want to read it. */
export interface ReplayRun {
    readonly replay: Replay;
    /** Of a pair, its second run. */
    readonly result: RunResult;
    readonly signature: Signature | null;
    /** Of a pair whose runs differ: what each gave, and the first line in which their outputs differ. Else null. */
    readonly difference: string | null;
}
export type ReplayLabels = Pick<Replay, 'campaign' | 'replay' | 'where'>;
/**
 * Executes a reproduction's command line in a fresh process and compares signature and digest with what it promises; by
 * pairs, executes it in two, one after the other, and compares those. Null when it was cancelled before it ended.
 */
export declare function replayReproduction(reproduction: Reproduction, context: SimulatorContext, labels: ReplayLabels, signal: AbortSignal): Promise<ReplayRun | null>;
/** One run and its cause. */
export interface SignedRun {
    readonly result: RunResult;
    readonly signature: Signature | null;
}
/** Compares one run with what the reproduction promises. Pure. */
export declare function judgeReplay(reproduction: Reproduction, result: RunResult, signature: Signature | null, labels: ReplayLabels): Replay;
/** Compares two runs of a seed with each other: that they differ is what the reproduction promises. Pure. */
export declare function judgePair(reproduction: Reproduction, first: SignedRun, second: SignedRun, labels: ReplayLabels): Pick<ReplayRun, 'replay' | 'difference'>;

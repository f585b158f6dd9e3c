import type { FailingSeed } from '../model/finding.ts';
import type { Repetition } from '../model/reproduction.ts';
import type { Target } from '../model/target.ts';
/**
 * Replays of a deterministic finding's shortest seed in fresh processes before anybody is told that it reproduces. One that
 * comes and goes is attempted until it came as often.
 */
export declare const replaysWanted = 3;
/** Most replays of a seed on one machine, where some give no verdict: those are made up for. */
export declare const replaysMax: number;
/** Most attempts at a failure of a target that is not deterministic, and the time that they may take together. */
export declare const attemptsMax = 100;
export declare const attemptsTimeMs = 120000;
/** Pairs of runs of a seed whose runs differed. What differs half of the time is seen in 31 of 32 cases. */
export declare const pairsWanted = 5;
/** What is known of a failure whose reproduction is to be repeated. */
export interface SeenFailure {
    readonly signature: {
        readonly type: string;
    };
    /** Failures of this kind among so many attempts with a verdict; 0 where only seeds carried over showed it. */
    readonly count: number;
    readonly seedsJudged: number;
    /** For the time that an attempt takes; may be empty. */
    readonly seeds: readonly Pick<FailingSeed, 'durationMs'>[];
}
/** How the reproduction of a failure is to be repeated. Pure. */
export declare function chooseRepetition({ deterministic }: Pick<Target, 'deterministic'>, failure: SeenFailure): Repetition;
/** How often a reproduction is executed, at most, to prove its finding. */
export declare function countReplays(repeat: Repetition): number;

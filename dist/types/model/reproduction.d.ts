import type { SeedText } from './seed.ts';
/**
 * How often a command is run, and what counts as its failure shown again:
 *
 * - `seed`: one run fails in the same way, each time;
 * - `attempts`: the seed only numbers an attempt (`deterministic: false`), and one of at most `most` runs fails in the same
 *   way; `rate` is the share of attempts that did in the sweep;
 * - `pairs`: two runs of the seed differ from each other, in one of at most `most` pairs.
 */
export type Repetition = {
    readonly by: 'seed';
} | {
    readonly by: 'attempts';
    readonly most: number;
    readonly rate: number;
} | {
    readonly by: 'pairs';
    readonly most: number;
};
/** A reproduction as data: triage executes its `commandLine`, publish prints it. Made once, so the two cannot differ. */
export interface Reproduction {
    readonly target: string;
    readonly seed: SeedText;
    /** `owner/name` and server to clone from, or null where the code is in no hosted repository. */
    readonly repository: string | null;
    readonly serverUrl: string | null;
    readonly sha: string | null;
    /** Not null where the tree had uncommitted changes: the commit alone does not reproduce. */
    readonly changes: string | null;
    /** Shell line that makes the simulator runnable on a fresh checkout, or null. */
    readonly build: string | null;
    /** One POSIX shell line, run at the top of the checkout. */
    readonly commandLine: string;
    readonly timeoutMs: number;
    readonly repeat: Repetition;
    readonly expected: {
        /** `exits 1`, `is killed by SIGABRT`, `does not end within 60 s`, `differs from run to run`. */
        readonly exit: string;
        readonly key: string;
        readonly title: string;
        /** Null also where it is not the same from run to run. */
        readonly digest: string | null;
    };
}
/** What one execution of a reproduction gave, in a fresh process; of a pair, what both gave together. */
export interface Replay {
    readonly campaign: string;
    readonly target: string;
    /** Signature key that was looked for. */
    readonly key: string;
    readonly seed: SeedText;
    /** Counts from 1 within one machine. */
    readonly replay: number;
    /** Which runner replayed it: `shard 3 attempt 1`, `report`, `local`; `clean checkout, report`: see `inCleanCheckout`. */
    readonly where: string;
    /**
     * `same`: the failure showed again. By `seed` with the same signature, and the same digest where both runs had one; by
     * `attempts` with the same signature; by `pairs` the two runs differ. `other`: failed otherwise. `passed`: it passed, or
     * both runs of the pair gave the same. `unknown`: no verdict.
     */
    readonly verdict: 'same' | 'other' | 'passed' | 'unknown';
    readonly seenKey: string | null;
    readonly seenTitle: string | null;
    readonly seenDigest: string | null;
    /** How the process ended, in words: `exits 1`, `is killed by SIGABRT`; null where it gave no verdict. */
    readonly seenExit: string | null;
    readonly durationMs: number;
}
/** The `where` of a replay in a checkout of nothing but the commit, on the runner that `where` names. */
export declare function inCleanCheckout(where: string): string;
export declare function isCleanCheckout(where: string): boolean;

import type { SeedText } from './seed.ts';
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
    readonly expected: {
        /** `exits 1`, `is killed by SIGABRT`, `does not end within 60 s`. */
        readonly exit: string;
        readonly key: string;
        readonly title: string;
        readonly digest: string | null;
    };
}
/** What one execution of a reproduction in a fresh process gave. */
export interface Replay {
    readonly campaign: string;
    readonly target: string;
    /** Signature key that was looked for. */
    readonly key: string;
    readonly seed: SeedText;
    /** Counts from 1 within one machine. */
    readonly replay: number;
    /** Which runner replayed it: `shard 3 attempt 1`, `report`, `local`. */
    readonly where: string;
    /** `same`: same signature, and same digest where both runs had one. `other`: failed otherwise. `unknown`: no verdict. */
    readonly verdict: 'same' | 'other' | 'passed' | 'unknown';
    readonly seenKey: string | null;
    readonly seenTitle: string | null;
    readonly seenDigest: string | null;
    /** How the process ended, in words: `exits 1`, `is killed by SIGABRT`; null where it gave no verdict. */
    readonly seenExit: string | null;
    readonly durationMs: number;
}

import type { Machine } from './machine.ts';
/** Reads: a campaign's store, with the history in it where there is one. Leaves behind: a comparison for each finding. */
export interface ComparePhase {
    readonly dbPath: string;
    readonly campaign: string;
    /** What the change is to go into; the first that is here counts: `refs/remotes/origin/main`, a commit. */
    readonly revisions: readonly string[];
    /** The store of what is swept of bases; made where it is needed. */
    readonly baseDbPath: string;
    /** How long bases may be swept; 0: nothing runs there. Null: as long as the campaign. */
    readonly budgetMs: number | null;
    readonly signal: AbortSignal;
    readonly observer: CompareObserver;
}
/** Where what is swept of bases is kept beside a store: `raft.db`, `raft.base.db`. */
export declare function nameBaseStore(dbPath: string): string;
/** Told what happens while it happens. Must not throw. */
export interface CompareObserver {
    onWarning(message: string): void;
    /** What is done now, a sentence without a full stop. */
    onComparing(words: string): void;
}
/**
 * Compares the findings of a campaign with the base of its change: by the history of the base, by running the failing seeds
 * on it, by sweeping it. What was found out is recorded as it comes, so that a cancellation loses nothing; that something
 * cannot be found out is no failure, but said with the verdict.
 */
export declare function comparePhase(phase: ComparePhase, machine: Machine): Promise<void>;

import type { Correction } from '../model/correction.ts';
import type { Store } from './open-store.ts';
/** An order of a comment, as a store keeps it. */
export interface StoredCorrection {
    readonly correction: Correction;
    readonly author: string;
    readonly issue: number;
    /** Its issues were brought in line, and its comment was answered: it is never carried out again. */
    readonly done: boolean;
}
/** The orders that were read from comments of a repository, by id. */
export declare function readCorrections(store: Store, repository: string): StoredCorrection[];
/** Records orders. One that is recorded again stays; done, it stays done. */
export declare function recordCorrections(store: Store, repository: string, corrections: readonly StoredCorrection[]): void;
/** Up to when the comments of a repository have been read (ISO 8601, GitHub's clock), or null. */
export declare function readCommentLook(store: Store, repository: string): string | null;
export declare function recordCommentLook(store: Store, repository: string, at: string): void;

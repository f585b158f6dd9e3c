import type * as z from 'zod';
type Issue = z.core.$ZodIssue;
type Path = readonly (string | number)[];
/** One mistake in words: what was seen, what to write, and where to point. */
export interface Mistake {
    readonly path: Path;
    /** Set where the mistake is a key of the mapping at `path`. */
    readonly key: string | null;
    readonly seen: string;
    readonly hint: string;
}
/**
 * Turns what the schema says about a configuration into sentences for the person who wrote it.
 *
 * @param wordsAt the words that may stand in the mapping at a path; those of seedsweep.yml by default
 */
export declare function explainIssue(issue: Issue, root: unknown, wordsAt?: WordsAt): Mistake[];
type WordsAt = (path: Path) => string[];
export {};

import { type Repository } from './git.ts';
/** A repository's work tree, as seen from a directory in it. */
export interface WorkTree {
    /** Absolute path of its top. */
    readonly top: string;
    /** Where the directory is below the top, as `examples/raft`; empty at the top. */
    readonly subdirectory: string;
    /** Whether the history was cut off by `--depth`: then commits are missing that are ancestors all the same. */
    readonly shallow: boolean;
}
/** One commit, as its author wrote it; every text is untrusted. */
export interface Commit {
    readonly sha: string;
    readonly parents: readonly string[];
    readonly author: string;
    /** ISO 8601 with the author's zone. */
    readonly date: string;
    readonly subject: string;
}
/** Most commits of one range. */
export declare const commitsMax = 16384;
/** The work tree around a directory, or null where there is none. */
export declare function findWorkTree(repository: Repository): Promise<WorkTree | null>;
/**
 * The commit that a revision names: a branch, a tag, `HEAD~3`, or a sha.
 *
 * @throws UserError where it names none, or could be taken for a flag
 */
export declare function resolveRevision(repository: Repository, revision: string): Promise<string>;
/**
 * Whether commit `a` is `b`, or an ancestor of it.
 *
 * @throws WorldError `shallow-clone` where a cut history does not tell
 */
export declare function isAncestor(repository: Repository, a: string, b: string): Promise<boolean>;
/** Those of some commits that the clone has, asked all at once; what is no sha is none. */
export declare function listPresent(repository: Repository, shas: readonly string[]): Promise<ReadonlySet<string>>;
/**
 * Those of some commits that are `newest`, or an ancestor of it: two questions to git, however many commits. One that the
 * clone does not have is not, nor one that lies behind the cut of a shallow clone.
 */
export declare function listAncestors(repository: Repository, shas: readonly string[], newest: string): Promise<ReadonlySet<string>>;
/**
 * The newest commit that both have in their history; of several, one of the best; null where they share none.
 *
 * @throws WorldError `shallow-clone` where a cut history does not tell
 */
export declare function mergeBase(repository: Repository, a: string, b: string): Promise<string | null>;
/**
 * The commits that `bad` has and `good` has not, oldest first: each after its parents.
 *
 * @throws UserError where there are more than `commitsMax`
 */
export declare function commitsBetween(repository: Repository, good: string, bad: string): Promise<Commit[]>;

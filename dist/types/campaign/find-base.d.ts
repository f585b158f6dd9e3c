import { type WorkTree } from './ancestry.ts';
import type { Repository } from './git.ts';
import type { ListOfBase } from './read-base-history.ts';
/** The commit that a change is compared with, in a work tree that has it; or why there is none, as a sentence. */
export type FoundBase = {
    readonly sha: string;
    readonly tree: WorkTree;
    readonly listOfBase: ListOfBase;
} | {
    readonly sha: null;
    readonly lacking: string;
};
/**
 * The last commit that this one has in common with the first of `revisions` that the repository has.
 *
 * @param repository any directory in the work tree
 * @param sha the commit of the campaign, or null
 */
export declare function findBase(repository: Repository, sha: string | null, revisions: readonly string[]): Promise<FoundBase>;

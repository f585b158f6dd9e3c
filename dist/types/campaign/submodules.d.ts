import { type Repository } from './git.ts';
/**
 * Checks out in `top` the submodules that are checked out in the repository's own work tree, and theirs. They are copied
 * from the work tree, so that no server is asked; only where it does not have the commit that is wanted.
 *
 * @returns why one cannot be had, or null
 */
export declare function fillSubmodules(repository: Repository, top: string): Promise<string | null>;

import { type Repository } from './git.ts';
/** How the worktrees of ours are called: then comes the process that made them. */
export declare const worktreePrefix = "seedsweep-worktree-";
/**
 * Removes the worktrees that a process left behind which was killed. Those of processes that live are let be, and so is
 * every worktree that is not ours.
 */
export declare function removeDeadWorktrees(repository: Repository): Promise<void>;
/** Removes a worktree and what git knows of it, whatever state it is in. */
export declare function removeWorktree(repository: Repository, top: string): Promise<void>;

import { type Repository } from './git.ts';
/** A commit in a directory of its own, built. Disposed of, nothing of it is left. */
export interface RevisionCheckout extends AsyncDisposable {
    /** Where the target's commands run: the same sub-directory as the configuration's. */
    readonly directory: string;
    readonly sha: string;
    readonly build: BuildResult;
}
/** Where it does not build, what it said last: untrusted text made plain. */
export type BuildResult = {
    readonly ok: true;
} | {
    readonly ok: false;
    readonly excerpt: string;
};
export interface RevisionRequest {
    /** Top of the work tree that commands are called in. */
    readonly repository: string;
    /** Where the configuration is below it; empty at the top (`findWorkTree` tells both). */
    readonly subdirectory: string;
    readonly revision: string;
    /** A shell line, run as a person would who pasted it from an issue; null: there is nothing to build. */
    readonly build: string | null;
    /** Names of further variables that the build may see, as of the target. */
    readonly passEnv: readonly string[];
    readonly env: Repository['env'];
    readonly signal: AbortSignal;
    /** A directory of ours, outside of the work tree: made where it is not there. */
    readonly folder: string;
}
/** Longest that a build may take. */
export declare const buildMsMax: number;
/**
 * Checks a revision out beside the work tree, with the submodules that the work tree has, and builds it.
 *
 * The work tree itself is not touched, whatever is changed in it. Worktrees of runs that were killed are removed by
 * `removeDeadWorktrees`, which callers do once, before their first.
 *
 * @throws UserError where there is no such revision; WorldError where git cannot check it out, or was stopped
 */
export declare function openRevision(request: RevisionRequest): Promise<RevisionCheckout>;

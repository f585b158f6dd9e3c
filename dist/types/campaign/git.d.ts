/** Where git is asked, and by whom. */
export interface Repository {
    /** The top of a work tree, or any directory in it. */
    readonly directory: string;
    readonly env: Readonly<Record<string, string | undefined>>;
    /** Kills git, with all that it started. */
    readonly signal?: AbortSignal;
}
/** What git said, its lines as it wrote them. */
export interface GitAnswer {
    /** Null where it was killed. */
    readonly code: number | null;
    readonly stdout: string;
    readonly stderr: string;
}
/** The output of a git command that must succeed. */
export declare function runGit(repository: Repository, args: readonly string[], config?: Readonly<Record<string, string>>): Promise<string>;
/**
 * Runs git and says how it ended. Every hook is off: what a repository does at a checkout of its own accord is not asked
 * for. `config` holds further settings of this one command.
 *
 * @throws WorldError where git is not installed, says too much, was stopped, or does not trust the repository
 */
export declare function askGit(repository: Repository, args: readonly string[], config?: Readonly<Record<string, string>>): Promise<GitAnswer>;
/**
 * The environment of git: without what a hook or a caller has set to point it at another repository (`GIT_DIR` goes
 * before the directory it is started in), without the runner's tokens, asking nobody for a password, in English.
 */
export declare function gitEnvironment(env: Repository['env'], config?: Readonly<Record<string, string>>): Record<string, string>;

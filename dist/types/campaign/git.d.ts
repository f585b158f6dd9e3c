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
    /** Whether it said more than was asked for, and was ended: `stdout` is the beginning. */
    readonly cut: boolean;
}
/** What belongs to one command. */
export interface GitOptions {
    /** Further settings of this one command, which no process list shows. */
    readonly config?: Readonly<Record<string, string>>;
    /** What it reads from its standard input. */
    readonly input?: string;
    /** Bytes of the answer that are enough; past them git is ended, and that is no failure. */
    readonly cutAt?: number;
    /** Longest that it may take, in milliseconds. Default: half an hour; a submodule can be large, and its server slow. */
    readonly msMax?: number;
}
/** The output of a git command that must succeed. */
export declare function runGit(repository: Repository, args: readonly string[], options?: GitOptions): Promise<string>;
/**
 * Runs git and says how it ended.
 *
 * @throws WorldError where git is not installed, says too much, was stopped, or does not trust the repository
 */
export declare function askGit(repository: Repository, args: readonly string[], options?: GitOptions): Promise<GitAnswer>;
/**
 * Output of a git command without the line end; null where it is not known: outside a repository, before the first commit,
 * without git.
 */
export declare function readGit(repository: Repository, args: readonly string[], options?: GitOptions): Promise<string | null>;
/** What git said where it may be no text. */
export type GitBytes = Omit<GitAnswer, 'stdout'> & {
    readonly bytes: Buffer;
};
/** As `askGit`. Every hook is off: what a repository does at a checkout of its own accord is not asked for. */
export declare function askGitBytes(repository: Repository, args: readonly string[], { config, input, cutAt, msMax }?: GitOptions): Promise<GitBytes>;
/**
 * The environment of git: without what a hook or a caller has set to point it at another repository (`GIT_DIR` goes
 * before the directory it is started in), without the runner's tokens, asking nobody for a password, in English.
 */
export declare function gitEnvironment(env: Repository['env'], config?: Readonly<Record<string, string>>): Record<string, string>;

type Environment = Readonly<Record<string, string | undefined>>;
/** What we take from the event that set a CI's run off; GitHub writes it into a file. */
export interface RunEvent {
    /** The repository's default branch. */
    readonly defaultBranch: string | null;
    /** The line of the schedule, as the workflow writes it. */
    readonly cron: string | null;
    readonly pullRequest: PullRequestEvent | null;
}
export interface PullRequestEvent {
    readonly number: number;
    /** Rarely what is checked out: that is a merge. */
    readonly headSha: string | null;
    /** What it is to go into: its branch as fetched, then the commit that the event names; best first. */
    readonly baseRevisions: readonly string[];
}
/**
 * Reads the event of this run; of none, that nothing is known. Whatever is odd in it is not known either.
 *
 * @throws WorldError `event-unreadable` where the file is not there, or holds no JSON
 */
export declare function readEvent(env: Environment): RunEvent;
/** The pull request that this run is for, or null. */
export declare function readOwnPullRequest(env: Environment): PullRequestEvent | null;
export {};

import type { CampaignOrigin } from '../model/plan.ts';
type Environment = Readonly<Record<string, string | undefined>>;
/**
 * Where a campaign comes from: the commit that is checked out in `cwd`, and the CI run that asked for it, if any.
 * `number` is the CI's run number (the same on a re-run), else `localNumber`.
 */
export declare function readOrigin(cwd: string, env: Environment, localNumber: number): Promise<CampaignOrigin>;
/** Output of a git command without the line end; null where there is no git, no repository or no such thing in it. */
export declare function readGit(cwd: string, args: readonly string[]): Promise<string | null>;
/** The pull request that this run is for, or null. Its head is rarely what is checked out: that is a merge. */
export declare function readPullRequest(env: Environment): Promise<{
    number: number;
    headSha: string | null;
} | null>;
/** What the pull request of this run is to go into: its branch as fetched, then the commit that the event names; best first. */
export declare function readBaseRevisions(env: Environment): Promise<string[]>;
export {};

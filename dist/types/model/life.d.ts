import type { Finding, Rate, SeenAt } from './finding.ts';
/**
 * `new`: first seen by this campaign. `open`: seen before, and not known to be fixed. `fix-pending`: a known fix, and not
 * enough clean seeds at commits that contain it. `dormant`: it should have been seen again by now, and that is not enough
 * to close it. `closed`: closed by a person, or verified and closed by us. `reopened`: closed, and seen again since.
 */
export type LifeState = 'new' | 'open' | 'fix-pending' | 'dormant' | 'closed' | 'reopened';
/** A commit that says it fixes the finding's issue. */
export interface Fix {
    readonly sha: string;
    /** Of the pull request that was merged with it; null for a commit's own words. */
    readonly pullRequest: number | null;
}
/**
 * Why a finding is not closed though enough clean seeds ran: its stored seeds were not run again at a commit with the
 * fix; the old commit was not run in today's environment, cannot be run here, or no longer fails in it; or a person
 * opened its issue again.
 */
export type ClosingObstacle = 'known-seeds-not-run' | 'old-commit-not-run' | 'old-commit-not-here' | 'environment-dependent' | 'reopened-by-person';
/** What is known of a finding over the campaigns of a history: its state, and every number that the state rests on. */
export interface Life {
    readonly state: LifeState;
    /** Failures in all campaigns since the first that showed it, without those of stored seeds run again. */
    readonly hits: number;
    /** Seeds of its target with a verdict while it was there: since the first campaign that showed it, without the clean ones. */
    readonly seeds: number;
    readonly rate: Rate;
    /** Fresh seeds that show it again with 99 %, by `hits` in `seeds`; infinite where only a stored seed showed it. */
    readonly seedsToSeeAgain: number;
    /** Campaigns that saw it, of so many since the first of them. */
    readonly campaigns: number;
    readonly campaignsSince: number;
    readonly first: SeenAt;
    readonly last: SeenAt;
    /** Seeds of its target that ran before it was first seen, and the commit of the last of them; null where none did. */
    readonly before: {
        readonly seeds: number;
        readonly sha: string | null;
    } | null;
    readonly fix: Fix | null;
    /** Seeds that ran clean at commits with the fix, or without a known fix at commits after the last failing one. */
    readonly clean: {
        readonly seeds: number;
        readonly campaigns: number;
        readonly since: string | null;
    };
    /** The chance that it would have been silent for so long were it still there, and the one at which it is closed. */
    readonly silence: {
        readonly chance: number;
        readonly asked: number;
    };
    /** Clean seeds that close it, and how many of them are still missing. */
    readonly needed: number;
    readonly missing: number;
    /** Campaigns as large as the newest that the missing seeds take; null where it had no seeds of its own. */
    readonly campaignsMissing: number | null;
    /** Seeds of the newest campaign that earlier ones had run, so that they brought nothing new. */
    readonly repeated: number;
    /** What the newest campaign's replays of stored seeds gave; null where it had none to run. */
    readonly known: KnownSeeds | null;
    /** Empty while clean seeds are missing, and when it may be closed. */
    readonly obstacles: readonly ClosingObstacle[];
    /** All evidence is there: it is to be closed, or was. */
    readonly verified: boolean;
    /** The campaign that saw it again after it was closed, and the last commit known to be clean; null where none did. */
    readonly recurrence: {
        readonly at: SeenAt;
        readonly cleanSha: string | null;
    } | null;
    /** A person closed it, no fix is known, and it failed since. */
    readonly failsThoughClosed: SeenAt | null;
}
/** What became of the stored seeds of a finding that a campaign ran again. */
export interface KnownSeeds {
    readonly failed: number;
    readonly passed: number;
    /** Without a verdict, or not started. */
    readonly unknown: number;
}
/** What the issue of a finding says to the rule, and what our marker remembers. */
export interface IssueLife {
    readonly state: 'open' | 'closed';
    /** GitHub's `state_reason`; null where it says none. */
    readonly reason: string | null;
    /** ISO 8601, UTC; null while it is open. */
    readonly closedAt: string | null;
    readonly memory: LifeMemory;
}
/** What we did to an issue, kept in its marker so that it is done once. */
export interface LifeMemory {
    /** We verified it: the newest clean commit, the fix, when. */
    readonly verified?: {
        readonly sha: string | null;
        readonly at: string;
    };
    /** We opened it again, for a failure at this commit. */
    readonly reopened?: {
        readonly sha: string | null;
        readonly at: string;
    };
    /** We said that it still fails though a person closed it. */
    readonly remarked?: string;
    /** The old commit no longer fails in the environment of this day. */
    readonly environment?: string;
}
/** What one campaign says of one finding. */
export interface CampaignEvidence {
    readonly seen: SeenAt;
    /** Seeds of the finding's target with a verdict. */
    readonly seeds: number;
    /** Failures among them. */
    readonly hits: number;
    /** Failures among the seeds carried over: proof that it is there, and in no count. */
    readonly carriedHits: number;
    /** Seeds that earlier campaigns had run: in neither of these counts. Absent where there are none. */
    readonly repeated?: number;
    /** Null where it had none of the finding's stored seeds to run. */
    readonly known: KnownSeeds | null;
}
/** One short sentence without a full stop, of our words alone: `fix pending, 142 clean seeds missing`. */
export declare function describeLife(life: Life): string;
/** What stored seeds gave that a campaign ran again: `3 failed, 1 passed`; empty where none were. */
export declare function describeKnown({ known }: Pick<Life, 'known'>): string;
/** Stored seeds that failed again and are all that a campaign saw of a finding; 0 where fresh seeds showed it too. */
export declare function countStored({ count, carried, life }: Pick<Finding, 'count' | 'carried' | 'life'>): number;

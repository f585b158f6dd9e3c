import type { CampaignEvidence, Fix, IssueLife, Life } from '../model/life.ts';
/** Whether the code of one commit is part of the other's history, itself included; null where nobody can say. */
export type IsAncestor = (ancestor: string, descendant: string) => boolean | null;
/** What replaying a stored seed at the commit where it failed gave, in today's environment. */
export type OldCommit = 'fails' | 'passes' | 'not-run' | 'not-here';
/** Everything that the state of a finding is judged from. */
export interface LifeEvidence {
    /** Campaigns of one line of code that ran seeds of the finding's target, oldest first; at least one saw the finding. */
    readonly campaigns: readonly CampaignEvidence[];
    /** The campaign that is reported, the last of them where it ran the target. */
    readonly current: string;
    /** Commits that say they fix its issue, in any order. */
    readonly fixes: readonly Fix[];
    readonly isAncestor: IsAncestor;
    /** Null while it has no issue, or nobody looked. */
    readonly issue: IssueLife | null;
    readonly oldCommit: OldCommit;
    /** Its stored seeds can be run again: not where seeds only number attempts, or where what failed came and went. */
    readonly replayable: boolean;
}
/**
 * Judges the state of a finding. Pure; the rule of closing is that of `silenceToClose`.
 *
 * Seeds count as clean at commits that contain the known fix, or without a known fix at commits after the last failing one
 * that descend from it; nothing of the same commit again, for it is the code that failed. Where it is not known which
 * commit came first, seeds count neither way. A fix that is contained in a commit that failed is none.
 *
 * @returns null where no campaign saw it
 */
export declare function judgeLife(evidence: LifeEvidence): Life | null;

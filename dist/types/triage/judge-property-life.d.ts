import type { Fix, IssueLife } from '../model/life.ts';
import type { PropertyEvidence, PropertyLife } from '../model/property-life.ts';
import type { IsAncestor } from './judge-life.ts';
/** Everything that the state of a never-seen property is judged from. */
export interface PropertyLifeEvidence {
    /** Campaigns of one line of code that reported the property, oldest first. */
    readonly campaigns: readonly PropertyEvidence[];
    /** The campaign that is reported. */
    readonly current: string;
    /** Commits that say they fix its issue, in any order. */
    readonly fixes: readonly Fix[];
    readonly isAncestor: IsAncestor;
    /** Null while it has no issue, or nobody looked. */
    readonly issue: IssueLife | null;
}
/**
 * Judges the state of a property that a whole campaign had to come to and did not. Pure.
 *
 * A sighting is proof: the first later campaign that sees it, at a commit that is not older than the last one that missed it,
 * closes it. That it is missed is proof of nothing but rarity, so what was closed is opened again only by whole campaigns that
 * together have as many seeds as the campaign that missed it first.
 *
 * @returns null where no campaign missed it
 */
export declare function judgePropertyLife(evidence: PropertyLifeEvidence): PropertyLife | null;

import type { Comparison } from '../model/comparison.ts';
import type { Finding } from '../model/finding.ts';
/** Everything that the verdict on a property rests on that a change did not come to. */
export interface PropertyCompareEvidence {
    /** The commit compared with; null where none was found. */
    readonly base: string | null;
    /** Seeds of the change that reported the property, and all of its target with a verdict. */
    readonly here: {
        readonly seeds: number;
        readonly judged: number;
    };
    /** The campaigns that the base and the commits before it had for their own sake, and sweeps of the base for this. */
    readonly history: BaseSightings;
    readonly swept: BaseSightings;
    readonly issue: Finding['issue'];
    /** What hindered a better answer, as a sentence; null where nothing did. */
    readonly lacking: string | null;
}
/** What some campaigns of a base say of a property. */
export interface BaseSightings {
    /** Those that reported it, oldest first. */
    readonly campaigns: readonly SeenBySeeds[];
    /** Seeds of its target with a verdict, in all of them whose properties are known. */
    readonly judged: number;
}
/** Seeds that reported a property, and those of them that came to it. */
export interface SeenBySeeds {
    readonly seeds: number;
    readonly hits: number;
}
/**
 * What is said of a property that no seed of a change came to. Pure.
 *
 * `known`: it has an open issue, or the newest seeds of the base did not come to it either, as many as those here or so many
 * that they should have. `new`: the base came to it so often that so many seeds miss it with 2 % at most, or it came with the
 * change. `undecided`: the base came to it, so rarely that these seeds may have missed it. `probably-new`: the base did not
 * come to it either, but in too few seeds to say so.
 */
export declare function compareProperty(evidence: PropertyCompareEvidence): Comparison;
/**
 * Further seeds of its target that the base is to run: until as many as here could have come to it. 0 where the verdict is
 * clear without, or would be no clearer.
 */
export declare function countPropertySeeds(evidence: PropertyCompareEvidence): number;

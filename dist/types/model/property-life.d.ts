import type { SeenAt } from './finding.ts';
import type { Fix, LifeState } from './life.ts';
import type { PropertyTotal } from './report.ts';
/** A property that a campaign had to come to and did not, and what the campaigns of a history say of it. */
export interface NeverSeen extends PropertyTotal {
    /** Null where there is but one campaign, or nobody looked. */
    readonly life: PropertyLife | null;
}
/** What one campaign says of a property. */
export interface PropertyEvidence {
    readonly seen: SeenAt;
    /** Seeds that reported the property, and those of them that came to it, as far as is known: at least 1 where one did. */
    readonly seeds: number;
    readonly hits: number;
    /** The campaign had to come to it and did not, and so much was delivered that this counts. */
    readonly missed: boolean;
}
/** How many of how many seeds came to a property, over several campaigns, and in which of them the first and the last did. */
export interface Sightings {
    readonly hits: number;
    readonly seeds: number;
    readonly first: SeenAt;
    readonly last: SeenAt;
}
/**
 * The life of a property that whole campaigns missed. `new`: the reported one is the first. `open`: not seen since.
 * `fix-pending`: so it is, and a commit says that it fixes it. `closed`: seen since, or closed by a person. `reopened`: seen
 * once, and missed again.
 */
export interface PropertyLife {
    readonly state: Exclude<LifeState, 'dormant'>;
    /** Whole campaigns that missed it one after the other, the newest such run of them. */
    readonly missed: {
        readonly campaigns: number;
        readonly seeds: number;
        readonly first: SeenAt;
        readonly last: SeenAt;
    };
    /** Before that run and after it; null where it was not seen. */
    readonly before: Sightings | null;
    readonly since: Sightings | null;
    /** Seeds of the campaign that missed it first: fewer say too little to open the issue again. */
    readonly asked: number;
    /** The chance that `missed.seeds` seeds miss what came as often as in `before`; null where it was not seen before. */
    readonly silence: number | null;
    readonly fix: Fix | null;
    /** It was seen since it was missed: one sighting is proof. */
    readonly verified: boolean;
    /** After its issue was closed: the newest of the campaigns that missed it again, together as large as the first. */
    readonly recurrence: SeenAt | null;
    /** The same where a person closed it and no fix is known. */
    readonly missedThoughClosed: SeenAt | null;
}
/** One short sentence without a full stop, of our words alone: `open, missed by 3 campaigns in a row`. */
export declare function describePropertyLife({ state, missed, since, missedThoughClosed }: PropertyLife): string;
/** What all campaigns say together, without a full stop: `missed by 6,000 seeds; seen before, by 12 of 40,000 seeds`. */
export declare function describeSightings({ missed, before, since }: PropertyLife): string;
/** `12 of 40,000 seeds`. */
export declare function describeHits({ hits, seeds }: Pick<Sightings, 'hits' | 'seeds'>): string;

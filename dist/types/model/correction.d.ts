/** What a person orders about the failures of one key, in a comment of their issue or in `.seedsweep/known.yml`. */
export type CorrectionOrder = 
/** The failures of `key` are counted with those of `into` from now on. */
{
    readonly kind: 'merge';
    readonly into: string;
    readonly key: string;
}
/** A folded key is taken out again; of a key that nothing is folded into, each variant is a finding of its own. */
 | {
    readonly kind: 'split';
    readonly key: string;
}
/** Counted in silence, until the beginning of that day (`2027-01-01`, UTC), or for good. */
 | {
    readonly kind: 'ignore';
    readonly key: string;
    readonly until: string | null;
}
/** Known and accepted. */
 | {
    readonly kind: 'expected';
    readonly key: string;
}
/** No bug of the target, but of the harness around it. */
 | {
    readonly kind: 'wrong';
    readonly key: string;
}
/** The next campaign runs its seeds again. */
 | {
    readonly kind: 'retry';
    readonly key: string;
}
/** What closed the issue of the key no longer holds: somebody reopened it, or its date is past. */
 | {
    readonly kind: 'lift';
    readonly key: string;
};
export declare const correctionKinds: readonly ['merge', 'split', 'ignore', 'expected', 'wrong', 'retry', 'lift'];
/** One order with who gave it. */
export interface Correction {
    /** Unique among all: an order that is read twice is one. */
    readonly id: string;
    /** Reviewed data of the repository wins over what comments say. */
    readonly source: 'comment' | 'file';
    readonly target: string;
    /** ISO 8601, UTC. Orders hold in the order in which they were given. */
    readonly at: string;
    /** For people: `ada in issue 12`, or `.seedsweep/known.yml:4:5`. */
    readonly by: string;
    readonly order: CorrectionOrder;
}
/** What people said of a finding, so that it is set aside: in no verdict, and nothing is filed of it. */
export interface Standing {
    readonly kind: 'ignored' | 'expected' | 'wrong';
    /** Of `ignored`: the day on which it ends, or null. */
    readonly until: string | null;
    readonly by: string;
}
/** What was folded into a finding by people. */
export interface FoldedKey {
    readonly key: string;
    readonly title: string;
    /** Of its failures among those of the finding. */
    readonly count: number;
    readonly by: string;
}
/** What all corrections together come to. */
export interface Corrected {
    /** The key whose finding counts the failures of this one; itself where nobody folded it. */
    rootOf(target: string, key: string): string;
    /** Who folded a key into another, or null. */
    foldedBy(target: string, key: string): Correction | null;
    /** Null where nothing was said, or it has ended. `today`: `2026-11-22`, UTC. */
    standingOf(target: string, key: string, today: string): Standing | null;
    /** The order that set a key aside, ended or not; null where none did. */
    orderOf(target: string, key: string): Correction | null;
    /** The order that made findings of a key's variants, or null. */
    splitBy(target: string, key: string): Correction | null;
    /** All keys whose variants are findings of their own. */
    readonly split: readonly {
        readonly target: string;
        readonly key: string;
    }[];
    /** The newest order to run a key's seeds again, of each key that has one. */
    readonly retries: readonly Correction[];
    /** Orders to fold what is one finding already: to obey them would make a circle. */
    readonly refused: readonly Correction[];
}
/** Folds corrections, in the order in which they were given, those of the file last. Pure; `lift` never touches the file's. */
export declare function foldCorrections(corrections: readonly Correction[]): Corrected;
export declare const noCorrections: Corrected;
/** Whether an `ignore` is over: on its day it is. Days are `2027-01-01`, in UTC. */
export declare function hasEnded(until: string | null, today: string): boolean;
/** Whether there is such a day as `2027-01-01`: not the 30th of February. */
export declare function isDay(text: string): boolean;
/** The day of a moment, in UTC. */
export declare function dayOf(at: Date): string;
/** A standing in words, for tables: `ignored until 2027-01-01 (ada in issue 12)`. */
export declare function describeStanding({ kind, until, by }: Standing): string;

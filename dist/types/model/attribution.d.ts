/** How often a drawn value was there: in the failing seeds of a finding, and in all seeds with a verdict. */
export interface DrawnCount {
    readonly name: string;
    readonly value: string;
    readonly failing: number;
    readonly seeds: number;
}
/** A value that failing seeds have more often than chance explains. */
export interface Influence {
    readonly name: string;
    readonly value: string;
    /** Failing seeds that had it, `of` how many. */
    readonly failing: number;
    readonly of: number;
}
/** What a failure has to do with the drawn configuration. */
export interface Attribution {
    /** In every failing seed. */
    readonly needs: readonly Influence[];
    /** In more failing seeds than chance explains, and yet not in all. */
    readonly favours: readonly Influence[];
    /** Names of axes whose values make no difference that shows. */
    readonly indifferent: readonly string[];
}
/** How words are shown: escaped, and names set apart. */
export interface AttributionStyle {
    readonly name: (text: string) => string;
    readonly value: (text: string) => string;
}
/**
 * One short sentence without a full stop: `Needs delay on (41 of 41 failing seeds); no difference seen with loss and
 * partitions`.
 */
export declare function describeAttribution({ needs, favours, indifferent }: Attribution, style?: AttributionStyle): string;

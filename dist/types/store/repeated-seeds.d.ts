import type { Span } from './spans.ts';
/** What one campaign ran of a target. */
export interface Trial {
    readonly campaign: string;
    /** Which stream its seeds are of, and how they were run: only within one line two seeds can be the same trial. */
    readonly line: string;
    /** Where index 0 is on that line. */
    readonly offset: bigint;
    /** Indices that it ran. */
    readonly spans: readonly Span[];
}
/**
 * Which seeds campaigns ran again that an earlier one of them ran in the same way: by campaign, indices; campaigns without
 * any are left out. Pure.
 *
 * The statistics take each seed for a draw of its own. A seed that is run again is one only where the code moved its stream,
 * and of a seed that passed nobody knows whether it did: so it counts once, the first time, whatever the commit.
 *
 * @param trials oldest first
 */
export declare function findRepeatedSeeds(trials: readonly Trial[]): ReadonlyMap<string, readonly Span[]>;

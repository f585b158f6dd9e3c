import type { FiledIssue } from './finding.ts';
import type { Life } from './life.ts';
import type { CampaignReport, Discovery } from './report.ts';
/** Most findings listed that a campaign did not see. */
export declare const quietMax = 50;
/** A finding of earlier campaigns that this one did not see. */
export interface QuietFinding {
    readonly target: string;
    readonly key: string;
    readonly id: string;
    readonly title: string;
    readonly issue: FiledIssue | null;
    readonly life: Life;
}
/** What all campaigns of a history say together of the targets of its newest one. */
export interface HistorySummary {
    readonly campaigns: number;
    /** When the oldest began, ISO 8601, UTC. */
    readonly since: string;
    /** Seeds with a verdict, and those of them that no known failure ended. */
    readonly seeds: number;
    readonly exposed: number;
    /** Distinct causes of failure, by target. */
    readonly signatures: number;
    /** Of the exposed seeds. */
    readonly discovery: Discovery;
    /** New signatures to be expected of a next campaign of so many seeds. */
    readonly forecast: {
        readonly seeds: number;
        readonly signatures: number;
    };
    /** Those not known to be closed, the last seen first; at most `quietMax`. */
    readonly quiet: readonly QuietFinding[];
}
/** Sentences with full stops: what was seen so far, and what one more seed, and the next campaign, may show. */
export declare function describeHistory({ campaigns, since, seeds, exposed, signatures, ...rest }: HistorySummary): string[];
/** How many of so many seeds, named by `which`, a known failure ended; empty where it is under 1 %. */
export declare function describeMasked(seeds: number, exposed: number, which: string): string[];
/** The same of a campaign, over all its targets. */
export declare function describeMaskedSeeds({ judged }: Pick<CampaignReport, 'judged'>, which: string): string[];
/**
 * The chance that one more seed shows something new, with its bound: `under 1 in 668 (95 %)`, or
 * `about 1 in 500 (95 %: under 1 in 159)`; null where so few seeds say nothing.
 */
export declare function describeNextNew({ nextNew }: Discovery): string | null;

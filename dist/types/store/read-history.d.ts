import type { SeenAt } from '../model/finding.ts';
import type { Store } from './open-store.ts';
/** When a campaign of a history began, be it whole or past. */
export interface HistoryStart {
    readonly campaign: string;
    readonly number: number;
    /** ISO 8601, UTC. */
    readonly startedAt: string;
    readonly workflow: string | null;
    readonly event: string | null;
}
/** All campaigns that a history knows of, oldest first: by start, then number, then id. */
export declare function readHistoryStarts({ database, path }: Store): HistoryStart[];
/** What one campaign of a history did, over all its targets. */
export interface HistorySweep extends Omit<HistoryStart, 'event'> {
    readonly sha: string | null;
    readonly planned: number;
    /** Seeds that passed or failed. */
    readonly judged: number;
    readonly failed: number;
    readonly findings: number;
    /** Only counts are left of it. */
    readonly past: boolean;
}
/** All campaigns that a history knows of, newest first. */
export declare function readHistorySweeps({ database, path }: Store): HistorySweep[];
/** What one campaign of which only counts are left says of a finding. */
export interface PastEvidence {
    readonly seen: SeenAt;
    /** Seeds of the target with a verdict. */
    readonly seeds: number;
    readonly hits: number;
    readonly carriedHits: number;
}
/**
 * What past campaigns say of one finding, oldest first, and what its issue says where it stands in for a lost history
 * (campaign `issue`, number 0): what a rate over the whole history has to count beside the campaigns that are whole. That it
 * failed at another commit than the first, an issue only says; it is in no count, as what is carried over.
 */
export declare function readPastEvidence({ database, path }: Store, { target, keys }: {
    readonly target: string;
    readonly keys: readonly string[];
}): PastEvidence[];
/** The commits of campaigns that are past, and of issues that stand in for a lost history, oldest first. */
export declare function readPastCommits({ database, path }: Store): string[];
/** The artifacts that a history was made of, or that it refused. */
export declare function readHistorySources({ database, path }: Store): Set<number>;

import type Database from 'better-sqlite3';
import type { Configuration } from '../model/configuration.ts';
import type { FailureKind, OutcomeKind } from '../model/outcome.ts';
import { type PropertyCount, type PropertyKind } from '../model/result.ts';
import type { SeedText } from '../model/seed.ts';
import type { Signature } from '../model/signature.ts';
import type { DetailPlace } from './keep-detail.ts';
import type { ShardRunKey } from './record.ts';
import type { Span } from './spans.ts';
/** What an attempt has done of one target, as the store will have it, and what of it is not yet written. */
export interface TargetProgress {
    readonly spans: Span[];
    /** New end of the span that starts at the key, or null where that span became part of another. */
    readonly changedSpans: Map<number, number | null>;
    readonly buckets: Map<number, number>;
    readonly changedBuckets: Set<number>;
    readonly properties: Map<string, PropertyProgress>;
    readonly changedProperties: Set<string>;
    /** Seeds that passed and failed with each value of each axis. */
    readonly configValues: Map<string, ConfigValueCount>;
    readonly changedConfigValues: Set<string>;
    issued: number;
    /** Seeds that were run a second time, and those of them whose runs differed. */
    checked: number;
    unequal: number;
}
/** What is counted of one property. */
interface PropertyProgress {
    readonly name: string;
    readonly kind: PropertyKind;
    passes: number;
    failures: number;
    /** Seeds that reported it, and those of them that are known to have come to it. */
    seeds: number;
    seen: number;
    mustHit: boolean;
}
interface ConfigValueCount {
    readonly name: string;
    readonly value: string;
    passes: number;
    failures: number;
}
export interface PendingFailure {
    readonly target: string;
    readonly index: number;
    readonly seed: SeedText;
    readonly outcome: FailureKind;
    readonly signature: Signature;
    readonly step: number | null;
    readonly durationMs: number;
    readonly digest: string | null;
    readonly exitCode: number | null;
    readonly exitSignal: string | null;
    /** As JSON; null where nothing is drawn. */
    readonly config: string | null;
    readonly detail: string;
}
interface IndexOf {
    readonly target: string;
    readonly index: number;
    readonly seed: SeedText;
}
/** All of one attempt. Counters are totals, not differences, so that writing them twice counts once. */
export interface RunProgress {
    of(target: string): TargetProgress;
    readonly targets: Map<string, TargetProgress>;
    /** Where the texts are that the store keeps, by target and key. */
    readonly details: Map<string, DetailPlace[]>;
    readonly campaignNumber: number;
    readonly failures: PendingFailure[];
    readonly exceptions: (IndexOf & {
        readonly outcome: 'unknown' | 'infra';
        readonly reason: string;
    })[];
    readonly cuts: (IndexOf & {
        readonly elapsedMs: number;
    })[];
    readonly slowest: (IndexOf & {
        readonly durationMs: number;
        readonly outcome: OutcomeKind;
    })[];
    slowestChanged: boolean;
    exceptionCount: number;
    dropped: number;
    /** Outcomes since the last commit. */
    pending: number;
}
/** Reads what the store has of an attempt. */
export declare function openProgress(database: Database.Database, run: ShardRunKey): RunProgress;
/**
 * Adds property counts to the target's totals.
 *
 * @param seeds how many seeds reported them; 0 of a seed carried over, which is no sample: of it only counts that it came to
 * what the campaign must come to
 */
export declare function countProperties(ofTarget: TargetProgress, counts: readonly PropertyCount[], seeds: number): void;
/** Counts one judged seed with each value that was drawn for it. */
export declare function countConfigValues(ofTarget: TargetProgress, drawn: Configuration, passed: boolean): void;
export {};

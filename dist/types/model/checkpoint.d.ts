import type { FailureKind } from './outcome.ts';
import type { SignatureKind } from './signature.ts';
/**
 * The attempt under which a store keeps what only a job log tells. CIs count attempts from 1 and the newest attempt wins
 * index by index, so whatever a store of the shard says wins over its log.
 */
export declare const logAttempt = 0;
/**
 * What a sweep says in its log of what it has done since it last said something: enough to count outcomes and to know
 * findings and their seeds where its store is lost. Each stands for itself; losing one loses its indices only.
 */
export interface Checkpoint {
    readonly campaign: string;
    readonly shard: number;
    readonly state: 'running' | 'delivered' | 'cut-short';
    readonly canary: 'failed' | 'passed' | 'not-run';
    readonly targets: readonly CheckpointTarget[];
}
export interface CheckpointTarget {
    readonly target: string;
    /** Under a budget: indices started so far, in all; else 0. */
    readonly issued: number;
    /** Indices `lo <= index < hi` that have an outcome; they passed unless they are listed below. Sorted, disjoint. */
    readonly spans: readonly (readonly [lo: number, hi: number])[];
    readonly failures: readonly CheckpointFailure[];
    readonly unjudged: readonly {
        readonly index: number;
        readonly outcome: 'unknown' | 'infra';
    }[];
}
/** A failing index with as much of its signature as people need to know the finding. */
export interface CheckpointFailure {
    readonly index: number;
    readonly outcome: FailureKind;
    readonly step: number | null;
    readonly durationMs: number;
    readonly key: string;
    readonly kind: SignatureKind;
    readonly type: string;
    readonly title: string;
}

import type { FiledIssue } from '../model/finding.ts';
import type { Plan } from '../model/plan.ts';
import type { ShardCoverage } from '../model/report.ts';
import type { Replay } from '../model/reproduction.ts';
import type { Store } from './open-store.ts';
export { recordComparisons } from './comparisons.ts';
export type { Recorder } from './recorder.ts';
export { openRecorder } from './recorder.ts';
/** Which attempt of which shard. */
export interface ShardRunKey {
    readonly campaign: string;
    readonly shard: number;
    /** Counts the CI's attempts; per index the newest attempt wins. */
    readonly attempt: number;
}
export interface ShardRunStart extends ShardRunKey {
    readonly jobs: number;
    readonly machine: string;
    /** ISO 8601, UTC. */
    readonly startedAt: string;
    readonly seedsweep: string;
}
export interface ShardRunEnd {
    readonly state: 'delivered' | 'cut-short';
    /** Of this session; a resumed attempt adds up its sessions. */
    readonly wallMs: number;
    readonly canary: ShardCoverage['canary'];
}
/** Records what is to be swept. Recording it again, or from another shard, changes nothing but an earlier start. */
export declare function recordPlan(store: Store, plan: Plan, startedAt: string): void;
/** Starts an attempt of a shard, or resumes the one that this store already has: nothing of it is forgotten. */
export declare function beginShardRun(store: Store, start: ShardRunStart): void;
/**
 * Ends the session that `beginShardRun` started. A canary that passed in any session stays: the seeds of that session
 * ran on a harness that sees no failures.
 */
export declare function finishShardRun(store: Store, run: ShardRunKey, end: ShardRunEnd): void;
/** Records executions of reproductions. A replay done again, at the same place and with the same number, replaces it. */
export declare function recordReplays(store: Store, replays: readonly Replay[]): void;
/** Records the issue that a finding has, or waits for. Of two states the one known last (`at`, ISO 8601, UTC) wins. */
export declare function recordIssue(store: Store, filed: {
    readonly target: string;
    readonly key: string;
    readonly issue: FiledIssue;
    readonly at: string;
}): void;

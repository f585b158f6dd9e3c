import { type MergeReport } from '../store/merge-stores.ts';
/** What a merge took of stores, and of job logs in the place of stores that are lost. */
export interface MergeResult extends MergeReport {
    readonly recovered: readonly RecoveredLog[];
}
export interface RecoveredLog {
    readonly path: string;
    /** Which shards its checkpoint lines tell of, and of how many of their seeds. */
    readonly shards: readonly {
        readonly campaign: string;
        readonly shard: number;
        readonly seeds: number;
    }[];
    /** Checkpoint lines that are not what was written, and were left out. */
    readonly damagedLines: number;
}
/**
 * Merges stores, and what job logs tell of shards whose store is lost; whatever a store says wins over a log. Where `only`
 * names a campaign, what is of any other one is refused like what is not ours.
 */
export declare function mergePhase(outPath: string, inputPaths: readonly string[], only?: string | null): MergeResult;

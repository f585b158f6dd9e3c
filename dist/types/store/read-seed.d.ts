import type { OutcomeKind } from '../model/outcome.ts';
import type { Replay } from '../model/reproduction.ts';
import type { Store } from './open-store.ts';
import { type StoredFailure } from './read-failures.ts';
/** What a store knows of one seed by name. Passed seeds are only indices: see `readOutcomeAt`. */
export interface StoredSeed {
    readonly failures: readonly StoredFailure[];
    readonly exceptions: readonly (SeedPlace & {
        readonly outcome: 'unknown' | 'infra';
        readonly reason: string;
    })[];
    readonly cuts: readonly (SeedPlace & {
        readonly elapsedMs: number;
    })[];
    readonly replays: readonly Replay[];
}
export interface SeedPlace {
    readonly campaign: string;
    readonly target: string;
    readonly index: number;
}
/** Everything known of one seed, over all campaigns and targets. */
export declare function readSeed(store: Store, seed: string): StoredSeed;
/** What became of one index of a campaign. */
export declare function readOutcomeAt(store: Store, { campaign, target, index }: SeedPlace): OutcomeKind | 'cut' | 'missing';
/** The first of a campaign's own indices that passed, or null. */
export declare function findPassedIndex(store: Store, { campaign, target }: Omit<SeedPlace, 'index'>): number | null;

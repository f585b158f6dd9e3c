import type { SeedText } from '../model/seed.ts';
import type { Store } from './open-store.ts';
/** A failing seed of a finding, to be run again. */
export interface StoredKnownSeed {
    readonly target: string;
    readonly key: string;
    readonly seed: SeedText;
    /** How long it ran; null where that is forgotten. */
    readonly elapsedMs: number | null;
    /** The finding's issue is closed, as last known. */
    readonly closed: boolean;
}
/**
 * The newest failing seeds of each finding of a store, the findings seen last first, those of closed issues behind the
 * others. What failed on pull requests alone is left out, and what came and went: one run of it says nothing. Of findings
 * of which only counts are left, by campaigns that are past or by an issue that stands in for a lost history, it is the seeds
 * that these know.
 *
 * @param before only campaigns with a lower number than this; null: all
 */
export declare function readKnownSeeds(store: Store, before: number | null): StoredKnownSeed[];

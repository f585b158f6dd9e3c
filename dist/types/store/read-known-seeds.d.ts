import type { SeedText } from '../model/seed.ts';
import type { Store } from './open-store.ts';
/** A failing seed of a finding, to be run again. */
export interface StoredKnownSeed {
    readonly target: string;
    readonly key: string;
    readonly seed: SeedText;
    /** How long it ran. */
    readonly elapsedMs: number;
    /** The finding's issue is closed, as last known. */
    readonly closed: boolean;
}
/**
 * The newest failing seeds of each finding of a store, the findings seen last first, those of closed issues behind the
 * others. What failed on pull requests alone is left out, and what came and went: one run of it says nothing.
 *
 * @param before only campaigns with a lower number than this; null: all
 */
export declare function readKnownSeeds(store: Store, before: number | null): StoredKnownSeed[];

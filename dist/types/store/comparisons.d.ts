import { type Comparison } from '../model/comparison.ts';
import type { Store } from './open-store.ts';
/** The comparison of one finding of a campaign. */
export interface StoredComparison {
    readonly campaign: string;
    readonly target: string;
    readonly key: string;
    readonly comparison: Comparison;
}
/** Records what findings were compared to be. One that is made again replaces the one before. */
export declare function recordComparisons(store: Store, comparisons: readonly StoredComparison[]): void;
/** The comparisons of a campaign, by target and key. */
export declare function readComparisons(store: Store, campaign: string): StoredComparison[];
/** Every comparison of a store from outside is one that we could have written, and its columns say what it says. */
export declare function checkComparisons({ database, path }: Store): void;

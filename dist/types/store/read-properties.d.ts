import type { PropertyTotal } from '../model/report.ts';
import type { Store } from './open-store.ts';
/**
 * What seeds reported of their properties, by campaign, over all its shards; ordered by target, name, kind. A history that has
 * forgotten the details of a campaign has forgotten these too.
 */
export declare function readProperties(store: Store, campaigns: readonly string[]): ReadonlyMap<string, PropertyTotal[]>;
/** Seeds of a target with a verdict among these campaigns; of those of which only counts are left none, as of their properties. */
export declare function countJudged(store: Store, campaigns: readonly string[], target: string): number;

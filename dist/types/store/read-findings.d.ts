import type { StoredFinding } from '../model/finding.ts';
import type { Store } from './open-store.ts';
/**
 * The findings of these campaigns, most frequent first. First and last seen look at the whole store.
 *
 * @param repository whose issues to look up; by default that of the newest of the campaigns
 */
export declare function readStoredFindings(store: Store, campaigns: readonly string[], repository?: string | null): StoredFinding[];

import type { PendingSeed } from '../model/plan.ts';
import type { Store } from './open-store.ts';
/**
 * The seeds that people ordered to run again (`/seedsweep retry`) and that no campaign has been planned with since: the
 * shortest of each finding. They have lost nothing, so they may take no longer than any other seed.
 *
 * @param before only campaigns with a lower number than this have been
 */
export declare function readRetries(store: Store, before: number): PendingSeed[];

import type { PendingSeed } from '../model/plan.ts';
import type { Store } from './open-store.ts';
/**
 * The seeds that campaigns of this store cut while they ran, and that no later one carried to an end: what the next
 * campaign has to carry over. A seed is of its target alone: the numbers of its campaigns do not matter.
 *
 * @param before only campaigns with a lower number than this
 * @param workflow only campaigns of this workflow, where one is said
 */
export declare function readPendingSeeds(store: Store, before: number, workflow?: string | null): PendingSeed[];

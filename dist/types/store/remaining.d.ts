import type { Store } from './open-store.ts';
import { type Span } from './spans.ts';
/**
 * The indices of a target that some attempt completed, whatever the outcome: what a resumed sweep skips. Sorted,
 * neither touching nor overlapping. Of all shards unless one is named.
 */
export declare function completedSpans(store: Store, campaign: string, target: string, shard?: number): Span[];

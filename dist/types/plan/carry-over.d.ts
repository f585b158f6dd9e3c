import { type CampaignSize, type CarriedSeed, type PendingSeed } from '../model/plan.ts';
import type { Target } from '../model/target.ts';
/**
 * Which pending seeds a campaign runs before its own, the longest first, dealt out to the shards in turn.
 *
 * What is cut when a budget ends is mostly what runs longest, and of that the livelocks are what one looks for: such a
 * seed gets `limitFactor` times what it had, within bounds, and never less than any seed of its target.
 */
export declare function carryOver(pending: readonly PendingSeed[], targets: readonly Target[], size: CampaignSize, shardCount: number): CarriedSeed[];
/** The type of a target's seeds may have changed since. */
export declare function isOfType(seed: PendingSeed['seed'], { seedType }: Target): boolean;

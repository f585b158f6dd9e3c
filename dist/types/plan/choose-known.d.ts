import { type KnownSeed } from '../model/plan.ts';
import type { SeedText } from '../model/seed.ts';
import type { Target } from '../model/target.ts';
/** A seed of a finding as the history has it. */
export interface StoredSeed {
    readonly target: string;
    readonly key: string;
    readonly seed: SeedText;
    /** How long it ran when it failed; null where that is forgotten: then it may take what any seed may. */
    readonly elapsedMs: number | null;
    /** The finding's issue is closed: its newest seed alone is worth running. */
    readonly closed: boolean;
}
/**
 * Which stored seeds a campaign runs again before its own, dealt out to the shards in turn: of each finding the newest, at
 * most 32 and no more than two minutes of them, and of many findings in turn.
 *
 * A stored seed is a cheap lottery ticket: on other code it may take another path, so that one that fails is proof, and
 * one that passes weighs one seed. Where seeds only number attempts, it is not even that.
 *
 * @param stored newest first
 */
export declare function chooseKnown(stored: readonly StoredSeed[], targets: readonly Target[], shardCount: number): KnownSeed[];

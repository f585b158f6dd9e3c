import { type Axis } from './axis.ts';
import type { SeedText } from './seed.ts';
/** Values by name, of a whole configuration or of what was drawn. */
export type Configuration = Readonly<Record<string, string>>;
/** What configures a target; `Target` has it. */
export interface Configured {
    readonly name: string;
    /** The values that never change. */
    readonly config: Configuration;
    readonly axes: readonly Axis[];
}
/**
 * The values of a target's axes for one seed, axes in alphabetical order.
 *
 * Each axis has a stream of its own, keyed by target and name, apart from the seed's: adding, removing or renaming an
 * axis changes no other. Drawn by the seed and not by its place in a campaign: so a seed means the same configuration
 * in every campaign, sharding and replay, and as a campaign's seeds never come again, neither do its configurations.
 */
export declare function drawConfiguration(target: Configured, seed: SeedText): Configuration;
/** The whole configuration of one seed: what never changes, and what is drawn. */
export declare function configurationOf(target: Configured, seed: SeedText): Configuration;
/**
 * The names of the fault families that are on, sorted; null where the target has none. A fixed `on` or `off` is a family
 * that is not drawn.
 */
export declare function familiesOn(target: Pick<Configured, 'config' | 'axes'>, configuration: Configuration): string[] | null;
/** `delay on, nodes 5`, in alphabetical order; empty for an empty configuration. */
export declare function describeConfiguration(configuration: Configuration): string;

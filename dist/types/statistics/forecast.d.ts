import type { DiscoveryCounts } from './discovery.ts';
/**
 * Signatures that nobody has seen, to be expected in the next `more` seeds: f0 (1 - (1 - f1/(n f0 + f1))^more), where
 * f0 = f1^2/(2 f2), or f1 (f1 - 1)/2 where none was seen twice, is the least number of signatures not seen yet.
 *
 * Source: Chao, Wang, Jost, "Entropy and the species accumulation curve", Methods in Ecology and Evolution 2013, 4,
 * formula for extrapolation; f0 as in Chao, Scandinavian Journal of Statistics 1984.
 */
export declare function forecastNew({ seeds, singletons, doubletons }: DiscoveryCounts, more: number): number;
/**
 * Seeds that could have shown something else: a seed ends at its first failure, so what failed of known causes looked no
 * further. n (1 - a) for a share a of failing seeds.
 */
export declare function exposedSeeds(seeds: number, failing: number): number;

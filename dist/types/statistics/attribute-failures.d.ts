import type { Attribution, DrawnCount } from '../model/attribution.ts';
/** With fewer failing seeds than this nothing is claimed: of 12 families, 8 seeds name none (facts of the rule below). */
export declare const failingSeedsMin = 9;
/**
 * Which drawn values a failure has to do with.
 *
 * For each value of each axis: the chance that so many of the k failing seeds had it, if it made no difference and each
 * had it with its share among all seeds; the upper tail of the binomial distribution, P(X >= x) = I_share(x, k-x+1).
 * Over all values of all axes (2 for a family of faults) the errors are held together by Holm's rule, so that with
 * probability `certainty` not a single value is named wrongly, however many axes there are.
 *
 * Source: Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 1979.
 *
 * @param counts every value of every axis; those of one axis add up to its failing seeds and to its seeds
 * @returns null where nothing is drawn, or too few seeds failed
 */
export declare function attributeFailures(counts: readonly DrawnCount[], certainty?: number): Attribution | null;

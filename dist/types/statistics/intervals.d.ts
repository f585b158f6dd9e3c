import type { Rate } from '../model/finding.ts';
/**
 * The rate of a failure seen `k` times in `n` seeds, as k/n with the interval to show: Jeffreys,
 * [Binv((1-c)/2; k+1/2, n-k+1/2), Binv((1+c)/2; ...)]. On average it covers the truth as often as it says.
 *
 * Source: Brown, Cai, DasGupta, "Interval estimation for a binomial proportion", Statistical Science 2001; as there, the
 * lower end is 0 for k = 0 and the upper end 1 for k = n. Without seeds nothing is known: 0 to 1.
 *
 * @param k failures, whole, 0 to n
 * @param n seeds with a verdict
 */
export declare function jeffreysInterval(k: number, n: number, certainty?: number): Rate;
/**
 * The interval to decide by: Clopper-Pearson, [Binv((1-c)/2; k, n-k+1), Binv((1+c)/2; k+1, n-k)]. It covers the truth at
 * least as often as it says, for every rate.
 *
 * Source: Clopper, Pearson, Biometrika 1934.
 */
export declare function clopperPearsonInterval(k: number, n: number, certainty?: number): Rate;

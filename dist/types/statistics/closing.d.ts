/** Most closings that may be wrong, of all the gaps that a bug ever shows. */
export declare const closingError = 0.01;
/** Share of explicit fixes that work, before anything is known of this one. */
export declare const fixPrior = 0.9;
/** How often a failure came in how many seeds of a target while it was there, and how many seeds ran clean since. */
export interface Exposure {
    /** At least 1. */
    readonly hits: number;
    readonly seeds: number;
    readonly clean: number;
}
/**
 * The chance that a bug that is still there shows nothing in its clean seeds, over all targets it lives in: the product of
 * (n/(n+m))^k. The posterior of each rate is a Gamma of shape k (scale-free prior), so nothing is assumed of the rate.
 */
export declare function chanceOfSilence(exposures: readonly Exposure[]): number;
/**
 * Largest chance of silence at which a finding is closed.
 *
 * Without a known fix: 1 % / (k(k+1)) of the k failures seen so far. Each failure ends a quiet gap, and each gap is a new
 * chance to be wrong; spent in this way the errors of all gaps together stay under 1 %, since the sum of 1/(k(k+1)) is 1.
 *
 * After an explicit fix there is one gap alone, and a fix works with a prior of 0.9: it is closed when the chance that it
 * did not, (1-pi)z / ((1-pi)z + pi) for a chance of silence z, is at most 1 %. So z <= 0.01 pi / (0.99 (1-pi)) = 0.0909.
 *
 * @param failures all failures ever seen, at least 1
 */
export declare function silenceToClose(failures: number, hasFix: boolean, prior?: number): number;
/**
 * Clean seeds still missing until the chance of silence is at most `silence`; 0 where it is already. Of several targets,
 * with their clean seeds growing in the proportion of the seeds that each had.
 */
export declare function cleanSeedsMissing(exposures: readonly Exposure[], silence: number): number;
/**
 * The evidence of one target for closing: `k` failures in the `n` seeds since the campaign that first showed it, after
 * `before` seeds that did not.
 *
 * The first failure says where counting begins, so it says nothing of the rate: k/n would be as much too high as for a
 * campaign that stops at its first failure (ln(1/p)/(1-p) times), and (k-1)/(n-1) is not. So k - 1 failures count. Of a
 * single failure nothing would be left; it is set against all seeds there ever were.
 */
export declare function closingExposure(k: number, n: number, before: number): Omit<Exposure, 'clean'>;

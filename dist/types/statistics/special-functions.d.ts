/** ln Γ(x) for x > 0. */
export declare function logGamma(x: number): number;
/**
 * Regularised incomplete beta function I_x(a, b): the chance that a Beta(a, b) variable is at most x.
 *
 * Continued fraction 8.17.22 of the DLMF by the modified Lentz method, on the side where it converges fast.
 *
 * @param x 0 to 1
 * @param y 1 - x; give it where x is so near to 1 that the difference would lose digits
 */
export declare function betaRegularized(x: number, a: number, b: number, y?: number): number;
/**
 * Regularised lower incomplete gamma function P(a, x): the chance that a Gamma(a, 1) variable is at most x.
 *
 * Series 8.11.4 below the mean, continued fraction 8.9.2 of the DLMF above it.
 */
export declare function gammaRegularized(a: number, x: number): number;
/** The x with I_x(a, b) = probability: a quantile of Beta(a, b). */
export declare function betaQuantile(probability: number, a: number, b: number): number;
/** The x with P(a, x) = probability: a quantile of Gamma(a, 1). */
export declare function gammaQuantile(probability: number, a: number): number;

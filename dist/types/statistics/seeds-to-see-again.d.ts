/**
 * Fresh seeds to run to see a failure again with the given probability, when it was seen `k` times in `n` seeds.
 *
 * The chance of no hit in m further seeds is (n/(n+m))^k: the rate's posterior is a Gamma of shape k (scale-free prior;
 * shape k + 1/2 for k = 1, where k alone would be far too careful). So m = n * ((1-certainty)^(-1/k) - 1). The usual
 * ln(100) * n/k takes k/n for the truth and keeps its word only in 93 to 97 of 100 cases below k = 10.
 *
 * @param k failures seen, at least 1
 * @param n seeds with a verdict, at least k
 * @returns a whole number, at least 1
 */
export declare function seedsToSeeAgain(k: number, n: number, certainty?: number): number;

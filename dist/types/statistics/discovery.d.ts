import type { Discovery } from '../model/report.ts';
/** What discovery is estimated from; only seeds drawn uniformly count. */
export interface DiscoveryCounts {
    /** Seeds with a verdict that could have shown any signature. */
    readonly seeds: number;
    /** Signatures seen exactly once, exactly twice. */
    readonly singletons: number;
    readonly doubletons: number;
}
/** With its failing seeds put back that are of no frequent cause: they hid nothing worth a word, and are counted in f1 and f2. */
export declare function countExposed(exposed: number, singletons: number, doubletons: number): DiscoveryCounts;
/**
 * The chance that one more seed shows a signature that nobody has seen.
 *
 * Estimate: Good-Turing, f1/n (Good, Biometrika 1953). 95 % upper bound:
 * max(Ginv(0.95; f1+1), f1 + 1.645 * sqrt(f1 + 2*f2)) / n, the exact Poisson bound for few singletons and the normal one
 * of Esty (Annals of Statistics 1983) for many. Without singletons it is 2.996/n, the rule of three.
 */
export declare function discovery({ seeds, singletons, doubletons }: DiscoveryCounts): Discovery;

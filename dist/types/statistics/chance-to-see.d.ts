/** The chance that `n` seeds show a failure of this rate at least once: 1 - (1 - rate)^n. */
export declare function chanceToSee(rate: number, n: number): number;
/**
 * The lowest rate that `n` seeds would have shown with the given probability: 1 - (1 - certainty)^(1/n), about 3/n for
 * 95 % and 4.61/n for 99 %. Without seeds it is 1: nothing was looked at.
 */
export declare function detectableRate(n: number, certainty?: number): number;

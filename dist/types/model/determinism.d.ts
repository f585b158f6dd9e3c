import type { Rate } from './finding.ts';
/** What running seeds a second time showed. */
export interface Determinism {
    /** Seeds whose second run had a verdict. */
    readonly checked: number;
    /** Those of them whose two runs differed, in outcome or digest. */
    readonly unequal: number;
    /** Of `unequal` in `checked`; where none differed, `high` is the one-sided 95 % bound. */
    readonly rate: Rate;
}
/** One short sentence without a full stop: `105 seeds run twice: all the same (nondeterministic under 2.8 %, 95 %)`. */
export declare function describeDeterminism({ checked, unequal, rate }: Determinism): string;

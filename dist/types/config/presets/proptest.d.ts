import { type UsablePreset } from './preset.ts';
/** Earlier releases than 1.7 do not know the seed, and say so only where the test fails. */
export declare const proptest: UsablePreset;

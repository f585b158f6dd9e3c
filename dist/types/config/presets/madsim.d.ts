import { type UsablePreset } from './preset.ts';
/** `MADSIM_TEST_NUM` runs seeds from `MADSIM_TEST_SEED` on and stops at the first that fails. */
export declare const madsim: UsablePreset;

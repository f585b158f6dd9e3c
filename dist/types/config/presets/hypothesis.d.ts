import { type UsablePreset } from './preset.ts';
/**
 * Under CI, Hypothesis takes the profile `ci`, which ignores the seed: the profile must be named. Its store of failing
 * examples must be fresh, or a failure of one seed comes back under all others.
 */
export declare const hypothesis: UsablePreset;

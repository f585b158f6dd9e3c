import { type UsablePreset } from './preset.ts';
/** fast-check folds wider seeds into 32 bits without a word, so two seeds would be one. */
export declare const fastCheck: UsablePreset;
export declare const vitest: UsablePreset;
export declare const jest: UsablePreset;

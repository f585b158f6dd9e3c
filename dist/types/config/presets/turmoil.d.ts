import { type UsablePreset } from './preset.ts';
export declare const turmoil: UsablePreset;

import { type UsablePreset } from './preset.ts';
export declare const shuttle: UsablePreset;

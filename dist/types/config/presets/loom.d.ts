import type { RefusedPreset } from './preset.ts';
export declare const loom: RefusedPreset;

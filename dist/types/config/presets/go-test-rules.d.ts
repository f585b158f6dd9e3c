import type { PresetRule } from './preset.ts';
/** Ends of `go test` that say nothing about a seed. */
export declare const goTestRules: readonly PresetRule[];

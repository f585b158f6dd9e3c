import type { PresetRule } from './preset.ts';
/** Ends of Rust's test harness, alone or under cargo, that say nothing about a seed. */
export declare const rustTestRules: readonly PresetRule[];

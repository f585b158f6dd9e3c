import { type Preset } from './preset.ts';
export declare const presetNames: readonly ['plain', 'madsim', 'turmoil', 'shuttle', 'loom', 'proptest', 'go-test', 'gosim', 'fast-check', 'vitest', 'jest', 'hypothesis', 'jqwik', 'coyote', 'jepsen', 'foundationdb', 'vopr', 'etcd-robustness', 'openraft', 'resonate'];
export type PresetName = (typeof presetNames)[number];
/** Every preset by the name that a target writes. */
export declare const presets: Readonly<Record<PresetName, Preset>>;

import { type UsablePreset } from './preset.ts';
/** Every run needs a directory of its own: traces and simulated disks are written where it starts. */
export declare const foundationdb: UsablePreset;

import type { Via } from '../model/target.ts';
/** Decides how many seeds a lane takes at once: few at first, then what a lane of its kind runs in a good time. */
export interface ChunkSizer {
    /** `laneMax` is what the lane likes at most, `remaining` what is left for all lanes. At least 1. */
    next(laneMax: number, remaining: number): number;
    /** `seeds` seeds took one lane `elapsedMs`. */
    see(seeds: number, elapsedMs: number): void;
    /** Milliseconds of a lane for one seed; infinite while nothing is known. */
    meanMs(): number;
}
/** How a lane takes its seeds. */
export type ChunkKind = Via | 'ranges';
export declare function openChunkSizer(jobs: number, kind: ChunkKind): ChunkSizer;

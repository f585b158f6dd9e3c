import type { Via } from '../model/target.ts'

/** Decides how many seeds a lane takes at once: few at first, then what a lane of its kind runs in a good time. */
export interface ChunkSizer {
  /** `laneMax` is what the lane likes at most, `remaining` what is left for all lanes. At least 1. */
  next(laneMax: number, remaining: number): number
  /** `seeds` seeds took one lane `elapsedMs`. */
  see(seeds: number, elapsedMs: number): void
  /** Milliseconds of a lane for one seed; infinite while nothing is known. */
  meanMs(): number
}

/** How a lane takes its seeds. */
export type ChunkKind = Via | 'ranges'

interface ChunkSize {
  /** Time one chunk should take: long enough to hide the hand-over, short enough to end lanes together. */
  readonly targetMs: number
  /** Seeds in the first chunk of a lane, before any duration is known. */
  readonly first: number
}

/**
 * Seeds of a process each wait in a launch server, which gives back what it has not started; 128 ms of them let several
 * results of 10 ms travel together. Of ranges that were cut before they began nothing is told, so there are fewer of them.
 */
const chunkSizes: Readonly<Record<ChunkKind, ChunkSize>> = {
  run: { targetMs: 128, first: 1 },
  batch: { targetMs: 500, first: 8 },
  worker: { targetMs: 500, first: 8 },
  ranges: { targetMs: 250, first: 8 },
}

export function openChunkSizer(jobs: number, kind: ChunkKind): ChunkSizer {
  const { targetMs, first } = chunkSizes[kind]
  let seeds = 0
  let elapsedMs = 0
  return {
    next(laneMax, remaining) {
      const wanted = seeds === 0 ? first : Math.ceil((targetMs * seeds) / Math.max(elapsedMs, 1))
      const fairShare = Math.ceil(remaining / (jobs * 2))
      return Math.max(1, Math.min(laneMax, wanted, fairShare))
    },
    see(count, ms) {
      seeds += count
      elapsedMs += ms
    },
    meanMs: () => (seeds === 0 ? Number.POSITIVE_INFINITY : elapsedMs / seeds),
  }
}

import type { IndexRange } from '../model/outcome.ts'
import { rangeMax } from '../model/result.ts'
import { isSampled } from './second-runs.ts'

/** Indices that are run a second time together, or not at all, where seeds are run in ranges. */
export const blockSize = 256

/**
 * Cuts indices into ranges that a worker is sent: of at most 4,096 indices, and each either inside of one block that is
 * run a second time, or free of such. One block in 20 is, chosen by its number alone: as with single seeds, neither
 * shards nor jobs nor an interruption change which seeds run twice.
 */
export function cutRanges(spans: Iterable<IndexRange>): IndexRange[] {
  const ranges: IndexRange[] = []
  for (const { first: low, end } of spans) {
    let first = low
    while (first < end) {
      const stop = Math.min(end, first + rangeMax, isRangeRunTwice(first) ? nextBlock(first) : nextTwice(first, end))
      ranges.push({ first, end: stop })
      first = stop
    }
  }
  return ranges
}

/** Whether the range that starts at `first` is run a second time. */
export function isRangeRunTwice(first: number): boolean {
  return isSampled(Math.floor(first / blockSize))
}

function nextBlock(index: number): number {
  return (Math.floor(index / blockSize) + 1) * blockSize
}

function nextTwice(first: number, end: number): number {
  let next = nextBlock(first)
  while (next < end && !isRangeRunTwice(next)) next += blockSize
  return next
}

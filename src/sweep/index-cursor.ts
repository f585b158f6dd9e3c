import type { IndexRange } from '../model/outcome.ts'

/** Half-open spans `[low, high)` of indices, ascending and disjoint. */
export type Spans = readonly (readonly [low: number, high: number])[]

/** Hands out the indices of a slice in ascending order, leaving out those that are completed already. */
export interface IndexCursor {
  /** Up to `count` further indices; empty at the end. */
  take(count: number): number[]
  /** The same as ranges. */
  takeRanges(count: number): IndexRange[]
  /** Takes back indices that were handed out: they go out again before any other. */
  giveBack(indices: readonly number[]): void
  /** Indices still to hand out. */
  remaining(): number
}

/** A cursor over `first <= index < end` without the indices in `completed`. */
export function openIndexCursor(first: number, end: number, completed: Spans): IndexCursor {
  const gaps = findGaps(first, end, completed)
  let gap = 0
  let next = gaps[0]?.[0] ?? end
  let left = gaps.reduce((sum, [low, high]) => sum + high - low, 0)
  let returned: number[] = []
  function takeRanges(count: number): IndexRange[] {
    const taken = returned.splice(0, count).map((index): IndexRange => ({ first: index, end: index + 1 }))
    let wanted = count - taken.length
    for (let current = gaps[gap]; wanted > 0 && current !== undefined; current = gaps[gap]) {
      const first = next
      next = Math.min(current[1], first + wanted)
      wanted -= next - first
      left -= next - first
      taken.push({ first, end: next })
      if (next < current[1]) break
      gap++
      next = gaps[gap]?.[0] ?? end
    }
    return taken
  }

  return {
    take: (count) =>
      takeRanges(count).flatMap(({ first, end }) => Array.from({ length: end - first }, (_, offset) => first + offset)),
    takeRanges,
    giveBack(indices) {
      returned = [...returned, ...indices].toSorted((one, other) => one - other)
    },
    remaining: () => left + returned.length,
  }
}

function findGaps(first: number, end: number, completed: Spans): [number, number][] {
  const gaps: [number, number][] = []
  let low = first
  for (const [spanLow, spanHigh] of completed) {
    if (spanHigh <= low) continue
    if (spanLow >= end) break
    if (spanLow > low) gaps.push([low, spanLow])
    low = Math.max(low, spanHigh)
  }
  if (low < end) gaps.push([low, end])
  return gaps
}

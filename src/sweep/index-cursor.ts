/** Half-open spans `[low, high)` of indices, ascending and disjoint. */
export type Spans = readonly (readonly [low: number, high: number])[]

/** Hands out the indices of a slice in ascending order, leaving out those that are completed already. */
export interface IndexCursor {
  /** Up to `count` further indices; empty at the end. */
  take(count: number): number[]
  /** Indices still to hand out. */
  remaining(): number
}

/** A cursor over `first <= index < end` without the indices in `completed`. */
export function openIndexCursor(first: number, end: number, completed: Spans): IndexCursor {
  const gaps = findGaps(first, end, completed)
  let gap = 0
  let next = gaps[0]?.[0] ?? end
  let left = gaps.reduce((sum, [low, high]) => sum + high - low, 0)
  return {
    take(count) {
      const taken: number[] = []
      while (taken.length < count) {
        const current = gaps[gap]
        if (current === undefined) break
        if (next >= current[1]) {
          gap++
          next = gaps[gap]?.[0] ?? end
          continue
        }
        taken.push(next++)
      }
      left -= taken.length
      return taken
    },
    remaining: () => left,
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

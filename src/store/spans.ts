/** Indices `lo <= index < hi`. */
export type Span = readonly [lo: number, hi: number]

/** Adds one index to sorted spans that neither touch nor overlap, in place. Says what changed, or null if it was in. */
export function addIndex(
  spans: Span[],
  index: number,
): { readonly removed: readonly number[]; readonly added: Span } | null {
  const next = firstAfter(spans, index)
  const before = spans[next - 1]
  if (before !== undefined && before[1] > index) return null
  const after = spans[next]
  const joinsBefore = before !== undefined && before[1] === index
  const joinsAfter = after !== undefined && after[0] === index + 1
  const added: Span = [joinsBefore ? before[0] : index, joinsAfter ? after[1] : index + 1]
  const start = joinsBefore ? next - 1 : next
  const removed = spans.splice(start, Number(joinsBefore) + Number(joinsAfter), added)
  return { removed: removed.map(([lo]) => lo).filter((lo) => lo !== added[0]), added }
}

/**
 * Adds the indices `lo <= index < hi` in place. Says which spans are gone, which one is new, and how many indices were
 * not in before; null if all were in.
 */
export function addSpan(
  spans: Span[],
  lo: number,
  hi: number,
): { readonly removed: readonly number[]; readonly added: Span; readonly count: number } | null {
  // The first that ends at or behind `lo`, and the first that starts behind `hi`: what lies between touches.
  const before = firstAfter(spans, lo) - 1
  const start = (spans[before]?.[1] ?? -1) >= lo ? before : before + 1
  const end = firstAfter(spans, hi)
  const touched = spans.slice(start, end)
  const added: Span = [Math.min(lo, touched[0]?.[0] ?? lo), Math.max(hi, touched.at(-1)?.[1] ?? hi)]
  const count = added[1] - added[0] - countIndices(touched)
  if (count === 0) return null
  spans.splice(start, touched.length, added)
  return { removed: touched.map(([low]) => low).filter((low) => low !== added[0]), added, count }
}

/** The union of any spans: sorted, neither touching nor overlapping; the same set of indices has one such form. */
export function unionSpans(spans: Iterable<Span>): Span[] {
  const union: Span[] = []
  for (const [lo, hi] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = union.at(-1)
    if (last !== undefined && lo <= last[1]) union[union.length - 1] = [last[0], Math.max(last[1], hi)]
    else union.push([lo, hi])
  }
  return union
}

/** Whether `index` is in one of these sorted spans. */
export function includesIndex(spans: readonly Span[], index: number): boolean {
  const before = spans[firstAfter(spans, index) - 1]
  return before !== undefined && before[1] > index
}

export function countIndices(spans: readonly Span[]): number {
  return spans.reduce((count, [lo, hi]) => count + hi - lo, 0)
}

/** Position of the first span that starts after `index`. */
function firstAfter(spans: readonly Span[], index: number): number {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((spans[middle]?.[0] ?? 0) <= index) low = middle + 1
    else high = middle
  }
  return low
}

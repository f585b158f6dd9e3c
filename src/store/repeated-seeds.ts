import type { Span } from './spans.ts'

/** What one campaign ran of a target. */
export interface Trial {
  readonly campaign: string
  /** Which stream its seeds are of, and how they were run: only within one line two seeds can be the same trial. */
  readonly line: string
  /** Where index 0 is on that line. */
  readonly offset: bigint
  /** Indices that it ran. */
  readonly spans: readonly Span[]
}

/**
 * Which seeds campaigns ran again that an earlier one of them ran in the same way: by campaign, indices; campaigns without
 * any are left out. Pure.
 *
 * The statistics take each seed for a draw of its own. A seed that is run again is one only where the code moved its stream,
 * and of a seed that passed nobody knows whether it did: so it counts once, the first time, whatever the commit.
 *
 * @param trials oldest first
 */
export function findRepeatedSeeds(trials: readonly Trial[]): ReadonlyMap<string, readonly Span[]> {
  const covered = new Map<string, Range[]>()
  const repeated = new Map<string, readonly Span[]>()
  for (const { campaign, line, offset, spans } of trials) {
    const before = covered.get(line) ?? []
    const own = spans.map(([lo, hi]): Range => [offset + BigInt(lo), offset + BigInt(hi)])
    const again = own.flatMap((range) => intersect(range, before))
    if (again.length > 0) {
      repeated.set(
        campaign,
        again.map(([low, high]): Span => [Number(low - offset), Number(high - offset)]),
      )
    }
    covered.set(line, unite([...before, ...own]))
  }
  return repeated
}

type Range = readonly [low: bigint, high: bigint]

function intersect([low, high]: Range, ranges: readonly Range[]): Range[] {
  return ranges
    .map(([from, to]): Range => [from > low ? from : low, to < high ? to : high])
    .filter(([from, to]) => from < to)
}

/** Sorted, and none of them touches another. */
function unite(ranges: readonly Range[]): Range[] {
  const united: [bigint, bigint][] = []
  for (const [low, high] of ranges.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))) {
    const last = united.at(-1)
    if (last === undefined || last[1] < low) united.push([low, high])
    else if (last[1] < high) last[1] = high
  }
  return united
}

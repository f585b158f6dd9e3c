import type { KeyPermission } from '../payload.ts'

/** A half-open interval of keys; `end` undefined: to the last key. */
interface Interval {
  readonly begin: string
  readonly end: string | undefined
}

/** What a user may read and write: the union of its roles' permissions, as sorted intervals that neither overlap nor touch. */
export interface UserPermissions {
  readonly read: readonly Interval[]
  readonly write: readonly Interval[]
}

export function mergePermissions(permissions: readonly KeyPermission[]): UserPermissions {
  return {
    read: union(permissions.filter(({ access }) => access !== 'write').map(toInterval)),
    write: union(permissions.filter(({ access }) => access !== 'read').map(toInterval)),
  }
}

/** Whether all keys of a range are in one of the intervals. */
export function covers(intervals: readonly Interval[], key: string, rangeEnd: string | undefined): boolean {
  const asked = toInterval(rangeEnd === undefined ? { key } : { key, rangeEnd })
  return intervals.some(({ begin, end }) => begin <= asked.begin && (end === undefined || isUpTo(asked.end, end)))
}

function toInterval({ key, rangeEnd }: { readonly key: string; readonly rangeEnd?: string }): Interval {
  // The next string after a key, so that the key alone is an interval too.
  if (rangeEnd === undefined || rangeEnd === '') return { begin: key, end: `${key}\0` }
  return { begin: key, end: rangeEnd === '\0' ? undefined : rangeEnd }
}

function union(intervals: Interval[]): Interval[] {
  intervals.sort((one, other) => (one.begin < other.begin ? -1 : one.begin > other.begin ? 1 : 0))
  const merged: Interval[] = []
  for (const interval of intervals) {
    const last = merged[merged.length - 1]
    if (last === undefined || (last.end !== undefined && last.end < interval.begin)) merged.push(interval)
    else if (last.end !== undefined && (interval.end === undefined || interval.end > last.end)) {
      merged[merged.length - 1] = { begin: last.begin, end: interval.end }
    }
  }
  return merged
}

function isUpTo(asked: string | undefined, end: string): boolean {
  return asked !== undefined && asked <= end
}

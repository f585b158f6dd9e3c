import type { IntArrays } from './int-arrays.ts'

/** The operations taken so far, in order, and a copy of the best such path that was marked. */
export interface LinearizationPath {
  readonly length: number
  push(operation: number): void
  truncate(length: number): void
  /** Remembers the path as it is now. */
  mark(): void
  current(): Int32Array
  marked(): Int32Array
}

/**
 * Marks are copied only when the path is cut below them, and only from where the last copy differs, so that a search
 * that gets a little further each time does not copy its whole path each time.
 */
export function makePath(capacity: number, arrays: IntArrays): LinearizationPath {
  const items = arrays(capacity)
  const copy = arrays(capacity)
  let length = 0
  let copyLength = 0
  /** Up to here the copy is the path. */
  let shared = 0
  let markedLength = -1

  const save = (): void => {
    copy.set(items.subarray(shared, markedLength), shared)
    copyLength = markedLength
    shared = markedLength
    markedLength = -1
  }

  return {
    get length() {
      return length
    },
    push(operation) {
      items[length++] = operation
    },
    truncate(to) {
      if (to < markedLength) save()
      length = to
      if (to < shared) shared = to
    },
    mark() {
      markedLength = length
    },
    current: () => items.slice(0, length),
    marked: () => (markedLength === -1 ? copy.slice(0, copyLength) : items.slice(0, markedLength)),
  }
}

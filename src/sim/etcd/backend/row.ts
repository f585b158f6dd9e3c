import type { EtcdKeyValue } from '../../../check/etcd-operation.ts'

/**
 * A row of etcd's bucket "key": what one put or one deletion left behind. Rows are sorted by revision and never changed, so the
 * key index, buffers, images and answers share them.
 */
export interface Row {
  /** The revision, and the place within it: a transaction's changes have one revision and count from 0. */
  readonly main: number
  readonly sub: number
  readonly tombstone: boolean
  /** As clients get it. Of a tombstone: key and revision, the rest empty. */
  readonly kv: EtcdKeyValue
}

export function isBefore(one: Row, other: Row): boolean {
  return one.main < other.main || (one.main === other.main && one.sub < other.sub)
}

/** The index of the first of the first `count` rows whose revision is `main` or later. */
export function firstRowFrom(rows: readonly Row[], count: number, main: number): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rows[middle] as Row).main < main) low = middle + 1
    else high = middle
  }
  return low
}

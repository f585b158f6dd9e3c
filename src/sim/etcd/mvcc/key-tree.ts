import type { Row } from '../backend/row.ts'
import { KeyIndex } from './key-index.ts'

/** The keys in order, with what is known of each: etcd's in-memory tree index. */
export class KeyTree {
  private byKey = new Map<string, KeyIndex>()
  private inOrder: KeyIndex[] = []

  get(key: string): KeyIndex | undefined {
    return this.byKey.get(key)
  }

  /** False where the row's revision is not greater than those before it. */
  add(row: Row): boolean {
    const known = this.byKey.get(row.kv.key)
    if (known !== undefined) return known.add(row)
    const started = KeyIndex.startWith(row)
    this.byKey.set(started.key, started)
    this.inOrder.splice(this.firstFrom(started.key), 0, started)
    return true
  }

  /** The rows of the keys of a range as they were at a revision, in the order of keys. */
  rowsAt(key: string, rangeEnd: string | undefined, revision: number): Row[] {
    const found: Row[] = []
    if (rangeEnd === undefined || rangeEnd === '') {
      const row = this.byKey.get(key)?.at(revision)
      if (row !== undefined) found.push(row)
      return found
    }
    const { inOrder } = this
    for (let at = this.firstFrom(key); at < inOrder.length; at += 1) {
      const one = inOrder[at] as KeyIndex
      if (rangeEnd !== '\0' && one.key >= rangeEnd) break
      const row = one.at(revision)
      if (row !== undefined) found.push(row)
    }
    return found
  }

  /** Compacts every key; gives the rows up to the revision that stay. */
  compact(revision: number, tombstoneAtCompactionRemoved: boolean): Set<Row> {
    const keep = new Set<Row>()
    let emptied = false
    for (const one of this.inOrder) {
      one.compact(revision, keep, tombstoneAtCompactionRemoved)
      if (one.isEmpty) {
        this.byKey.delete(one.key)
        emptied = true
      }
    }
    if (emptied) this.inOrder = this.inOrder.filter((one) => !one.isEmpty)
    return keep
  }

  keepAt(revision: number, tombstoneAtCompactionRemoved: boolean): Set<Row> {
    const keep = new Set<Row>()
    for (const one of this.inOrder) one.keepAt(revision, keep, tombstoneAtCompactionRemoved)
    return keep
  }

  private firstFrom(key: string): number {
    const { inOrder } = this
    let low = 0
    let high = inOrder.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((inOrder[middle] as KeyIndex).key < key) low = middle + 1
      else high = middle
    }
    return low
  }
}

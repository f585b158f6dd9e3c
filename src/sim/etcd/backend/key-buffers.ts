import { firstRowFrom, isBefore, type Row } from './row.ts'

/**
 * Rows of bucket "key" that are not yet in the database file. The array only grows; `used` says how much of it counts. What lies
 * beyond is left over from earlier transactions.
 */
export interface KeyBuffer {
  readonly rows: Row[]
  used: number
}

/**
 * etcd's buffers over the open transaction, for bucket "key" (backend/tx_buffer.go). The write buffer collects what one holder of
 * the batch lock writes; when it unlocks, the read buffer takes that over. Reads see the database file as of the last commit,
 * followed by the read buffer. The other buckets need no model of theirs: of them only the newest value is ever read.
 */
export class KeyBuffers {
  private write: KeyBuffer | undefined
  private read: KeyBuffer | undefined
  private readonly emptyBufferExposesOldRecord: boolean

  constructor(emptyBufferExposesOldRecord: boolean) {
    this.emptyBufferExposesOldRecord = emptyBufferExposesOldRecord
  }

  /** The last row of the open transaction's part that is not yet written back, or undefined. */
  get lastWritten(): Row | undefined {
    return this.write === undefined ? undefined : this.write.rows[this.write.used - 1]
  }

  put(row: Row): void {
    this.write ??= { rows: [], used: 0 }
    this.write.rows[this.write.used] = row
    this.write.used += 1
  }

  /**
   * Called when a lock is released after any write, to whatever bucket. A buffer that was not used since the last time goes;
   * else it stays and is empty.
   */
  writeBack(): void {
    const { write } = this
    if (write === undefined) return
    if (this.read === undefined) {
      this.read = write
      this.write = undefined
      // Revisions only grow, so this buffer is sorted and has no duplicates: there is nothing to do. A clean-up that runs all the
      // same must not touch a buffer with less than two rows: it ends with "the last row that stays, plus one", and of an empty
      // buffer that makes one, the row of some earlier transaction in its first slot.
      if (this.emptyBufferExposesOldRecord && write.rows.length > 0) removeDuplicates(write)
      return
    }
    for (let at = 0; at < write.used; at += 1) append(this.read, write.rows[at] as Row)
    if (write.used === 0) this.write = undefined
    else write.used = 0
  }

  /** Called at a commit, which puts everything into the database file. */
  reset(): void {
    const { read } = this
    if (read === undefined) return
    if (read.used === 0) this.read = undefined
    else read.used = 0
  }

  /** Adds the rows from revision `from` to before revision `to` to `into`. */
  collect(from: number, to: number, into: Row[]): void {
    const { read } = this
    if (read === undefined) return
    for (let at = firstRowFrom(read.rows, read.used, from); at < read.used; at += 1) {
      const row = read.rows[at] as Row
      if (row.main >= to) break
      into.push(row)
    }
  }
}

function append(buffer: KeyBuffer, row: Row): void {
  buffer.rows[buffer.used] = row
  buffer.used += 1
}

/** Keeps the last of rows with the same revision. Right for a buffer that is not empty. */
function removeDuplicates(buffer: KeyBuffer): void {
  const { rows } = buffer
  let kept = 0
  for (let at = 1; at < buffer.used; at += 1) {
    const row = rows[at] as Row
    if (isBefore(rows[kept] as Row, row)) kept += 1
    rows[kept] = row
  }
  buffer.used = kept + 1
}

import { firstRowFrom, type Row } from '../backend/row.ts'
import type { KeyStore } from './key-store.ts'

export interface Compaction {
  readonly revision: number
  /** The store's when it was scheduled. */
  readonly epoch: number
}

/**
 * Removes the rows that a compaction makes unreachable (S5): at most so many revisions with one hold of the batch lock, a forced
 * commit and a pause between. A batch that is not full is the last: it notes that the compaction is finished, in the open
 * transaction, whose commit nobody forces.
 */
export function startCompaction(store: KeyStore, compaction: Compaction, done: () => void): void {
  const { process, settings, variants } = store.options
  const { backend } = store
  const keep = store.tree.compact(compaction.revision, variants.tombstoneAtCompactionRemoved)
  // Revision and place within it of the row to go on from.
  let fromMain = 0
  let fromSub = 0

  const whileCurrent = (next: () => void): void => {
    // Another database has replaced this one; its own schedule says whether there is anything to do.
    if (store.epoch === compaction.epoch) next()
  }

  const batch = (): void => {
    const rows = rowsFrom(backend.rows, fromMain, fromSub, compaction.revision, settings.compactionBatchLimit)
    for (const row of rows) if (!keep.has(row)) backend.deleteRow(row)
    process.trace('compaction batch', compaction.revision, rows.length)
    const last = rows[rows.length - 1]
    if (last === undefined || rows.length < settings.compactionBatchLimit) {
      backend.lock.hold()
      process.step('compactBeforeSetFinishedCompact', finish)
      return
    }
    fromMain = last.main
    fromSub = last.sub + 1
    backend.unlock()
    process.step('compactBeforeCommitBatch', () => {
      backend.forceCommit(() => {
        process.step('compactAfterCommitBatch', () => {
          process.after(settings.compactionSleepIntervalUs, lockAndBatch)
        })
      })
    })
  }

  const lockAndBatch = (): void => {
    whileCurrent(() => {
      backend.lock.whenFree(() => {
        whileCurrent(batch)
      })
    })
  }

  const finish = (): void => {
    backend.write({ bucket: 'meta', key: 'finishedCompact', value: compaction.revision })
    backend.unlock()
    backend.lock.letGo()
    process.trace('compaction finished', compaction.revision)
    process.step('compactAfterSetFinishedCompact', () => {
      whileCurrent(done)
    })
  }

  lockAndBatch()
}

/** Rows of the database file from a place on, up to a revision, at most `limit`. All up to a compacted revision are in the file. */
function rowsFrom(rows: readonly Row[], main: number, sub: number, revision: number, limit: number): Row[] {
  const found: Row[] = []
  for (let at = firstRowFrom(rows, rows.length, main); at < rows.length && found.length < limit; at += 1) {
    const row = rows[at] as Row
    if (row.main > revision) break
    if (row.main > main || row.sub >= sub) found.push(row)
  }
  return found
}

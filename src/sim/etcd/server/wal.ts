import type { Disk, DiskError, Inode } from '../../world/disk.ts'
import type { Process } from '../../world/process.ts'
import type { Entry, HardState, SnapshotMark } from '../raft/message.ts'
import { emptyStoredRaft, type StoredRaft } from '../raft/raft.ts'

/** Path of the write-ahead log. One file: etcd cuts it into segments and by default keeps all that a run of ours can fill. */
export const walPath = 'wal'

/** Entries and hard state of one save are one record, because etcd writes them with one call. */
export type WalRecord =
  | { readonly kind: 'save'; readonly entries: readonly Entry[]; readonly hardState: HardState | undefined }
  | { readonly kind: 'snapshot'; readonly snapshot: SnapshotMark }

/** The write-ahead log of a running member. */
export interface Wal {
  save(entries: readonly Entry[], hardState: HardState | undefined): void
  saveSnapshot(snapshot: SnapshotMark): void
  /** Makes all records so far durable. */
  sync(done: (error?: DiskError) => void): void
}

export function openWal(process: Process, disk: Disk): Wal {
  const file: Inode = disk.lookup(walPath) ?? disk.create(walPath)
  return {
    save(entries, hardState) {
      const record: WalRecord = { kind: 'save', entries, hardState }
      disk.append(file, record)
    },
    saveSnapshot(snapshot) {
      const record: WalRecord = { kind: 'snapshot', snapshot }
      disk.append(file, record)
    },
    sync(done) {
      disk.sync(file, process, done)
    },
  }
}

/** What the file `wal` of a disk says, or an empty raft where the member has never run. */
export function readWalFile(disk: Disk): StoredRaft {
  const file = disk.lookup(walPath)
  // Nobody else writes to this file.
  return file === undefined ? emptyStoredRaft : readWal(file.records as readonly WalRecord[])
}

/**
 * Replays records. A snapshot counts only where the hard state says that its index was committed (etcd:
 * ValidSnapshotEntries): a crash between the two records leaves a snapshot that never came to anything.
 */
export function readWal(records: readonly WalRecord[]): StoredRaft {
  let { hardState, snapshot } = emptyStoredRaft
  for (const record of records) {
    if (record.kind === 'save' && record.hardState !== undefined) hardState = record.hardState
  }
  const entries: Entry[] = []
  for (const record of records) {
    if (record.kind === 'snapshot') {
      if (record.snapshot.index > hardState.commit || record.snapshot.index <= snapshot.index) continue
      const at = record.snapshot.index - snapshot.index
      // A snapshot of this member's own log leaves the entries behind it. The leader's replaces the log: what was behind it
      // there belongs to another history, and to keep it would give the log an end that is older than its snapshot.
      if (entries[at - 1]?.term === record.snapshot.term) entries.splice(0, at)
      else entries.length = 0
      snapshot = record.snapshot
    } else {
      for (const entry of record.entries) {
        if (entry.index <= snapshot.index) continue
        const before = entry.index - snapshot.index - 1
        if (before > entries.length) throw new Error(`the write-ahead log has no entry before ${entry.index}`)
        entries.length = before
        entries.push(entry)
      }
    }
  }
  return { hardState, snapshot, entries }
}

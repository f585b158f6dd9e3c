/** What a failed disk operation says. */
export type DiskError = 'input/output error' | 'no space left on device'

/**
 * A file: a log of records, or one value. It has an identity apart from its path, so that a renamed or unlinked file lives
 * on for whoever holds it open, as an inode does.
 */
export interface Inode {
  readonly id: number
  /** A log: records in order, of which the first `syncedCount` are durable. */
  records: unknown[]
  syncedCount: number
  /** A whole value (the database image): always what is durable; its owner mutates or replaces it when a commit is durable. */
  value: unknown
}

/**
 * The disk of one member; outlives its incarnations. A crash keeps what was synced, and of unsynced records a prefix that the
 * disk's own stream decides (possibly none; a torn record counts as absent, as etcd's WAL truncates it).
 * Renames and unlinks are durable in order, as with a journalled directory.
 */
export interface Disk {
  /** The file behind a path, or undefined. */
  lookup(path: string): Inode | undefined
  create(path: string): Inode
  /** The file at `to`, if any, loses its name. */
  rename(from: string, to: string): void
  unlink(path: string): void
  /** All paths, sorted by code units. */
  list(): readonly string[]
  append(file: Inode, record: unknown): void
  /**
   * Makes the records so far durable; `done` comes later, after the disk's latency. On an error nothing more became durable.
   * The caller's process must pass itself so that a dead or paused caller is not called.
   */
  sync(file: Inode, caller: { after(delayUs: number, task: () => void): unknown }, done: (error?: DiskError) => void): void
  /** Latency for a write of a database commit, in microseconds; drawn from the disk's own stream; slow-disk faults add to it. */
  latencyUs(): number
}

import type { Random } from './random.ts'

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

/** Whoever waits for the disk: called back only while it lives. */
export interface DiskCaller {
  after(delayUs: number, task: () => void): unknown
}

/**
 * The disk of one member; outlives its incarnations. A crash keeps what was synced, and of unsynced records a prefix that the
 * disk's own stream decides (possibly none; a torn record counts as absent, as etcd's WAL truncates it).
 * Renames and unlinks are durable in order, as with a journalled directory.
 */
export interface Disk {
  /** The file behind a path, or undefined. */
  lookup(path: string): Inode | undefined
  /** A new empty file; one that had the path loses its name. */
  create(path: string): Inode
  /** The file at `to`, if any, loses its name. */
  rename(from: string, to: string): void
  unlink(path: string): void
  /** All paths, sorted by code units. */
  list(): readonly string[]
  append(file: Inode, record: unknown): void
  /**
   * Makes the records so far durable; `done` comes later, after the disk's latency, and never where the caller has died.
   * On an error nothing more became durable.
   */
  sync(file: Inode, caller: DiskCaller, done: (error?: DiskError) => void): void
  /** Latency of a database commit in microseconds; drawn from the disk's own stream; slow-disk faults add to it. */
  latencyUs(): number
  /** What a write gives now: undefined where it works. A database commit that meets an error is fatal, as etcd's is. */
  readonly failure: DiskError | undefined
}

/** How the faults act on a disk; the fault schedule sets it. */
export interface DiskFaults {
  /** Added to every latency. */
  slowUs: number
  failure: DiskError | undefined
}

/** A disk, and what only the world may do to it. */
export class SimulatedDisk implements Disk {
  readonly faults: DiskFaults = { slowUs: 0, failure: undefined }
  private readonly random: Random
  private readonly files = new Map<string, Inode>()
  private idNext = 1

  constructor(random: Random) {
    this.random = random
  }

  get failure(): DiskError | undefined {
    return this.faults.failure
  }

  lookup(path: string): Inode | undefined {
    return this.files.get(path)
  }

  create(path: string): Inode {
    const file: Inode = { id: this.idNext, records: [], syncedCount: 0, value: undefined }
    this.idNext += 1
    this.files.set(path, file)
    return file
  }

  rename(from: string, to: string): void {
    const file = this.files.get(from)
    if (file === undefined) throw new Error(`rename ${from}: no such file`)
    this.files.delete(from)
    this.files.set(to, file)
  }

  unlink(path: string): void {
    this.files.delete(path)
  }

  list(): readonly string[] {
    return [...this.files.keys()].sort((one, other) => (one < other ? -1 : one > other ? 1 : 0))
  }

  append(file: Inode, record: unknown): void {
    file.records.push(record)
  }

  sync(file: Inode, caller: DiskCaller, done: (error?: DiskError) => void): void {
    const count = file.records.length
    caller.after(this.latencyUs(), () => {
      const { failure } = this.faults
      if (failure === undefined && count > file.syncedCount) file.syncedCount = count
      done(failure)
    })
  }

  latencyUs(): number {
    // A data-centre SSD: most fsyncs under a millisecond, one in 32 several of them.
    const usual = this.random.between(50, 600)
    return usual + (this.random.chance(1, 32) ? this.random.between(1_000, 8_000) : 0) + this.faults.slowUs
  }

  /** The power fails: of the records that were not synced a prefix may have reached the platter. */
  loseUnsynced(): number {
    let lost = 0
    for (const file of this.files.values()) {
      const unsynced = file.records.length - file.syncedCount
      if (unsynced === 0) continue
      const kept = this.random.below(unsynced + 1)
      file.records.length = file.syncedCount + kept
      file.syncedCount = file.records.length
      lost += unsynced - kept
    }
    return lost
  }
}

import type { Disk, Inode } from '../../world/disk.ts'
import type { Process } from '../../world/process.ts'
import type { ClusterSettings } from '../settings.ts'
import { databasePath } from '../storage.ts'
import type { Variants } from '../variants.ts'
import { applyBatch, applyRows, applySmallWrite, Batch, type SmallWrite } from './batch.ts'
import type { ConsistentIndex } from './consistent-index.ts'
import { copySmallBuckets, DatabaseImage, emptyImage, type SmallBuckets } from './database-image.ts'
import { KeyBuffers } from './key-buffers.ts'
import { Lock } from './lock.ts'
import { firstRowFrom, isBefore, type Row } from './row.ts'

export interface BackendOptions {
  readonly process: Process
  readonly disk: Disk
  readonly settings: ClusterSettings
  readonly variants: Variants
  readonly consistentIndex: ConsistentIndex
}

interface Commit {
  readonly batch: Batch
  readonly done: (() => void) | undefined
}

/**
 * etcd's backend over bbolt (server/storage/backend): one open transaction collects writes in memory, where reads see them, and
 * becomes durable as a whole at a commit: by timer, by size, after a deletion, or forced. A crash loses the open transaction.
 */
export class Backend {
  /** The database file; defragmentation replaces it. */
  file: Inode
  readonly lock: Lock
  /** What the buckets other than "key" hold now, the open transaction included. */
  readonly small: SmallBuckets
  /** Bucket "key" as of the last commit. */
  rows: Row[]
  private readonly options: BackendOptions
  private readonly buffers: KeyBuffers
  private batch = new Batch()
  private pending = 0
  private pendingDeletions = 0
  private readonly commits: Commit[] = []
  /** While defragmentation copies the file, commits wait. */
  private writesHeld = false
  /** The timers of members do not tick together. */
  private readonly timerPhaseUs: number
  private timerArmed = false
  private closed = false

  constructor(options: BackendOptions, file: Inode) {
    this.options = options
    this.file = file
    this.lock = new Lock(options.process)
    this.timerPhaseUs = options.process.random.fork('commit timer').below(options.settings.backendBatchIntervalUs)
    const image = imageOf(file)
    this.rows = image.rows.slice()
    this.small = copySmallBuckets(image.small)
    this.buffers = new KeyBuffers(options.variants.emptyBufferExposesOldRecord)
  }

  /** To be called with the lock held, as are all writes. In the order of revisions. */
  putRow(row: Row): void {
    const last = this.buffers.lastWritten
    if (last !== undefined && !isBefore(last, row)) {
      this.options.process.panic('Broke the rule of monotonically increasing')
    }
    this.batch.rows.push(row)
    this.buffers.put(row)
    this.pending += 1
  }

  deleteRow(row: Row): void {
    this.batch.deleted.add(row)
    this.pending += 1
    this.pendingDeletions += 1
  }

  write(write: SmallWrite): void {
    applySmallWrite(write, this.small)
    this.batch.small.push(write)
    this.pending += 1
    if (write.bucket === 'lease' && write.value === undefined) this.pendingDeletions += 1
  }

  /**
   * Ends a holder's writes: reads see them from here on. A deletion is committed at once, because the buffers over the database
   * file cannot express that something is gone; so is a transaction that has grown large.
   */
  unlock(): void {
    if (this.pending !== 0) {
      const { process, settings } = this.options
      process.failpoint('beforeWritebackBuf')
      this.buffers.writeBack()
      process.failpoint('afterWritebackBuf')
      if (this.pending >= settings.backendBatchLimit || this.pendingDeletions > 0) this.beginCommit(undefined)
      else this.armTimer()
    }
    this.lock.release()
  }

  /** Rows with revision from `from` to before `to`, as a read sees them: the file's, then the buffer's, with no merging. */
  rowsBetween(from: number, to: number): Row[] {
    const found: Row[] = []
    const { rows } = this
    for (let at = firstRowFrom(rows, rows.length, from); at < rows.length; at += 1) {
      const row = rows[at] as Row
      if (row.main >= to) break
      found.push(row)
    }
    this.buffers.collect(from, to, found)
    return found
  }

  /** Commits what is pending as soon as the lock is free; `done` once it is durable. */
  forceCommit(done: (() => void) | undefined): void {
    this.lock.whenFree(() => {
      this.beginCommit(done)
    })
  }

  /** Commits from this very moment, for who must not wait, and gives the database as it will be then. */
  imageAfterCommit(): DatabaseImage {
    this.beginCommit(undefined)
    return new DatabaseImage(this.rows.slice(), copySmallBuckets(this.small))
  }

  /**
   * The first half of a commit: the consistent index joins the batch, the batch leaves memory. Durable when the disk says so,
   * with the lock held until then.
   */
  beginCommit(done: (() => void) | undefined, withIndex = true): void {
    const { process } = this.options
    if (withIndex) {
      process.failpoint('commitBeforePreCommitHook')
      this.saveConsistentIndex()
      process.failpoint('commitAfterPreCommitHook')
    }
    this.buffers.reset()
    if (this.pending === 0) {
      if (done !== undefined) process.step(undefined, done)
      return
    }
    const { batch } = this
    this.batch = new Batch()
    this.pending = 0
    this.pendingDeletions = 0
    this.rows = applyRows(batch, this.rows)
    this.lock.hold()
    this.commits.push({ batch, done })
    if (this.commits.length === 1 && !this.writesHeld) this.writeCommit()
  }

  /** Some commit is not durable yet. */
  get committing(): boolean {
    return this.commits.length > 0
  }

  /** With the lock held: nothing is written to the file from here until `exchangeFile`. */
  holdWrites(): void {
    this.writesHeld = true
  }

  /** The file is now another one with the same contents. */
  exchangeFile(file: Inode): void {
    this.file = file
    this.writesHeld = false
    if (this.commits.length > 0) this.writeCommit()
  }

  /** The file `db` in the member's directory is the one that is open here. */
  hasNamedFile(): boolean {
    return this.options.disk.lookup(databasePath) === this.file
  }

  /** Commits and lets go of the file. */
  close(done: (() => void) | undefined): void {
    this.forceCommit(() => {
      this.closed = true
      if (done !== undefined) done()
    })
  }

  private saveConsistentIndex(): void {
    const { index, term } = this.options.consistentIndex
    // Never 0, which means that it was not read yet.
    if (index === 0) return
    if (index < this.small.consistentIndex) {
      this.options.process.panic('update of consistent index not advancing')
    }
    this.write({ bucket: 'meta', key: 'consistentIndex', value: index })
    if (term > 0) this.write({ bucket: 'meta', key: 'term', value: term })
  }

  private writeCommit(): void {
    const { process, disk } = this.options
    process.step('beforeCommit', () => {
      process.after(disk.latencyUs(), () => {
        this.endCommit()
      })
    })
  }

  private endCommit(): void {
    const { process, disk } = this.options
    if (disk.failure !== undefined) process.die(`failed to commit tx: ${disk.failure}`)
    const commit = this.commits.shift()
    if (commit === undefined) return
    applyBatch(commit.batch, imageOf(this.file))
    process.failpoint('afterCommit')
    process.failpoint('beforeStartDBTxn')
    process.failpoint('afterStartDBTxn')
    if (this.commits.length > 0 && !this.writesHeld) this.writeCommit()
    this.lock.letGo()
    if (commit.done !== undefined) commit.done()
  }

  /** The timer ticks at its interval for ever; it needs to run only while something is pending. */
  private armTimer(): void {
    if (this.timerArmed || this.closed) return
    this.timerArmed = true
    const { process, settings } = this.options
    const interval = settings.backendBatchIntervalUs
    process.after(interval - ((process.nowUs() + this.timerPhaseUs) % interval), () => {
      this.timerArmed = false
      if (this.pending !== 0 && !this.closed) this.forceCommit(undefined)
    })
  }
}

function imageOf(file: Inode): DatabaseImage {
  if (file.value === undefined) file.value = emptyImage()
  return file.value as DatabaseImage
}

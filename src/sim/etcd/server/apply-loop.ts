import type { DiskError } from '../../world/disk.ts'
import type { Entry, SnapshotMark } from '../raft/message.ts'
import { snapshotPath } from '../storage.ts'
import { electionTimeoutUs, isLeader, type Server } from './server.ts'

/** Entries between two snapshots of raft's log in memory; etcd 3.6: memorySnapshotCount. */
const memorySnapshotCount = 100

/** What the raft loop has done of a ready: nothing yet, saved its snapshot, saved all of it. */
type Progress = 'nothing' | 'snapshotSaved' | 'saved'

/** A ready's committed entries and snapshot on their way to the storage (etcd: toApply). */
export class ApplyJob {
  readonly entries: readonly Entry[]
  readonly snapshot: SnapshotMark | undefined
  private progress: Progress = 'nothing'
  private waiting: (() => void) | undefined

  constructor(entries: readonly Entry[], snapshot: SnapshotMark | undefined) {
    this.entries = entries
    this.snapshot = snapshot
  }

  /** The raft loop's word. */
  reach(progress: Progress): void {
    this.progress = progress
    const { waiting } = this
    if (waiting === undefined) return
    this.waiting = undefined
    waiting()
  }

  get snapshotIsSaved(): boolean {
    return this.progress !== 'nothing'
  }

  get isSaved(): boolean {
    return this.progress === 'saved'
  }

  /** Calls back at the raft loop's next word. */
  whenReached(callback: () => void): void {
    this.waiting = callback
  }
}

interface AppliedWaiter {
  readonly index: number
  readonly callback: () => void
}

/**
 * The apply loop (S2; etcd: applyAll behind a FIFO scheduler): one job after the other, decoupled from the raft loop, so that
 * several readies may wait. Applying an entry is two steps: it is announced, and then takes the batch lock and is executed.
 */
export class ApplyLoop {
  appliedIndex: number
  private appliedTerm: number
  private diskSnapshotIndex: number
  private memorySnapshotIndex: number
  private readonly server: Server
  private readonly jobs: ApplyJob[] = []
  private job: ApplyJob | undefined
  private nextEntry = 0
  private waiters: AppliedWaiter[] = []

  constructor(server: Server) {
    this.server = server
    const { snapshot } = server.raft.log
    this.appliedIndex = snapshot.index
    this.appliedTerm = snapshot.term
    this.diskSnapshotIndex = snapshot.index
    this.memorySnapshotIndex = snapshot.index
  }

  enqueue(job: ApplyJob): void {
    this.jobs.push(job)
    if (this.job !== undefined || this.jobs.length > 1) return
    this.server.options.process.step(undefined, this.begin)
  }

  /** Calls back once the entry is applied, at once where it is. Later ones hear of it at the end of a job, as in etcd. */
  whenApplied(index: number, callback: () => void): void {
    if (this.appliedIndex >= index) callback()
    else this.waiters.push({ index, callback })
  }

  private readonly begin = (): void => {
    const job = this.jobs[0]
    if (job === undefined) return
    this.job = job
    this.jobs.shift()
    if (job.snapshot === undefined) this.applyEntries()
    else if (job.snapshotIsSaved) this.install()
    else job.whenReached(this.install)
  }

  private readonly install = (): void => {
    const snapshot = this.job?.snapshot
    if (snapshot === undefined) return
    const { options, storage } = this.server
    if (snapshot.index <= this.appliedIndex) options.process.panic('unexpected leader snapshot from outdated index')
    storage.installSnapshot(snapshotPath(snapshot.index), snapshot.index, this.installed)
  }

  private readonly installed = (): void => {
    const snapshot = this.job?.snapshot
    if (snapshot === undefined) return
    const { options, snapshotFiles, storage } = this.server
    snapshotFiles.unmarkPending(snapshot.index)
    this.appliedIndex = snapshot.index
    this.appliedTerm = snapshot.term
    this.diskSnapshotIndex = snapshot.index
    this.memorySnapshotIndex = snapshot.index
    options.process.trace('install snapshot', storage.appliedIndex, storage.currentRevision)
    options.observer?.installed(options.process.name, storage.appliedIndex, storage.currentRevision)
    this.applyEntries()
  }

  private applyEntries(): void {
    const first = this.job?.entries[0]
    if (first !== undefined && first.index > this.appliedIndex + 1) {
      this.server.options.process.panic('unexpected committed entry index')
    }
    this.nextEntry = first === undefined ? 0 : this.appliedIndex + 1 - first.index
    this.announceNext()
  }

  private announceNext(): void {
    const entry = this.job?.entries[this.nextEntry]
    if (entry === undefined) {
      this.applied()
      return
    }
    this.server.storage.announce(entry.index)
    this.server.options.process.step('beforeApplyEntry', this.lock)
  }

  private readonly lock = (): void => {
    this.server.storage.whenUnlocked(this.execute)
  }

  private readonly execute = (): void => {
    const { server } = this
    const { storage, proposals } = server
    const entry = this.job?.entries[this.nextEntry]
    if (entry === undefined) return
    const { index, term, payload } = entry
    const isNew = index > storage.appliedIndex
    if (payload === undefined) {
      storage.executeEmpty(index, term)
      server.readLoop.firstCommitInTerm()
      if (isLeader(server)) server.leaseKeeper.promote(electionTimeoutUs(server))
      this.executed(entry, isNew)
    } else {
      const reply = storage.execute(index, term, payload, proposals.has(payload.id))
      this.executed(entry, isNew)
      if (reply !== undefined) proposals.answer(payload.id, reply)
    }
    this.nextEntry += 1
    this.announceNext()
  }

  private executed({ index, term }: Entry, isNew: boolean): void {
    const { options, storage } = this.server
    this.appliedIndex = index
    this.appliedTerm = term
    this.server.term = term
    options.process.trace(isNew ? 'apply' : 'skip', index, storage.currentRevision)
    if (isNew) options.observer?.applied(options.process.name, index, storage.currentRevision)
  }

  /** Everything of the job is applied; what follows waits until it is in the write-ahead log too. */
  private applied(): void {
    this.wakeWaiters()
    if (this.job?.isSaved === false) this.job.whenReached(this.afterSaved)
    else this.afterSaved()
  }

  private readonly afterSaved = (): void => {
    // The first word may have been about the snapshot alone.
    if (this.job?.isSaved === false) {
      this.job.whenReached(this.afterSaved)
      return
    }
    const { settings } = this.server.options
    if (this.appliedIndex - this.diskSnapshotIndex > settings.snapshotCount)
      this.server.storage.commit(this.saveSnapshot)
    else {
      const count = Math.min(memorySnapshotCount, settings.snapshotCount)
      if (this.appliedIndex - this.memorySnapshotIndex > count) {
        this.createSnapshot()
        this.compactLog()
      }
      this.end()
    }
  }

  /** The database has all that the snapshot claims; now the write-ahead log may say so. */
  private readonly saveSnapshot = (): void => {
    const { wal } = this.server
    const snapshot = this.createSnapshot()
    if (snapshot === undefined) {
      this.end()
      return
    }
    wal.saveSnapshot(snapshot)
    wal.sync(this.savedSnapshot)
  }

  private readonly savedSnapshot = (error?: DiskError): void => {
    const { options, snapshotFiles } = this.server
    if (error !== undefined) options.process.die(`failed to save snapshot: ${error}`)
    this.diskSnapshotIndex = this.appliedIndex
    snapshotFiles.release(this.appliedIndex)
    options.process.trace('save snapshot', this.appliedIndex)
    this.compactLog()
    this.end()
  }

  private createSnapshot(): SnapshotMark | undefined {
    const snapshot = this.server.raft.log.createSnapshot(this.appliedIndex)
    if (snapshot !== undefined) this.memorySnapshotIndex = this.appliedIndex
    return snapshot
  }

  private compactLog(): void {
    const { options, raft, snapshotSender } = this.server
    // A follower that installs a snapshot now will need the entries after it.
    if (snapshotSender.inflight > 0) return
    const kept = options.settings.snapshotCatchUpEntries
    if (this.appliedIndex > kept) raft.log.compact(this.appliedIndex - kept)
  }

  private end(): void {
    this.server.snapshotSender.sendQueued(this.appliedIndex, this.appliedTerm)
    this.job = undefined
    if (this.jobs.length > 0) this.server.options.process.step(undefined, this.begin)
  }

  private wakeWaiters(): void {
    if (this.waiters.length === 0) return
    const { waiters } = this
    this.waiters = []
    for (const waiter of waiters) {
      if (waiter.index <= this.appliedIndex) waiter.callback()
      else this.waiters.push(waiter)
    }
  }
}

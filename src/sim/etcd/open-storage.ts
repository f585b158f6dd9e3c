import type { EtcdErrorKind, EtcdRange, EtcdResponse, EtcdTxn } from '../../check/etcd-operation.ts'
import { type Applied, applyRequest, refuse } from './apply-request.ts'
import { AuthStore } from './auth/auth-store.ts'
import { Backend, type BackendOptions } from './backend/backend.ts'
import type { ConsistentIndex } from './backend/consistent-index.ts'
import { DatabaseImage } from './backend/database-image.ts'
import { defragment, temporaryPrefix } from './backend/defragment.ts'
import { Lock } from './backend/lock.ts'
import { MemberLessor, shortestTtlS } from './lease/lessor.ts'
import { executeTransaction } from './mvcc/execute-transaction.ts'
import { hashKeys } from './mvcc/hash-keys.ts'
import { KeyStore } from './mvcc/key-store.ts'
import { readRange } from './mvcc/read-range.ts'
import type { RaftPayload, RaftReply } from './payload.ts'
import {
  databasePath,
  type KeyHash,
  type Storage,
  type StorageOptions,
  snapshotPath,
  type WatchServer,
} from './storage.ts'
import { MemberWatchStream } from './watch/watch-stream.ts'
import { WatchableStore } from './watch/watchable-store.ts'

/** Opens a member's database, at its first start or after its last process ended, and rebuilds what is derived from it. */
export function openStorage(options: StorageOptions): Storage {
  return new MemberStorage(options)
}

class MemberStorage implements Storage {
  readonly lessor: MemberLessor
  readonly watches: WatchServer
  appliedIndex: number
  private readonly options: StorageOptions
  private readonly backendOptions: BackendOptions
  private readonly consistentIndex: ConsistentIndex = { index: 0, term: 0, applyingIndex: 0, applyingTerm: 0 }
  private readonly store: KeyStore
  private readonly watchable: WatchableStore
  private readonly auth: AuthStore
  private readonly applied: Applied
  /** Over which database is open. */
  private readonly backendMutex: Lock
  private backend: Backend
  private announcedIndex = 0
  private announcedIsNew = false

  constructor(options: StorageOptions) {
    const { process, disk, settings, variants } = options
    this.options = options
    this.backendOptions = { process, disk, settings, variants, consistentIndex: this.consistentIndex }
    this.backendMutex = new Lock(process)
    chooseDatabase(options)
    this.backend = new Backend(this.backendOptions, disk.lookup(databasePath) ?? disk.create(databasePath))
    this.readConsistentIndex()
    this.appliedIndex = this.consistentIndex.index
    this.lessor = new MemberLessor(
      {
        nowUs: () => process.nowUs(),
        checkpointIntervalUs: settings.leaseCheckpointIntervalUs,
        ttlMinS: shortestTtlS(settings.heartbeatUs, settings.electionTicks),
      },
      this.backend,
    )
    this.store = new KeyStore(
      {
        process,
        settings,
        variants,
        lessor: this.lessor,
        notify: (revision, rows) => {
          this.watchable.notify(revision, rows)
        },
        lockedInsideApply: () => {
          this.takeApplyingIndex()
        },
      },
      this.backend,
    )
    this.watchable = new WatchableStore(this.store)
    this.store.restore(this.backend)
    this.auth = new AuthStore(this.backend, this.lessor, variants)
    this.applied = { store: this.store, lessor: this.lessor, auth: this.auth }
    this.watches = { openStream: (user) => new MemberWatchStream(this.watchable, this.auth, user) }
  }

  get currentRevision(): number {
    return this.store.currentRevision
  }

  get compactRevision(): number {
    return this.store.compactRevision
  }

  whenUnlocked(task: () => void): void {
    this.backend.lock.whenFree(task)
  }

  announce(index: number): void {
    const { consistentIndex } = this
    this.announcedIndex = index
    this.announcedIsNew = index > consistentIndex.index
    if (!this.announcedIsNew) return
    // Here the index must not yet become the one that commits save. A commit by timer may come between this and the entry's writes;
    // after a crash the database says that the entry is in it, and it is skipped for ever.
    if (this.options.variants.appliedIndexBeforeData) consistentIndex.index = index
    else consistentIndex.applyingIndex = index
  }

  execute(index: number, term: number, payload: RaftPayload, waiting: boolean): RaftReply | undefined {
    if (this.announcedIndex !== index) this.announce(index)
    if (!this.announcedIsNew) return undefined
    this.consistentIndex.applyingTerm = term
    const reply = applyRequest(this.applied, payload, waiting)
    this.advance(index, term)
    return reply
  }

  executeEmpty(index: number, term: number): void {
    if (this.announcedIndex !== index) this.announce(index)
    if (this.announcedIsNew) this.advance(index, term)
  }

  range(request: EtcdRange, user: string | undefined): EtcdResponse {
    if (!this.auth.permitsRange(user, request.key, request.rangeEnd)) return refuse('permission-denied')
    const revision = this.store.currentRevision
    const found = readRange(this.store, request, revision)
    return typeof found === 'string' ? refuse(found) : { ...found, revision }
  }

  readTransaction(request: EtcdTxn, user: string | undefined): EtcdResponse {
    if (!this.auth.permitsTransaction(user, request)) return refuse('permission-denied')
    const reply = executeTransaction(this.store, request, 'executed')
    return typeof reply === 'string' ? refuse(reply) : reply
  }

  commit(done: () => void): void {
    this.backend.forceCommit(done)
  }

  whenCompacted(revision: number, done: () => void): void {
    this.store.whenCompacted(revision, done)
  }

  snapshotImage(): DatabaseImage {
    return this.backend.imageAfterCommit()
  }

  installSnapshot(path: string, index: number, done: () => void): void {
    const { process, disk } = this.options
    // The database may be at `index` already, or past it: it has entries that a crash kept out of the log. It is replaced all the
    // same, as in etcd, which compares a snapshot with what was applied since the start alone.
    this.backendMutex.whenFree(() => {
      this.backendMutex.hold()
      process.step('applyBeforeOpenSnapshot', () => {
        const file = disk.lookup(path)
        if (file === undefined) return process.panic(missingSnapshot)
        disk.rename(path, databasePath)
        const backend = new Backend(this.backendOptions, file)
        process.step('applyAfterOpenSnapshot', () => {
          this.exchangeBackend(backend, index)
          process.step(undefined, () => {
            this.auth.recover(backend)
            done()
          })
        })
      })
    })
  }

  defragment(done: () => void): void {
    const { backendMutex } = this
    const end = (): void => {
      this.assertNamedFile()
      done()
    }
    // The file that defragmentation renames over `db` is a copy of the database that is open now. If a snapshot may be installed
    // meanwhile, the copy of the old one takes the name, and the member goes on writing to a file that no start will find.
    if (this.options.variants.defragDuringInstall) {
      defragment(this.backend, this.backendOptions, end)
      return
    }
    backendMutex.whenFree(() => {
      backendMutex.hold()
      defragment(this.backend, this.backendOptions, () => {
        backendMutex.letGo()
        end()
      })
    })
  }

  hashKv(revision: number): KeyHash | Extract<EtcdErrorKind, 'compacted' | 'future-revision'> {
    return hashKeys(this.store, revision)
  }

  close(done: () => void): void {
    this.backend.close(done)
  }

  /** The batch lock was taken for an entry: from here on its data and its index reach the disk together. */
  private takeApplyingIndex(): void {
    const { consistentIndex } = this
    if (!this.options.variants.appliedIndexBeforeData) consistentIndex.index = consistentIndex.applyingIndex
    consistentIndex.term = consistentIndex.applyingTerm
  }

  private advance(index: number, term: number): void {
    const { consistentIndex } = this
    // An entry without effect takes no lock; its index needs no company.
    if (consistentIndex.index < index) {
      consistentIndex.index = index
      consistentIndex.term = term
    }
    this.appliedIndex = index
  }

  /** The index is read from the new database first: recovering the rest may commit, with whatever index is in memory. */
  private exchangeBackend(backend: Backend, snapshotIndex: number): void {
    const old = this.backend
    this.backend = backend
    this.readConsistentIndex()
    const { index } = this.consistentIndex
    if (index < snapshotIndex) this.options.process.panic('consistent_index is older than snapshot_index')
    this.lessor.recover(backend)
    this.store.restore(backend)
    this.watchable.restore()
    // It may be ahead of the snapshot: a leader that was restarted sends a database of which it is only going through the log again.
    this.appliedIndex = index
    this.backendMutex.letGo()
    old.close(undefined)
    this.assertNamedFile()
  }

  private readConsistentIndex(): void {
    const { consistentIndex } = this
    consistentIndex.index = this.backend.small.consistentIndex
    consistentIndex.term = this.backend.small.term
    consistentIndex.applyingIndex = consistentIndex.index
    consistentIndex.applyingTerm = consistentIndex.term
  }

  private assertNamedFile(): void {
    if (!this.backend.hasNamedFile()) this.options.process.panic('the open database is not the file named db')
  }
}

/** Clears away what a defragmentation left, and lets a snapshot that was received but not installed take the database's place. */
function chooseDatabase({ process, disk, snapshotIndex }: StorageOptions): void {
  for (const path of disk.list()) if (path.startsWith(temporaryPrefix)) disk.unlink(path)
  const value = disk.lookup(databasePath)?.value
  const index = value instanceof DatabaseImage ? value.small.consistentIndex : 0
  if (snapshotIndex <= index) return
  const path = snapshotPath(snapshotIndex)
  if (disk.lookup(path) === undefined) process.panic(missingSnapshot)
  disk.rename(path, databasePath)
}

const missingSnapshot = 'failed to open snapshot backend: failed to find database snapshot file'

import type { EtcdRange, EtcdResponse, EtcdTxn } from '../../check/etcd-operation.ts'
import type { Disk } from '../world/disk.ts'
import type { Process } from '../world/process.ts'
import type { DatabaseImage } from './backend/database-image.ts'
import type { LeaseRemainder, RaftPayload, RaftReply } from './payload.ts'
import type { ClusterSettings } from './settings.ts'
import type { Variants } from './variants.ts'
import type { WatchRequest, WatchResponse } from './watch/watch-message.ts'

/**
 * What the server (raft loop, apply loop, API) needs of a member's storage: backend, MVCC, watches, leases, users. Written by
 * `open-storage.ts`. Requests and responses are check/etcd-operation's, plus what only goes through raft (`RaftPayload`).
 */
export interface Storage {
  /** The index of the last entry whose effect is in memory (etcd: consistent index as the applier sees it). */
  readonly appliedIndex: number
  readonly currentRevision: number
  /** -1 where there was no compaction yet. */
  readonly compactRevision: number
  /** Runs the task now where the batch lock is free, else once a commit, compaction or defragmentation lets go of it. */
  whenUnlocked(task: () => void): void
  /**
   * Applying one entry is two steps with a gap (S2): `announce` notes the index, `execute` takes the batch lock, mutates, unlocks.
   * `execute` is to be called through `whenUnlocked`: etcd's applier waits for the lock. It skips what is already applied (index
   * <= consistent index found at start) and returns undefined then.
   * `waiting`: this member owes a client the answer (the proposer whose client still waits).
   */
  announce(index: number): void
  execute(index: number, term: number, payload: RaftPayload, waiting: boolean): RaftReply | undefined
  /** An entry without payload (a new leader's first). */
  executeEmpty(index: number, term: number): void
  /** A read of memory at the current or an older revision; checks the user's permission where authentication is on. */
  range(request: EtcdRange, user: string | undefined): EtcdResponse
  /** A transaction that only reads (`isReadOnly`), which needs no place in the log. */
  readTransaction(request: EtcdTxn, user: string | undefined): EtcdResponse
  /** Forced commit; `done` once everything that is applied now is durable. */
  commit(done: () => void): void
  /** Calls back once the rows of a compaction up to this revision are gone, at once where none is under way. */
  whenCompacted(revision: number, done: () => void): void
  /** Forced commit, then an image of the database for a lagging member (S7), with the applied index in it. */
  snapshotImage(): DatabaseImage
  /**
   * Installs `<index>.snap.db` (already on the disk as file `path`, its value an image that nobody else has): rename over `db`,
   * open, restore leases, MVCC and watches, swap, restore users, each a step with the failpoints applyBeforeOpenSnapshot and
   * applyAfterOpenSnapshot; `done` after the last. Nothing else may be applied meanwhile.
   */
  installSnapshot(path: string, index: number, done: () => void): void
  /** S8, on the API's thread, in steps; `done` after the rename and reopening. */
  defragment(done: () => void): void
  /** HashKV at a revision (0 = current): equal on all members that agree. */
  hashKv(revision: number): KeyHash | 'compacted' | 'future-revision'
  readonly watches: WatchServer
  readonly lessor: Lessor
  /** Forces the commit that etcd forces on a clean stop; `done` once it is durable. */
  close(done: () => void): void
}

export interface KeyHash {
  /** An unsigned 32-bit integer. */
  readonly hash: number
  /** The current one, whatever revision was asked for. */
  readonly revision: number
  readonly compactRevision: number
}

/** One watch stream of one client on this member: what the gRPC server's recvLoop and sendLoop share (S6). */
export interface WatchStream {
  /** Create, cancel or progress request, in the order received. */
  control(request: WatchRequest): void
  /**
   * The next response that the send loop picks (events from the bounded channel, or the control channel; a random pick where both
   * are ready), or undefined where nothing is ready. Between this and the sending lies the failpoint beforeSendWatchResponse,
   * which the transport passes.
   */
  next(): WatchResponse | undefined
  /** Called, as an own event, whenever something has become ready after `next` returned undefined, or for the first time. */
  ready: () => void
  close(): void
}

export interface WatchServer {
  /** The transport pulls with `next` while its connection is writable. */
  openStream(user: string | undefined): WatchStream
}

/** Its times are the process's monotonic clock: a jump of the wall clock neither ends nor prolongs a lease, as with Go's. */
export interface Lessor {
  /** On the leader: restarts all expiries (etcd: Promote extends by the election timeout). */
  promote(extendUs: number): void
  demote(): void
  /** Ids of leases that have expired on this (primary) lessor; each comes again after three seconds if it is still there. */
  expired(limit: number): readonly number[]
  /** Remaining times to checkpoint through raft. */
  checkpoints(limit: number): readonly LeaseRemainder[]
  /**
   * Whether a lease's remaining time was checkpointed. Before it is renewed, a checkpoint of 0 has to go through raft, or the next
   * leader would end it too early.
   */
  isCheckpointed(id: number): boolean
  /** A keep-alive on the primary; the new time to live in seconds, or undefined where there is no such lease or it has expired. */
  renew(id: number): number | undefined
  has(id: number): boolean
  ids(): readonly number[]
}

export interface StorageOptions {
  readonly process: Process
  readonly disk: Disk
  readonly settings: ClusterSettings
  readonly variants: Variants
  /**
   * The index of the newest snapshot that the WAL knows, 0 for none: where the database is older (the process ended before it
   * was renamed), the snapshot's file takes its place.
   */
  readonly snapshotIndex: number
}

/** Names of the files in a member's directory. */
export const databasePath = 'db'
export function snapshotPath(index: number): string {
  return `${String(index).padStart(16, '0')}.snap.db`
}

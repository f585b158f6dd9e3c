import type { Disk, Inode } from '../world/disk.ts'
import type { Process } from '../world/process.ts'
import type { ClusterSettings } from './settings.ts'
import type { Variants } from './variants.ts'

/**
 * What the server (raft loop, apply loop, API) needs of a member's storage: backend, MVCC, watches, leases, users. Written by
 * `open-storage.ts`. Requests and responses are check/etcd-operation's, plus what only goes through raft (`RaftPayload`).
 */
export interface Storage<Payload, Reply, RangeRequest, RangeReply> {
  /** The index of the last entry whose effect is in memory (etcd: consistent index as the applier sees it). */
  readonly appliedIndex: number
  readonly currentRevision: number
  readonly compactRevision: number
  /**
   * Applying one entry is two steps with a gap (S2): `announce` notes the index, `execute` takes the batch lock, mutates, unlocks.
   * `execute` skips what is already applied (index <= consistent index found at start) and returns undefined then.
   * `waiting`: this member owes a client the answer (the proposer whose client still waits).
   */
  announce(index: number): void
  execute(index: number, term: number, payload: Payload, waiting: boolean): Reply | undefined
  /** An entry without payload (a new leader's first). */
  executeEmpty(index: number, term: number): void
  /** A read of memory at the current or an older revision; checks the user's permission where authentication is on. */
  range(request: RangeRequest, user: string | undefined): RangeReply
  /** Forced commit, then an image of the database for a lagging member (S7), with the applied index in it. */
  snapshotImage(): DatabaseImage
  /**
   * Installs `<index>.snap.db` (already on the disk as file `path`): rename over `db`, open, swap, restore MVCC, leases, users, watchers,
   * each a step with the failpoints applyBeforeOpenSnapshot and applyAfterOpenSnapshot; `done` after the last.
   */
  installSnapshot(path: string, index: number, term: number, done: () => void): void
  /** S8, on the API's thread, in steps; `done` after the rename and reopening. */
  defragment(done: (error?: string) => void): void
  /** HashKV at a revision (0 = current): equal on all members that agree. */
  hashKv(revision: number): { readonly hash: number; readonly revision: number; readonly compactRevision: number }
  readonly watches: WatchServer
  readonly lessor: Lessor
  /** Forces the commit that etcd forces on a clean stop. */
  close(): void
}

/** What is in the file `db` once a commit is durable. Plain data that can be copied. */
export interface DatabaseImage {
  copy(): DatabaseImage
}

/** One watch stream of one client on this member: what the gRPC server's recvLoop and sendLoop share (S6). */
export interface WatchStream<ControlRequest, Response> {
  /** Create, cancel or progress request, in the order received. */
  control(request: ControlRequest): void
  /**
   * The next response that the send loop picks (events from the bounded channel, or the control channel; a random pick where both
   * are ready and the variant has no order), or undefined where nothing is ready.
   */
  next(): Response | undefined
  /** Called, as an own event, whenever something has become ready after `next` returned undefined. */
  ready: () => void
  close(): void
}

export interface WatchServer {
  /** The transport pulls with `next` while its connection is writable. */
  openStream(user: string | undefined): WatchStream<unknown, unknown>
}

export interface Lessor {
  /** On the leader: restarts all expiries (etcd: Promote extends by the election timeout). */
  promote(extendUs: number): void
  demote(): void
  /** Ids of leases that have expired on this (primary) lessor and are not yet being revoked. */
  expired(limit: number): readonly number[]
  /** Remaining times to checkpoint through raft. */
  checkpoints(limit: number): readonly { readonly id: number; readonly remainingUs: number }[]
  /** A keep-alive on the primary; the new time to live in seconds, or undefined where there is no such lease. */
  renew(id: number): number | undefined
}

export interface StorageOptions {
  readonly process: Process
  readonly disk: Disk
  readonly settings: ClusterSettings
  readonly variants: Variants
}

/** Names of the files in a member's directory. */
export const databasePath = 'db'
export function snapshotPath(index: number): string {
  return `${String(index).padStart(16, '0')}.snap.db`
}

/** The database file that is open now; a correct server's is always the one named `db` (20271). */
export interface OpenDatabase {
  readonly file: Inode
}

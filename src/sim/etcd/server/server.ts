import type { Raft } from '../raft/raft.ts'
import type { Storage } from '../storage.ts'
import type { ApplyLoop } from './apply-loop.ts'
import type { LeaseKeeper } from './lease-keeper.ts'
import type { MemberOptions } from './member-options.ts'
import type { Proposals } from './proposals.ts'
import type { RaftLoop } from './raft-loop.ts'
import type { ReadLoop } from './read-loop.ts'
import type { SnapshotFiles } from './snapshot-files.ts'
import type { SnapshotSender } from './snapshot-sender.ts'
import type { Wal } from './wal.ts'

/** One incarnation of a member: its parts, and what they all look at (etcd: EtcdServer). */
export interface Server {
  readonly options: MemberOptions
  /** This member's number. */
  readonly id: number
  readonly raft: Raft
  readonly wal: Wal
  readonly storage: Storage
  /** As the raft loop last said; 0 for none. Raft itself may know better already. */
  lead: number
  term: number
  committedIndex: number
  /** When raft last ticked. A process that was paused sees here that it was. */
  lastTickUs: number
  readonly raftLoop: RaftLoop
  readonly applyLoop: ApplyLoop
  readonly readLoop: ReadLoop
  readonly proposals: Proposals
  readonly snapshotFiles: SnapshotFiles
  readonly snapshotSender: SnapshotSender
  readonly leaseKeeper: LeaseKeeper
  /** Ids of requests: unique among all members and all their incarnations. */
  nextRequestId(): number
}

export function isLeader(server: Server): boolean {
  return server.lead === server.id
}

export function nameOf(server: Server, id: number): string {
  return server.options.members[id - 1] as string
}

export function electionTimeoutUs({ options: { settings } }: Server): number {
  return settings.electionTicks * settings.heartbeatUs
}

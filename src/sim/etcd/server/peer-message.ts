import type { DatabaseImage } from '../backend/database-image.ts'
import type { Message } from '../raft/message.ts'

/** What members say to each other. */
export type PeerMessage = Message | SnapshotTransfer | SnapshotReceipt | LeaseRenewal | LeaseRenewed

/** Raft's snapshot message with the database that belongs to it (etcd: snap.Message, over a connection of its own). */
export interface SnapshotTransfer {
  readonly type: 'snapshotTransfer'
  readonly id: number
  readonly message: Message
  readonly image: DatabaseImage
}

/** The follower has the file and its raft knows of it. */
export interface SnapshotReceipt {
  readonly type: 'snapshotReceipt'
  readonly id: number
}

/** A keep-alive that a follower passes to the leader. */
export interface LeaseRenewal {
  readonly type: 'leaseRenewal'
  readonly id: number
  readonly lease: number
}

export interface LeaseRenewed {
  readonly type: 'leaseRenewed'
  readonly id: number
  /** Seconds; 0 where there is no such lease; undefined where the one that was asked does not lead. */
  readonly ttlS: number | undefined
}

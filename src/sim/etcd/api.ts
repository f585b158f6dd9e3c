import type {
  EtcdCompact,
  EtcdKvRequest,
  EtcdLeaseGrant,
  EtcdLeaseRevoke,
  EtcdResponse,
  EtcdTxn,
} from '../../check/etcd-operation.ts'
import type { Connection } from '../world/client-network.ts'
import type { AuthChange } from './payload.ts'
import type { WatchRequest, WatchResponse } from './watch/watch-message.ts'

/**
 * What goes over a client's connection to a member: unary calls, each answered by one reply with its id, and one watch stream
 * with any number of watches. Both share the connection's window, so a client that may stop reading its watches opens another
 * connection for them.
 */
export type ClientMessage = CallMessage | AbandonMessage | WatchRequestMessage
export type MemberMessage = ReplyMessage | WatchMessage

export type ClientConnection = Connection<ClientMessage, MemberMessage>
export type MemberConnection = Connection<MemberMessage, ClientMessage>

export interface CallMessage {
  readonly kind: 'call'
  /** Chosen by the client; unique on this connection. */
  readonly id: number
  readonly request: CallRequest
  /** Who asks, where authentication is on. */
  readonly user?: string
}

/** The client's time-out: nobody waits for the answer any more. What was proposed may still happen. */
export interface AbandonMessage {
  readonly kind: 'abandon'
  readonly id: number
}

/** The stream is opened by its first request, for that one's user. */
export type WatchRequestMessage = WatchRequest & { readonly user?: string }

export interface ReplyMessage {
  readonly kind: 'reply'
  readonly id: number
  readonly response: CallResponse
}

export interface WatchMessage {
  readonly kind: 'watch'
  readonly response: WatchResponse
}

export type CallRequest =
  | EtcdKvRequest
  | EtcdTxn
  | CompactCall
  | LeaseGrantCall
  | EtcdLeaseRevoke
  | LeaseKeepAliveCall
  | MaintenanceCall
  | AuthChange

/** Physical: the answer comes when the revisions are gone from the backend, else when the compaction is scheduled. */
export interface CompactCall extends EtcdCompact {
  readonly physical?: boolean
}

export interface LeaseGrantCall extends EtcdLeaseGrant {
  readonly ttlS: number
}

export interface LeaseKeepAliveCall {
  readonly kind: 'leaseKeepAlive'
  readonly lease: number
}

export type MaintenanceCall =
  | { readonly kind: 'defragment' }
  /** Revision 0: the current one. */
  | { readonly kind: 'hashKv'; readonly revision: number }
  | { readonly kind: 'status' }
  /** Only the leader does it. `target` is a member's name. */
  | { readonly kind: 'moveLeader'; readonly target: string }

/** An answer's kind is that of the call, or 'error'; 'done' for a change of users or roles. */
export type CallResponse =
  | EtcdResponse
  | LeaseKeepAliveReply
  | DefragmentReply
  | HashKvReply
  | StatusReply
  | MoveLeaderReply
  | DoneReply

export interface LeaseKeepAliveReply {
  readonly kind: 'leaseKeepAlive'
  /** Of the header: noted before the lease was renewed. */
  readonly revision: number
  readonly lease: number
  /** The new time to live; 0 where there is no such lease. */
  readonly ttlS: number
}

export interface DefragmentReply {
  readonly kind: 'defragment'
}

export interface HashKvReply {
  readonly kind: 'hashKv'
  readonly hash: number
  /** The revision that was hashed. */
  readonly revision: number
  readonly compactRevision: number
  /** The last entry in what was hashed. etcd does not say it; who compares members has to know. */
  readonly appliedIndex: number
}

export interface StatusReply {
  readonly kind: 'status'
  readonly revision: number
  /** Name of the leader as this member sees it; left out where it sees none. */
  readonly leader?: string
  readonly term: number
  readonly committedIndex: number
  readonly appliedIndex: number
}

export interface MoveLeaderReply {
  readonly kind: 'moveLeader'
}

export interface DoneReply {
  readonly kind: 'done'
  readonly revision: number
}

import type {
  EtcdCompact,
  EtcdErrorResponse,
  EtcdKeyValue,
  EtcdKvRequest,
  EtcdLeaseGrant,
  EtcdLeaseRevoke,
  EtcdResponse,
  EtcdTxn,
} from '../../check/etcd-operation.ts'

/**
 * What goes over a client's connection to a member: unary calls, each answered by one reply with its id, and at most one watch
 * stream with any number of watches. A connection's window is shared by both, so a client that may stop reading its watches
 * opens a connection of their own for them, as etcd's client opens a stream.
 */
export type ClientMessage = CallMessage | AbandonMessage | WatchControl
export type MemberMessage = ReplyMessage | WatchResponse

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

export interface ReplyMessage {
  readonly kind: 'reply'
  readonly id: number
  readonly response: CallResponse
}

export type CallRequest =
  | EtcdKvRequest
  | EtcdTxn
  | CompactCall
  | LeaseGrantCall
  | EtcdLeaseRevoke
  | LeaseKeepAliveCall
  | MaintenanceCall
  | AuthCall

/** Physical: the answer comes when the revisions are gone from the backend, else when the compaction is scheduled. */
export interface CompactCall extends EtcdCompact {
  readonly physical?: boolean
}

export interface LeaseGrantCall extends EtcdLeaseGrant {
  readonly ttlSeconds: number
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

/** A change of users, roles and permissions; goes through raft. */
export type AuthCall =
  | { readonly kind: 'authEnable' }
  | { readonly kind: 'authDisable' }
  | { readonly kind: 'userAdd'; readonly name: string }
  | { readonly kind: 'userDelete'; readonly name: string }
  | { readonly kind: 'userGrantRole'; readonly name: string; readonly role: string }
  | { readonly kind: 'userRevokeRole'; readonly name: string; readonly role: string }
  | { readonly kind: 'roleAdd'; readonly role: string }
  | { readonly kind: 'roleDelete'; readonly role: string }
  | {
      readonly kind: 'roleGrantPermission'
      readonly role: string
      readonly key: string
      /** As in a range: left out for one key. */
      readonly rangeEnd?: string
      readonly permission: 'read' | 'write' | 'readwrite'
    }
  | { readonly kind: 'roleRevokePermission'; readonly role: string; readonly key: string; readonly rangeEnd?: string }

export type CallResponse = EtcdResponse | LeaseKeepAliveReply | MaintenanceReply | AuthReply

export interface LeaseKeepAliveReply {
  readonly kind: 'leaseKeepAlive'
  /** Of the header: noted before the lease was renewed. */
  readonly revision: number
  readonly lease: number
  /** The new time to live; 0 where there is no such lease. */
  readonly ttlSeconds: number
}

export type MaintenanceReply = DefragmentReply | HashKvReply | StatusReply | MoveLeaderReply

export interface DefragmentReply {
  readonly kind: 'defragment'
}

export interface HashKvReply {
  readonly kind: 'hashKv'
  readonly hash: number
  /** The revision that was hashed. */
  readonly revision: number
  readonly compactRevision: number
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

export interface AuthReply {
  readonly kind: 'auth'
  readonly revision: number
}

/** Errors of calls are those of operations. */
export type CallError = EtcdErrorResponse

export type WatchControl = WatchCreate | WatchCancel | WatchProgress

export interface WatchCreate {
  readonly kind: 'watchCreate'
  /** Chosen by the client; unique on this stream. */
  readonly watchId: number
  readonly key: string
  readonly rangeEnd?: string
  /** 0 or left out: from the revision after the current one. */
  readonly startRevision?: number
  readonly prevKv?: boolean
  readonly progressNotify?: boolean
  /** Events of these kinds are left out. */
  readonly filters?: readonly ('put' | 'delete')[]
  readonly user?: string
}

export interface WatchCancel {
  readonly kind: 'watchCancel'
  readonly watchId: number
}

/** Asks for a progress notification of the whole stream. */
export interface WatchProgress {
  readonly kind: 'watchProgress'
}

export interface WatchEvent {
  readonly kind: 'put' | 'delete'
  /** Of a deletion: the key and the revision of the deletion alone. */
  readonly kv: EtcdKeyValue
  readonly prevKv?: EtcdKeyValue
}

export interface WatchResponse {
  readonly kind: 'watch'
  /** -1: for all watches of the stream (the answer to a progress request). */
  readonly watchId: number
  /** Of the header. */
  readonly revision: number
  readonly events: readonly WatchEvent[]
  readonly created?: boolean
  readonly canceled?: boolean
  /** Why it was cancelled, for people. */
  readonly cancelReason?: string
  /** Where the start revision was compacted away: the smallest one that can be watched. Canceled is true then. */
  readonly compactRevision?: number
  /** No events, and every event up to `revision` was sent before. */
  readonly progress?: boolean
}

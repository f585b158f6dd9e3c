import type {
  EtcdCompact,
  EtcdDeleteRange,
  EtcdErrorResponse,
  EtcdLeaseGrant,
  EtcdLeaseRevoke,
  EtcdPut,
  EtcdResponse,
  EtcdTxn,
} from '../../check/etcd-operation.ts'

/** What an entry of raft's log carries: a request that every member applies in the same order (etcd: InternalRaftRequest). */
export interface RaftPayload {
  /** Unique among all proposals of a run: by it the proposer finds the client that waits. */
  readonly id: number
  /** Who asks, where authentication is on. What the server itself proposes (an expired lease's end) is `rootUser`'s. */
  readonly user: string | undefined
  readonly request: RaftRequest
}

export type RaftRequest =
  | EtcdPut
  | EtcdDeleteRange
  | EtcdTxn
  | EtcdCompact
  | RaftLeaseGrant
  | EtcdLeaseRevoke
  | RaftLeaseCheckpoint
  | AuthChange

/** The client's grant with its time to live; the lease bucket keeps it, so that every member knows it. */
export interface RaftLeaseGrant extends EtcdLeaseGrant {
  /** Raised to the shortest that the cluster's election time-out allows (`shortestTtlS`). */
  readonly ttlS: number
}

/** From the primary lessor: what is left of leases, so that a new leader does not start them over. 0: the whole time again. */
export interface RaftLeaseCheckpoint {
  readonly kind: 'leaseCheckpoint'
  readonly checkpoints: readonly LeaseRemainder[]
}

export interface LeaseRemainder {
  readonly lease: number
  readonly remainingS: number
}

/** Changes of users and roles. Passwords and tokens are not modelled: a connection is its user's from the start. */
export type AuthChange =
  | { readonly kind: 'authEnable' }
  | { readonly kind: 'userAdd'; readonly name: string }
  | { readonly kind: 'roleAdd'; readonly name: string }
  | { readonly kind: 'grantRole'; readonly name: string; readonly role: string }
  | { readonly kind: 'grantPermission'; readonly role: string; readonly permission: KeyPermission }

export interface KeyPermission {
  readonly access: 'read' | 'write' | 'readwrite'
  readonly key: string
  /** Left out: `key` alone. `'\0'`: every key from `key` on. Else the half-open interval [key, rangeEnd). */
  readonly rangeEnd?: string
}

/** What applying an entry gave: the client's answer, or the header alone for what no client of the history asks. */
export type RaftReply = EtcdResponse | RaftDone

/** A lease checkpoint or a change of users was applied. */
export interface RaftDone {
  readonly kind: 'done'
  readonly revision: number
}

/** Nothing happened, and the client is told why. */
export type Refusal = EtcdErrorResponse

/** The user and the role that may do everything; authentication can only be enabled once the user exists and has the role. */
export const rootUser = 'root'
export const rootRole = 'root'

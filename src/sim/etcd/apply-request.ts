import type { EtcdErrorKind, EtcdTxn } from '../../check/etcd-operation.ts'
import type { AuthStore } from './auth/auth-store.ts'
import type { MemberLessor } from './lease/lessor.ts'
import {
  checkLease,
  executeDeleteRange,
  executePut,
  executeTransaction,
  type Ranges,
} from './mvcc/execute-transaction.ts'
import type { KeyStore } from './mvcc/key-store.ts'
import { WriteTransaction } from './mvcc/write-transaction.ts'
import type { AuthChange, RaftLeaseCheckpoint, RaftLeaseGrant, RaftPayload, RaftReply, Refusal } from './payload.ts'

/** What an entry acts on. */
export interface Applied {
  readonly store: KeyStore
  readonly lessor: MemberLessor
  readonly auth: AuthStore
}

/**
 * Applies an entry's request (server/etcdserver/apply). A refused one is consumed without effect: every member must come to the
 * same verdict by itself.
 *
 * @param waiting whether this member owes a client the answer
 */
export function applyRequest(applied: Applied, { user, request }: RaftPayload, waiting: boolean): RaftReply {
  const { store, auth } = applied
  switch (request.kind) {
    case 'put': {
      if (!auth.permitsPut(user, request)) return denied
      const objection = checkLease(store, request)
      if (objection !== undefined) return refuse(objection)
      const transaction = new WriteTransaction(store)
      const result = executePut(store, transaction, request)
      const { revision } = transaction
      transaction.end()
      return result.prevKv === undefined ? { kind: 'put', revision } : { kind: 'put', prevKv: result.prevKv, revision }
    }
    case 'deleteRange': {
      if (!auth.permitsDeleteRange(user, request)) return denied
      const transaction = new WriteTransaction(store)
      const result = executeDeleteRange(store, transaction, request)
      const { revision } = transaction
      transaction.end()
      return { ...result, revision }
    }
    case 'txn':
      if (!auth.permitsTransaction(user, request)) return denied
      return applyTransaction(store, request, waiting)
    case 'compact': {
      const objection = store.compact(request.revision)
      return objection === undefined ? { kind: 'compact', revision: store.currentRevision } : refuse(objection)
    }
    case 'leaseGrant':
      return grantLease(applied, request)
    case 'leaseRevoke':
      if (!auth.permitsLease(user, request.lease)) return denied
      return revokeLease(applied, request.lease)
    case 'leaseCheckpoint':
      return checkpointLeases(applied, request)
    case 'authEnable':
    case 'userAdd':
    case 'roleAdd':
    case 'grantRole':
    case 'grantPermission':
      if (!auth.permitsAdministration(user)) return denied
      return changeAuth(applied, request)
  }
}

export function refuse(error: EtcdErrorKind): Refusal {
  return { kind: 'error', error }
}

function applyTransaction(store: KeyStore, request: EtcdTxn, waiting: boolean): RaftReply {
  // Where nobody waits the ranges need not be read, but they must still be checked: one of a compacted or future revision rejects
  // the whole transaction, and has to do so on every member.
  const unanswered: Ranges = store.options.variants.unansweredRangesSkipped ? 'ignored' : 'validated'
  const reply = executeTransaction(store, request, waiting ? 'executed' : unanswered)
  return typeof reply === 'string' ? refuse(reply) : reply
}

function grantLease({ store, lessor }: Applied, { lease, ttlS }: RaftLeaseGrant): RaftReply {
  if (lease === 0) return refuse('lease-not-found')
  if (lessor.has(lease)) return refuse('lease-exists')
  store.options.lockedInsideApply()
  lessor.grant(lease, ttlS)
  store.backend.unlock()
  return { kind: 'leaseGrant', revision: store.currentRevision, lease }
}

/** Deletes the keys of a lease, all in one revision, and the lease with them. */
function revokeLease({ store, lessor }: Applied, lease: number): RaftReply {
  if (!lessor.has(lease)) return refuse('lease-not-found')
  const transaction = new WriteTransaction(store)
  for (const key of lessor.keysOf(lease)) transaction.deleteRange(key, undefined)
  lessor.remove(lease)
  transaction.end()
  return { kind: 'leaseRevoke', revision: store.currentRevision }
}

function checkpointLeases({ store, lessor }: Applied, { checkpoints }: RaftLeaseCheckpoint): RaftReply {
  store.options.lockedInsideApply()
  for (const checkpoint of checkpoints) lessor.checkpoint(checkpoint)
  store.backend.unlock()
  return { kind: 'done', revision: store.currentRevision }
}

function changeAuth({ store, auth }: Applied, change: AuthChange): RaftReply {
  store.options.lockedInsideApply()
  const objection = auth.change(change)
  store.backend.unlock()
  if (change.kind === 'authEnable') store.backend.forceCommit(undefined)
  if (objection !== undefined) return { kind: 'error', error: 'rejected', message: objection }
  return { kind: 'done', revision: store.currentRevision }
}

const denied: Refusal = { kind: 'error', error: 'permission-denied', message: 'etcdserver: permission denied' }

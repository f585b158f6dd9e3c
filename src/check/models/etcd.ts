import type { EtcdKeyValue, EtcdRequest, EtcdResponse } from '../etcd-operation.ts'
import type { History } from '../history.ts'
import type { Model } from '../model.ts'
import { applyEtcd } from './apply-etcd.ts'
import { describeEtcdRequest, describeEtcdResponse, describeEtcdState } from './describe-etcd.ts'
import { createsRevision, headerRevision, isLeftOut, isSameEtcdResponse } from './etcd-response.ts'
import { type EtcdState, emptyEtcdState, isSamePair, isSameState } from './etcd-state.ts'
import { type EtcdObserved, observeEtcd } from './observe-etcd.ts'
import { proposeEtcdOrder } from './propose-etcd-order.ts'

/**
 * etcd's key-value store from empty: revisions, versions, transactions, leases without time, compaction, reads of the
 * past. The revision in each answer says where it stands, so that order is mostly known, and `proposeOrder` gives it.
 *
 * Serializable reads may be stale, and what was denied or rejected says nothing of keys: neither takes part.
 */
export const etcdModel: Model<EtcdState, EtcdRequest, EtcdResponse> = makeEtcdModel(null)

function makeEtcdModel(observed: EtcdObserved | null): Model<EtcdState, EtcdRequest, EtcdResponse> {
  // Where nobody reads the past, states that differ only there are the same.
  const keepPast = observed === null || observed.readsPast
  return {
    name: 'etcd',
    init: emptyEtcdState,
    step(state, request, response) {
      if (isLeftOut(request, response)) return state
      if (response === null) return stepOpen(state, request, observed, keepPast)
      if (!mayAnswerAt(state, request, response)) return null
      const applied = applyEtcd(state, request, keepPast)
      return isSameEtcdResponse(applied.response, response) ? applied.state : null
    },
    hash: ({ revision, compactRevision, hash, pastHash, leases }) =>
      Math.imul(hash ^ Math.imul(revision, 0x9e3779b1), 0x85ebca6b) ^ pastHash ^ (compactRevision * 31 + leases.length),
    equals: isSameState,
    operationKey(request, response) {
      const isTold = response !== null && (isReadOnly(request, response) || createsRevision(response))
      return isTold ? null : JSON.stringify([request, response])
    },
    isReadOnly,
    mayStillAnswer(state, request, response) {
      const revision = response === null ? null : headerRevision(response)
      if (revision === null || isLeftOut(request, response)) return true
      return response !== null && createsRevision(response) ? state.revision < revision : state.revision <= revision
    },
    forHistory: (history: History<EtcdRequest, EtcdResponse>) => makeEtcdModel(observeEtcd(history)),
    ...(observed === null ? {} : { narrowsSteps: true }),
    proposeOrder: proposeEtcdOrder,
    describeOperation: (request, response) =>
      `${describeEtcdRequest(request)}${response === null ? '' : ` -> ${describeEtcdResponse(response)}`}`,
    describeState: describeEtcdState,
    describeAnswer: (state, request) =>
      `${describeEtcdRequest(request)} -> ${describeEtcdResponse(applyEtcd(state, request, true).response)}`,
  }
}

/**
 * An operation without an answer may do what nothing that was seen contradicts: it cannot make a revision that another operation was
 * told to have made, nor one at which a pair was seen that it does not write.
 */
function stepOpen(
  state: EtcdState,
  request: EtcdRequest,
  observed: EtcdObserved | null,
  keepPast: boolean,
): EtcdState | null {
  const revision = state.revision + 1
  const isTaken = observed?.createdRevisions.has(revision) === true
  // Spares the work in the usual case; with a lease that is gone, a put does nothing, which is possible.
  if (isTaken && request.kind === 'put' && (request.lease ?? 0) === 0) return null
  const { state: next } = applyEtcd(state, request, keepPast)
  if (next.revision !== revision) return next
  return isTaken || !writes(next, observed?.pairs.get(revision) ?? []) ? null : next
}

function writes({ kvs }: EtcdState, seen: readonly EtcdKeyValue[]): boolean {
  return seen.every((pair) => kvs.some((other) => isSamePair(pair, other)))
}

/** A look at revisions alone, which spares most of the work. */
function mayAnswerAt(state: EtcdState, request: EtcdRequest, response: EtcdResponse): boolean {
  const revision = headerRevision(response)
  if (revision === null) return true
  // Whether it makes a revision depends on the keys of the lease.
  if (request.kind === 'leaseRevoke') return state.revision === revision || state.revision === revision - 1
  return state.revision === (createsRevision(response) ? revision - 1 : revision)
}

function isReadOnly(request: EtcdRequest, response: EtcdResponse | null): boolean {
  if (isLeftOut(request, response)) return true
  if (response !== null) {
    switch (response.kind) {
      case 'error':
      case 'range':
        return true
      case 'deleteRange':
      case 'txn':
        return !createsRevision(response)
      case 'put':
      case 'compact':
      case 'leaseGrant':
      case 'leaseRevoke':
        return false
    }
  }
  if (request.kind === 'txn') return [...request.success, ...request.failure].every(({ kind }) => kind === 'range')
  return request.kind === 'range'
}

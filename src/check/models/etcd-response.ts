import type { EtcdKeyValue, EtcdKvResult, EtcdRequest, EtcdResponse } from '../etcd-operation.ts'
import { isSamePair } from './etcd-state.ts'

/** Whether both say the same; messages are for people, and a compaction's revision is not that of the state. */
export function isSameEtcdResponse(a: EtcdResponse, b: EtcdResponse): boolean {
  switch (a.kind) {
    case 'error':
      return b.kind === 'error' && a.error === b.error
    case 'compact':
      return b.kind === 'compact'
    case 'leaseGrant':
      return b.kind === 'leaseGrant' && a.revision === b.revision && a.lease === b.lease
    case 'leaseRevoke':
      return b.kind === 'leaseRevoke' && a.revision === b.revision
    case 'txn':
      return (
        b.kind === 'txn' &&
        a.revision === b.revision &&
        a.succeeded === b.succeeded &&
        a.responses.length === b.responses.length &&
        a.responses.every((result, at) => isSameAt(result, b.responses[at]))
      )
    case 'range':
    case 'put':
    case 'deleteRange':
      return (
        (b.kind === 'range' || b.kind === 'put' || b.kind === 'deleteRange') &&
        a.revision === b.revision &&
        isSameAt(a, b)
      )
  }
}

function isSameAt(a: EtcdKvResult, b: EtcdKvResult | undefined): boolean {
  switch (a.kind) {
    case 'range':
      return (
        b?.kind === 'range' && a.count === b.count && (a.more ?? false) === (b.more ?? false) && areSame(a.kvs, b.kvs)
      )
    case 'put':
      return (
        b?.kind === 'put' && areSame(a.prevKv === undefined ? [] : [a.prevKv], b.prevKv === undefined ? [] : [b.prevKv])
      )
    case 'deleteRange':
      return b?.kind === 'deleteRange' && a.deleted === b.deleted && areSame(a.prevKvs ?? [], b.prevKvs ?? [])
  }
}

function areSame(a: readonly EtcdKeyValue[], b: readonly EtcdKeyValue[]): boolean {
  return a.length === b.length && a.every((pair, at) => isSamePair(pair, b[at] ?? pair))
}

/** Every pair that an answer shows as it stood in the store. */
export function pairsOf(response: EtcdResponse): readonly EtcdKeyValue[] {
  switch (response.kind) {
    case 'range':
    case 'put':
    case 'deleteRange':
      return pairsOfResult(response)
    case 'txn':
      return response.responses.flatMap(pairsOfResult)
    case 'compact':
    case 'leaseGrant':
    case 'leaseRevoke':
    case 'error':
      return []
  }
}

function pairsOfResult(result: EtcdKvResult): readonly EtcdKeyValue[] {
  switch (result.kind) {
    case 'range':
      return result.kvs
    case 'put':
      return result.prevKv === undefined ? [] : [result.prevKv]
    case 'deleteRange':
      return result.prevKvs ?? []
  }
}

/** The revision that the answer was given at; null where it does not say. A compaction's is of some later moment. */
export function headerRevision(response: EtcdResponse): number | null {
  return response.kind === 'error' || response.kind === 'compact' ? null : response.revision
}

/** Whether the answer says that the operation made the revision of its header; a revoked lease's does not tell. */
export function createsRevision(response: EtcdResponse): boolean {
  switch (response.kind) {
    case 'put':
      return true
    case 'deleteRange':
      return response.deleted > 0
    case 'txn':
      return response.responses.some(changesKeys)
    case 'range':
    case 'compact':
    case 'leaseGrant':
    case 'leaseRevoke':
    case 'error':
      return false
  }
}

function changesKeys(result: EtcdKvResult): boolean {
  return result.kind === 'put' || (result.kind === 'deleteRange' && result.deleted > 0)
}

/** Whether it takes no part: a serializable read may be stale, and what was denied or rejected says nothing of keys. */
export function isLeftOut(request: EtcdRequest, response: EtcdResponse | null): boolean {
  if (request.kind === 'range' && request.serializable === true) return true
  return response?.kind === 'error' && (response.error === 'permission-denied' || response.error === 'rejected')
}

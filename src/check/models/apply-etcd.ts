import { compareText } from '../../base/text.ts'
import type {
  EtcdCompare,
  EtcdErrorKind,
  EtcdErrorResponse,
  EtcdKeyValue,
  EtcdKvRequest,
  EtcdKvResult,
  EtcdRange,
  EtcdRangeResult,
  EtcdRequest,
  EtcdResponse,
  EtcdTxn,
} from '../etcd-operation.ts'
import {
  deletePairs,
  draftOf,
  type EtcdDraft,
  type EtcdState,
  findPair,
  findPairs,
  finishDraft,
  putPair,
} from './etcd-state.ts'

export interface EtcdApplied {
  readonly state: EtcdState
  readonly response: EtcdResponse
}

/**
 * What etcd does with one request at a time (its api_guarantees.md, and apply.go of server/etcdserver/txn for what a
 * transaction checks before it begins). Every key's revision is that of the operation that wrote it, whichever request
 * of a transaction it was.
 */
export function applyEtcd(state: EtcdState, request: EtcdRequest, keepPast: boolean): EtcdApplied {
  switch (request.kind) {
    case 'range':
    case 'put':
    case 'deleteRange': {
      const error = findError(state, [request])
      if (error !== null) return fail(state, error)
      const [draft, result] = applyToKeys(state, draftOf(state), request)
      const next = finishDraft(state, draft, keepPast)
      return { state: next, response: { ...result, revision: next.revision } }
    }
    case 'txn':
      return applyTxn(state, request, keepPast)
    case 'compact':
      if (request.revision <= state.compactRevision) return fail(state, 'compacted')
      if (request.revision > state.revision) return fail(state, 'future-revision')
      return {
        state: { ...state, compactRevision: request.revision },
        response: { kind: 'compact', revision: state.revision },
      }
    case 'leaseGrant': {
      const { lease } = request
      if (state.leases.includes(lease)) return fail(state, 'lease-exists')
      const leases = [...state.leases, lease].sort((a, b) => a - b)
      return { state: { ...state, leases }, response: { kind: 'leaseGrant', revision: state.revision, lease } }
    }
    case 'leaseRevoke': {
      const { lease } = request
      if (!state.leases.includes(lease)) return fail(state, 'lease-not-found')
      // Its keys go in one revision; where it has none, there is no new revision.
      const kept = { ...state, leases: state.leases.filter((other) => other !== lease) }
      const attached = state.kvs.filter((pair) => pair.lease === lease)
      const next = finishDraft(kept, deletePairs(draftOf(kept), attached), keepPast)
      return { state: next, response: { kind: 'leaseRevoke', revision: next.revision } }
    }
  }
}

function applyTxn(state: EtcdState, { compare, success, failure }: EtcdTxn, keepPast: boolean): EtcdApplied {
  const succeeded = compare.every((comparison) => holds(state, comparison))
  const requests = succeeded ? success : failure
  const error = findError(state, requests)
  if (error !== null) return fail(state, error)
  let draft = draftOf(state)
  const responses: EtcdKvResult[] = []
  for (const request of requests) {
    const [after, result] = applyToKeys(state, draft, request)
    draft = after
    responses.push(result)
  }
  const next = finishDraft(state, draft, keepPast)
  return { state: next, response: { kind: 'txn', revision: next.revision, succeeded, responses } }
}

function fail(state: EtcdState, error: EtcdErrorKind): EtcdApplied {
  const response: EtcdErrorResponse = { kind: 'error', error }
  return { state, response }
}

/** Why none of these is done: a transaction is done as a whole or not at all. */
function findError(state: EtcdState, requests: readonly EtcdKvRequest[]): EtcdErrorKind | null {
  for (const request of requests) {
    if (request.kind === 'put' && (request.lease ?? 0) !== 0 && !state.leases.includes(request.lease ?? 0)) {
      return 'lease-not-found'
    }
    if (request.kind !== 'range') continue
    const revision = request.revision ?? 0
    if (revision > state.revision) return 'future-revision'
    if (revision > 0 && revision < state.compactRevision) return 'compacted'
  }
  return null
}

function holds(state: EtcdState, comparison: EtcdCompare): boolean {
  const pair = findPair(state.kvs, comparison.key)
  if (comparison.target === 'value') {
    return pair !== null && orders(compareText(pair.value, comparison.value), comparison.result)
  }
  return orders(fieldOf(pair, comparison.target) - comparison.number, comparison.result)
}

function fieldOf(pair: EtcdKeyValue | null, target: 'version' | 'create' | 'mod' | 'lease'): number {
  switch (target) {
    case 'version':
      return pair?.version ?? 0
    case 'create':
      return pair?.createRevision ?? 0
    case 'mod':
      return pair?.modRevision ?? 0
    case 'lease':
      return pair?.lease ?? 0
  }
}

function orders(order: number, result: EtcdCompare['result']): boolean {
  switch (result) {
    case '=':
      return order === 0
    case '!=':
      return order !== 0
    case '>':
      return order > 0
    case '<':
      return order < 0
  }
}

function applyToKeys(state: EtcdState, draft: EtcdDraft, request: EtcdKvRequest): [EtcdDraft, EtcdKvResult] {
  switch (request.kind) {
    case 'range':
      return [draft, readRange(kvsAt(state, draft, request.revision ?? 0), request)]
    case 'put': {
      const before = request.prevKv === true ? findPair(draft.kvs, request.key) : null
      const after = putPair(draft, request.key, request.value, request.lease ?? 0)
      return [after, { kind: 'put', ...(before === null ? {} : { prevKv: before }) }]
    }
    case 'deleteRange': {
      const found = findPairs(draft.kvs, request.key, request.rangeEnd ?? '')
      const result = { kind: 'deleteRange', deleted: found.length } as const
      const prevKvs = request.prevKv === true && found.length > 0 ? { prevKvs: found } : {}
      return [deletePairs(draft, found), { ...result, ...prevKvs }]
    }
  }
}

/** Pairs of a past revision, or of now with what the transaction has written so far. */
function kvsAt(state: EtcdState, draft: EtcdDraft, revision: number): readonly EtcdKeyValue[] {
  if (revision === 0) return draft.kvs
  let moment: EtcdState | null = state
  while (moment !== null && moment.revision > revision) moment = moment.before
  return moment?.kvs ?? []
}

function readRange(kvs: readonly EtcdKeyValue[], request: EtcdRange): EtcdRangeResult {
  const found = findPairs(kvs, request.key, request.rangeEnd ?? '')
  if (request.countOnly === true) return { kind: 'range', kvs: [], count: found.length }
  const limit = request.limit ?? 0
  const more = limit > 0 && found.length > limit
  const shown = more ? found.slice(0, limit) : found
  return {
    kind: 'range',
    kvs: request.keysOnly === true ? shown.map((pair) => ({ ...pair, value: '' })) : shown,
    count: found.length,
    ...(more ? { more } : {}),
  }
}

import type {
  EtcdCompare,
  EtcdDeleteRange,
  EtcdDeleteRangeResult,
  EtcdErrorKind,
  EtcdKvRequest,
  EtcdKvResult,
  EtcdPut,
  EtcdPutResult,
  EtcdTxn,
  EtcdTxnResponse,
} from '../../../check/etcd-operation.ts'
import { isReadOnly } from '../check-request.ts'
import type { KeyStore } from './key-store.ts'
import { readRange } from './read-range.ts'
import { WriteTransaction } from './write-transaction.ts'

/** What a member leaves out of a transaction because nobody waits here for its answer. */
export type Ranges = 'executed' | 'validated' | 'ignored'

/**
 * A transaction: compares, checks all requests of the branch that is to run, and only then writes, so that it happens as a whole or
 * not at all (server/etcdserver/txn/txn.go).
 */
export function executeTransaction(store: KeyStore, request: EtcdTxn, ranges: Ranges): EtcdTxnResponse | EtcdErrorKind {
  const succeeded = request.compare.every((compare) => holds(store, compare))
  const chosen = succeeded ? request.success : request.failure
  const requests = ranges === 'ignored' ? chosen.filter(({ kind }) => kind !== 'range') : chosen
  for (const one of requests) {
    const objection = checkKvRequest(store, one)
    if (objection !== undefined) return objection
  }
  if (isReadOnly(request)) {
    const responses = requests.map((one) => executeKvRequest(store, undefined, one, ranges))
    return { kind: 'txn', revision: store.currentRevision, succeeded, responses }
  }
  const transaction = new WriteTransaction(store)
  const responses: EtcdKvResult[] = []
  for (const one of requests) responses.push(executeKvRequest(store, transaction, one, ranges))
  const { revision } = transaction
  transaction.end()
  return { kind: 'txn', revision, succeeded, responses }
}

export function executePut(store: KeyStore, transaction: WriteTransaction, request: EtcdPut): EtcdPutResult {
  const before = request.prevKv === true ? store.tree.get(request.key)?.live : undefined
  transaction.put(request)
  return before === undefined ? { kind: 'put' } : { kind: 'put', prevKv: before.kv }
}

export function executeDeleteRange(
  store: KeyStore,
  transaction: WriteTransaction,
  { key, rangeEnd, prevKv }: EtcdDeleteRange,
): EtcdDeleteRangeResult {
  const before = prevKv === true ? store.tree.rowsAt(key, rangeEnd, transaction.revision) : []
  const deleted = transaction.deleteRange(key, rangeEnd)
  return prevKv === true
    ? { kind: 'deleteRange', deleted, prevKvs: before.map(({ kv }) => kv) }
    : { kind: 'deleteRange', deleted }
}

/** Whether a put's lease is there; an unknown one refuses the put. */
export function checkLease(store: KeyStore, { lease = 0 }: EtcdPut): EtcdErrorKind | undefined {
  return lease === 0 || store.options.lessor.has(lease) ? undefined : 'lease-not-found'
}

function checkKvRequest(store: KeyStore, request: EtcdKvRequest): EtcdErrorKind | undefined {
  switch (request.kind) {
    case 'range': {
      const { revision = 0 } = request
      if (revision === 0) return undefined
      if (revision > store.currentRevision) return 'future-revision'
      return revision < store.compactRevision ? 'compacted' : undefined
    }
    case 'put':
      return checkLease(store, request)
    case 'deleteRange':
      return undefined
  }
}

function executeKvRequest(
  store: KeyStore,
  transaction: WriteTransaction | undefined,
  request: EtcdKvRequest,
  ranges: Ranges,
): EtcdKvResult {
  if (request.kind === 'range') {
    if (ranges !== 'executed') return { kind: 'range', kvs: [], count: 0 }
    const found = readRange(store, request, transaction?.revision ?? store.currentRevision)
    if (typeof found !== 'string') return found
    // Every range was checked before the first write. etcd ends itself rather than to leave half of a transaction.
    return store.options.process.panic(`unexpected error during txn: ${found}`)
  }
  if (transaction === undefined) return store.options.process.panic('a write in a read-only txn')
  return request.kind === 'put'
    ? executePut(store, transaction, request)
    : executeDeleteRange(store, transaction, request)
}

function holds(store: KeyStore, compare: EtcdCompare): boolean {
  const kv = store.tree.get(compare.key)?.live?.kv
  if (compare.target === 'value') {
    return kv !== undefined && isOrdered(kv.value, compare.value, compare.result)
  }
  return isOrdered(kv === undefined ? 0 : numberOf(kv, compare.target), compare.number, compare.result)
}

function numberOf(
  kv: { createRevision: number; modRevision: number; version: number; lease?: number },
  target: 'version' | 'create' | 'mod' | 'lease',
): number {
  switch (target) {
    case 'version':
      return kv.version
    case 'create':
      return kv.createRevision
    case 'mod':
      return kv.modRevision
    case 'lease':
      return kv.lease ?? 0
  }
}

function isOrdered<T extends number | string>(one: T, other: T, result: EtcdCompare['result']): boolean {
  switch (result) {
    case '=':
      return one === other
    case '!=':
      return one !== other
    case '>':
      return one > other
    case '<':
      return one < other
  }
}

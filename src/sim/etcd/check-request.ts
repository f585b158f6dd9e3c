import type { EtcdDeleteRange, EtcdKvRequest, EtcdRequest, EtcdTxn } from '../../check/etcd-operation.ts'

/** Most operations of a transaction's branch, and most comparisons; etcd: --max-txn-ops. */
const transactionOperationsMax = 128

/**
 * What the API refuses before it asks anybody (server/etcdserver/api/v3rpc/key.go).
 *
 * @returns etcd's words, or undefined where there is nothing to object to
 */
export function checkRequest(request: EtcdRequest): string | undefined {
  switch (request.kind) {
    case 'range':
    case 'put':
    case 'deleteRange':
      return checkKvRequest(request)
    case 'txn':
      return checkTransaction(request)
    case 'compact':
      return undefined
    case 'leaseGrant':
    case 'leaseRevoke':
      return request.lease === 0 ? 'etcdserver: requested lease not found' : undefined
  }
}

/** Whether a transaction only reads, so that it needs no place in the log: it is then answered as a range is. */
export function isReadOnly(request: EtcdTxn): boolean {
  return request.success.every((one) => one.kind === 'range') && request.failure.every((one) => one.kind === 'range')
}

/** Whether a read-only transaction may be answered by one member from what it has. */
export function isSerializable(request: EtcdTxn): boolean {
  return request.success.every(mayBeStale) && request.failure.every(mayBeStale)
}

function mayBeStale(request: EtcdKvRequest): boolean {
  return request.kind === 'range' && request.serializable === true
}

function checkTransaction({ compare, success, failure }: EtcdTxn): string | undefined {
  if (Math.max(compare.length, success.length, failure.length) > transactionOperationsMax) {
    return 'etcdserver: too many operations in txn request'
  }
  if (compare.some(({ key }) => key === '')) return emptyKey
  return checkBranch(success) ?? checkBranch(failure)
}

function checkBranch(requests: readonly EtcdKvRequest[]): string | undefined {
  const puts = new Set<string>()
  for (const request of requests) {
    const objection = checkKvRequest(request)
    if (objection !== undefined) return objection
    if (request.kind !== 'put') continue
    if (puts.has(request.key)) return duplicateKey
    puts.add(request.key)
  }
  for (const request of requests) {
    if (request.kind !== 'deleteRange') continue
    for (const key of puts) if (isInRange(key, request)) return duplicateKey
  }
  return undefined
}

function checkKvRequest({ key }: EtcdKvRequest): string | undefined {
  return key === '' ? emptyKey : undefined
}

function isInRange(key: string, { key: begin, rangeEnd }: EtcdDeleteRange): boolean {
  if (rangeEnd === undefined || rangeEnd === '') return key === begin
  return key >= begin && (rangeEnd === '\0' || key < rangeEnd)
}

const emptyKey = 'etcdserver: key is not provided'
const duplicateKey = 'etcdserver: duplicate key given in txn request'

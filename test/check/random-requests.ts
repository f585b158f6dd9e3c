import type { EtcdCompare, EtcdKvRequest, EtcdRequest } from '../../src/check/etcd-operation.ts'
import type { Below } from './random-histories.ts'

const keys = ['a', 'b', 'c', 'd'] as const

/** Requests of every kind for a small key space, some of which an etcd refuses. No transaction puts a key twice, as etcd demands. */
export function randomRequests(below: Below, count: number): EtcdRequest[] {
  return Array.from({ length: count }, () => randomRequest(below))
}

function randomRequest(below: Below): EtcdRequest {
  const roll = below(20)
  if (roll < 12) return randomKvRequest(below, key(below))
  if (roll < 16) {
    return {
      kind: 'txn',
      compare: Array.from({ length: below(3) }, () => randomCompare(below)),
      success: randomBranch(below),
      failure: randomBranch(below),
    }
  }
  if (roll === 16) return { kind: 'compact', revision: below(30) }
  return { kind: roll < 19 ? 'leaseGrant' : 'leaseRevoke', lease: 1 + below(3) }
}

function randomBranch(below: Below): EtcdKvRequest[] {
  const deletes = below(3) === 0
  const requests = keys.filter(() => below(2) === 0).map((one) => randomKvRequest(below, one))
  return requests.filter(({ kind }) => kind !== (deletes ? 'put' : 'deleteRange'))
}

function randomKvRequest(below: Below, one: string): EtcdKvRequest {
  const end = below(3) === 0 ? { rangeEnd: ['c', 'e', '\0'][below(3)] ?? '' } : {}
  switch (below(5)) {
    case 0:
      return { kind: 'deleteRange', key: one, ...end, prevKv: below(2) === 0 }
    case 1:
      return { kind: 'range', key: one, ...end, revision: below(2) === 0 ? below(40) : 0 }
    default:
      return { kind: 'put', key: one, value: `${below(100)}`, ...(below(3) === 0 ? { lease: 1 + below(3) } : {}) }
  }
}

function randomCompare(below: Below): EtcdCompare {
  const result = (['=', '!=', '<', '>'] as const)[below(4)] ?? '='
  const target = (['version', 'create', 'mod', 'lease', 'value'] as const)[below(5)] ?? 'mod'
  return target === 'value'
    ? { key: key(below), target, result, value: `${below(100)}` }
    : { key: key(below), target, result, number: below(12) }
}

function key(below: Below): string {
  return keys[below(keys.length)] ?? 'a'
}

import { describe, expect, test } from 'vitest'
import { etcdHistory } from '../../../src/check/etcd-history.ts'
import type { EtcdOperation, EtcdRequest } from '../../../src/check/etcd-operation.ts'
import { applyEtcd } from '../../../src/check/models/apply-etcd.ts'
import { etcdModel } from '../../../src/check/models/etcd.ts'
import { type EtcdState, emptyEtcdState } from '../../../src/check/models/etcd-state.ts'
import { verifyOrder } from '../../../src/check/verify-order.ts'
import { orderHistory } from '../../../src/sim/judge/order-history.ts'
import { createRandom } from '../../../src/sim/world/random.ts'
import { randomRequests } from '../../check/random-requests.ts'

interface Run {
  readonly operations: EtcdOperation[]
  readonly revisionAfter: number[]
}

/** Clients of a correct etcd: each operation happens at a moment between its call and its return, writes at an index of the log. */
function randomRun(seed: number): Run {
  const random = createRandom(BigInt(seed))
  const below = (n: number): number => random.below(n)
  const planned = randomRequests(below, 60).map((request, at) => {
    const moment = 10 * at + below(100)
    return { request, moment, call: 3 * (moment - below(60)), end: 3 * (moment + below(60)) + 1 }
  })
  planned.sort((one, other) => one.moment - other.moment)
  let state: EtcdState = emptyEtcdState
  const revisionAfter = [1]
  const operations: EtcdOperation[] = []
  for (const [client, { request, call, end }] of planned.entries()) {
    const isWrite = !onlyReads(request)
    const lost = below(12) === 0
    // A write that nobody heard of again and that never reached the log.
    if (isWrite && lost && below(2) === 0) {
      operations.push({ client, call, request })
      continue
    }
    const { state: after, response } = applyEtcd(state, request, true)
    state = after
    const index = isWrite ? { index: revisionAfter.push(state.revision) - 1 } : {}
    if (!lost) operations.push({ client, call, return: end, request, response, ...index })
    else if (isWrite) operations.push({ client, call, request, ...index })
  }
  return { operations: operations.filter((operation) => !isLeftOut(operation)), revisionAfter }
}

/** Reads of the past are judged by the revision that they name; when a transaction that only reads was refused, nothing says. */
function isLeftOut({ request, response, index }: EtcdOperation): boolean {
  if (request.kind === 'range') return (request.revision ?? 0) > 0
  return index === undefined && response?.kind === 'error'
}

function putOf(value: string): EtcdRequest {
  return { kind: 'put', key: 'a', value }
}

function onlyReads(request: EtcdRequest): boolean {
  if (request.kind === 'txn') return [...request.success, ...request.failure].every(({ kind }) => kind === 'range')
  return request.kind === 'range'
}

describe('the order of the log', () => {
  test('explains 3,000 random histories of a correct etcd, without any search', () => {
    let reads = 0
    for (let seed = 0; seed < 3000; seed += 1) {
      const { operations, revisionAfter } = randomRun(seed)
      const history = etcdHistory(operations)
      const order = orderHistory(operations, { revisionAfter, denied: new Set() })
      expect(verifyOrder(history, order, etcdModel), `seed ${seed}`).toEqual({ kind: 'verified' })
      reads += operations.filter(({ request }) => request.kind === 'range').length
    }
    expect(reads).toBeGreaterThan(5000)
  })

  test('does not explain a read that was called after a write returned and did not see it', () => {
    const put = { kind: 'put', key: 'a', value: '1' } as const
    const operations: EtcdOperation[] = [
      { client: 1, call: 1, return: 2, request: put, response: { kind: 'put', revision: 2 }, index: 1 },
      {
        client: 2,
        call: 3,
        return: 4,
        request: { kind: 'range', key: 'a' },
        response: { kind: 'range', kvs: [], count: 0, revision: 1 },
      },
    ]
    const order = orderHistory(operations, { revisionAfter: [1, 2], denied: new Set() })
    expect([...order]).toEqual([0, 1])
    expect(verifyOrder(etcdHistory(operations), order, etcdModel).kind).toBe('refuted')
  })

  test('puts a write that was never answered where the log has it, and leaves out one that is in no log', () => {
    const operations: EtcdOperation[] = [
      { client: 1, call: 1, request: putOf('1') },
      { client: 2, call: 2, request: putOf('2'), index: 2 },
      { client: 3, call: 3, return: 9, request: putOf('3'), response: { kind: 'put', revision: 2 }, index: 1 },
    ]
    expect([...orderHistory(operations, { revisionAfter: [1, 2, 3], denied: new Set() })]).toEqual([2, 1])
  })
})

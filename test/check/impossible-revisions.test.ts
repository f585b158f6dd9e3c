import { describe, expect, test } from 'vitest'
import { etcdHistory } from '../../src/check/etcd-history.ts'
import type { EtcdOperation } from '../../src/check/etcd-operation.ts'
import { findImpossibleRevision } from '../../src/check/impossible-revisions.ts'
import { checkLinearizability } from '../../src/check/linearizability.ts'
import { etcdModel } from '../../src/check/models/etcd.ts'
import { randomHistory } from './random-etcd-history.ts'

function put(client: number, call: number, end: number, revision: number): EtcdOperation {
  const request = { kind: 'put', key: 'a', value: `${client}` } as const
  return { client, call, return: end, request, response: { kind: 'put', revision } }
}

function read(client: number, call: number, end: number, revision: number, serializable = false): EtcdOperation {
  const request = { kind: 'range', key: 'z', serializable } as const
  return { client, call, return: end, request, response: { kind: 'range', kvs: [], count: 0, revision } }
}

describe('revisions that no order can give', () => {
  test('a read at revision 2, called after a write at 3 had returned', () => {
    const found = findImpossibleRevision([put(1, 1, 2, 2), put(1, 3, 4, 3), read(2, 5, 6, 2)])
    expect(found).toMatchObject({ kind: 'stale', revision: 2, earlierRevision: 3, operation: { client: 2 } })
  })

  test('a write that makes revision 2, called after a read at 2 had returned', () => {
    expect(findImpossibleRevision([read(1, 1, 2, 2), put(2, 3, 4, 2)])).toMatchObject({ kind: 'stale', revision: 2 })
  })

  test('a revision made by two writes at the same time', () => {
    expect(findImpossibleRevision([put(1, 1, 3, 2), put(2, 2, 4, 2)])).toMatchObject({ kind: 'taken', revision: 2 })
  })

  test('but not a read that was called before, one that may be stale, or a read at the same revision', () => {
    expect(findImpossibleRevision([put(1, 2, 3, 2), read(2, 1, 6, 1)])).toBeUndefined()
    expect(findImpossibleRevision([put(1, 1, 2, 2), read(2, 5, 6, 1, true)])).toBeUndefined()
    expect(findImpossibleRevision([put(1, 1, 2, 2), read(2, 5, 6, 2), read(3, 7, 8, 2)])).toBeUndefined()
  })

  test('is a proof: of 3,000 random histories, none with one has an order', () => {
    let proofs = 0
    for (let seed = 0; seed < 3000; seed += 1) {
      const operations = randomHistory(seed)
      if (findImpossibleRevision(operations) === undefined) continue
      proofs += 1
      expect(checkLinearizability(etcdModel, etcdHistory(operations)).kind, `seed ${seed}`).toBe('not linearizable')
    }
    expect(proofs).toBeGreaterThan(300)
  })
})

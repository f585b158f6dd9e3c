import { describe, expect, test } from 'vitest'
import { shortestTtlS } from '../../../src/sim/etcd/lease/lessor.ts'
import type { RaftReply, RaftRequest } from '../../../src/sim/etcd/payload.ts'
import type { ClusterSettings } from '../../../src/sim/etcd/settings.ts'
import { BenchMember, BenchStream, del, everything, keysOf, Log, makeWorld, put } from './bench-member.ts'

const second = 1_000_000

function member(settings: Partial<ClusterSettings> = {}): BenchMember {
  return new BenchMember(makeWorld(), 'm0', new Log(), {}, settings)
}

function grant(lease: number, ttlS = 10): RaftRequest {
  return { kind: 'leaseGrant', lease, ttlS }
}

describe('leases', () => {
  test('a lease of 10 s expires on the primary after 10 s, is called again 3 s later, and not once it is revoked', () => {
    const m0 = member()
    m0.storage.lessor.promote(0)
    m0.apply(grant(1))
    m0.pass(9_990_000)
    expect(m0.storage.lessor.expired(10)).toEqual([])
    m0.pass(20_000)
    expect(m0.storage.lessor.expired(10)).toEqual([1])
    expect(m0.storage.lessor.expired(10)).toEqual([])
    m0.pass(3 * second)
    expect(m0.storage.lessor.expired(10)).toEqual([1])
    m0.apply({ kind: 'leaseRevoke', lease: 1 })
    m0.pass(10 * second)
    expect(m0.storage.lessor.expired(10)).toEqual([])
  })

  test('without a primary time stands still; a promotion starts over, extended by an election', () => {
    const m0 = member()
    m0.apply(grant(1))
    m0.pass(100 * second)
    expect(m0.storage.lessor.expired(10)).toEqual([])
    m0.storage.lessor.promote(second)
    m0.pass(10.5 * second)
    expect(m0.storage.lessor.expired(10)).toEqual([])
    m0.pass(second)
    expect(m0.storage.lessor.expired(10)).toEqual([1])
    m0.storage.lessor.demote()
    m0.pass(100 * second)
    expect(m0.storage.lessor.expired(10)).toEqual([])
  })

  test('a keep-alive renews, but not where the lease has expired, is unknown, or this is not the primary', () => {
    const m0 = member()
    m0.apply(grant(1))
    expect(m0.storage.lessor.renew(1)).toBeUndefined()
    m0.storage.lessor.promote(0)
    m0.pass(6 * second)
    expect(m0.storage.lessor.renew(1)).toBe(10)
    expect(m0.storage.lessor.renew(2)).toBeUndefined()
    m0.pass(6 * second)
    expect(m0.storage.lessor.expired(10)).toEqual([])
    m0.pass(5 * second)
    expect(m0.storage.lessor.renew(1)).toBeUndefined()
  })

  test('a revocation deletes the keys of the lease in one revision and leaves those that were put anew without it', () => {
    const m0 = member()
    const stream = new BenchStream(m0)
    m0.act(() => stream.create(everything))
    m0.apply(grant(1))
    for (const key of ['c', 'a', 'b', 'd']) m0.apply(put(key, 'v', 1))
    m0.apply(put('b'))
    m0.apply(del('d'))
    expect(m0.apply({ kind: 'leaseRevoke', lease: 1 })).toEqual({ kind: 'leaseRevoke', revision: 8 })
    m0.pass(1_000)
    expect(stream.told.slice(-2)).toEqual(['delete a@8', 'delete c@8'])
    expect(keysOf(m0)).toEqual(['b=v@6'])
  })

  test('a put with an unknown lease, a second grant and a second revocation are refused', () => {
    const m0 = member()
    expect(m0.apply(put('a', 'v', 9))).toEqual({ kind: 'error', error: 'lease-not-found' })
    expect(m0.apply(grant(9))).toEqual({ kind: 'leaseGrant', revision: 1, lease: 9 })
    expect(m0.apply(grant(9))).toEqual({ kind: 'error', error: 'lease-exists' })
    expect(m0.apply({ kind: 'leaseRevoke', lease: 9 })).toEqual({ kind: 'leaseRevoke', revision: 1 })
    expect(m0.apply({ kind: 'leaseRevoke', lease: 9 })).toEqual({ kind: 'error', error: 'lease-not-found' })
  })

  test('after a restart a lease has its whole time, or what the last checkpoint left, and still its keys', () => {
    const m0 = member({ leaseCheckpointIntervalUs: 5 * second })
    m0.storage.lessor.promote(0)
    m0.apply(grant(1, 20))
    m0.apply(grant(2, 20))
    m0.apply(put('a', 'v', 1))
    m0.pass(5.1 * second)
    expect(m0.storage.lessor.renew(2)).toBe(20)
    expect(m0.storage.lessor.checkpoints(10)).toEqual([{ lease: 1, remainingS: 15 }])
    m0.apply({ kind: 'leaseCheckpoint', checkpoints: [{ lease: 1, remainingS: 15 }] })
    expect(m0.storage.lessor.isCheckpointed(1)).toBe(true)
    m0.commit()
    m0.restart()
    m0.storage.lessor.promote(0)
    m0.pass(15.1 * second)
    expect(m0.storage.lessor.expired(10)).toEqual([1])
    m0.pass(5 * second)
    expect(m0.storage.lessor.expired(10)).toEqual([1, 2])
    m0.apply({ kind: 'leaseRevoke', lease: 1 })
    expect(keysOf(m0)).toEqual([])
  })

  test('the shortest time to live is 2 s with elections of 1 s', () => {
    expect(shortestTtlS(100_000, 10)).toBe(2)
    const m0 = member()
    m0.storage.lessor.promote(0)
    m0.apply(grant(1, 1))
    m0.pass(1.9 * second)
    expect(m0.storage.lessor.expired(10)).toEqual([])
    m0.pass(0.2 * second)
    expect(m0.storage.lessor.expired(10)).toEqual([1])
  })
})

describe('users', () => {
  test('a denied write is consumed: the index goes on, the revision does not', () => {
    const m0 = protectedMember()
    const before = m0.storage.appliedIndex
    expect(kindOf(m0.apply(put('b'), 'ann'))).toBe('permission-denied')
    expect(kindOf(m0.apply(put('a')))).toBe('permission-denied')
    expect(kindOf(m0.apply(put('a'), 'bob'))).toBe('permission-denied')
    expect([m0.storage.appliedIndex, m0.storage.currentRevision]).toEqual([before + 3, 2])
    expect(kindOf(m0.apply(put('a'), 'ann'))).toBe('put')
    expect(kindOf(m0.apply(put('b'), 'root'))).toBe('put')
  })

  test('ranges that neighbouring permissions cover together are permitted, wider ones are not', () => {
    const { storage } = protectedMember()
    const read = (key: string, rangeEnd?: string) =>
      kindOf(storage.range({ kind: 'range', key, ...(rangeEnd === undefined ? {} : { rangeEnd }) }, 'ann'))
    expect([read('a'), read('c'), read('a', 'd'), read('b', 'c')]).toEqual(['range', 'range', 'range', 'range'])
    const denied = 'permission-denied'
    expect([read('d'), read('a', 'e'), read('a', '\0'), read('A', 'b')]).toEqual([denied, denied, denied, denied])
  })

  test('every part of a transaction needs permission, and so do previous values and the keys of a lease', () => {
    const m0 = protectedMember()
    expect(kindOf(m0.apply(putUnless('z'), 'ann'))).toBe('permission-denied')
    expect(kindOf(m0.apply(putUnless('c'), 'ann'))).toBe('txn')
    m0.apply(grant(1), 'ann')
    m0.apply(put('y', 'v', 1), 'root')
    expect(kindOf(m0.apply(put('a', 'v', 1), 'ann'))).toBe('permission-denied')
    expect(kindOf(m0.apply({ kind: 'leaseRevoke', lease: 1 }, 'ann'))).toBe('permission-denied')
    expect(kindOf(m0.apply({ kind: 'leaseRevoke', lease: 1 }, 'root'))).toBe('leaseRevoke')
    expect(kindOf(m0.apply({ kind: 'userAdd', name: 'eve' }, 'ann'))).toBe('permission-denied')
  })

  test('a watch needs permission to read; users and permissions survive a restart', () => {
    const m0 = protectedMember()
    m0.commit()
    m0.restart()
    const stream = new BenchStream(m0, 'ann')
    m0.act(() => {
      stream.create({ key: 'z' })
      stream.create({ key: 'a' })
    })
    m0.pass(1_000)
    expect(stream.responses.map(({ watchId, canceled, cancelReason }) => [watchId, canceled, cancelReason])).toEqual([
      [-1, true, 'etcdserver: permission denied'],
      [0, false, ''],
    ])
    expect(kindOf(m0.apply(put('a'), 'ann'))).toBe('put')
  })
})

/** Authentication is on; ann may write [a, b) and read [a, d). */
function protectedMember(): BenchMember {
  const m0 = member()
  m0.apply(put('z'))
  m0.apply({ kind: 'userAdd', name: 'root' })
  expect(m0.apply({ kind: 'authEnable' })).toMatchObject({ error: 'rejected' })
  m0.apply({ kind: 'grantRole', name: 'root', role: 'root' })
  expect(m0.apply({ kind: 'authEnable' })).toEqual({ kind: 'done', revision: 2 })
  m0.apply({ kind: 'userAdd', name: 'ann' }, 'root')
  m0.apply({ kind: 'roleAdd', name: 'a-to-c' }, 'root')
  m0.apply({ kind: 'grantRole', name: 'ann', role: 'a-to-c' }, 'root')
  for (const [key, rangeEnd, access] of [
    ['a', 'b', 'readwrite'],
    ['b', 'd', 'read'],
  ] as const) {
    m0.apply({ kind: 'grantPermission', role: 'a-to-c', permission: { access, key, rangeEnd } }, 'root')
  }
  return m0
}

function kindOf(reply: RaftReply): string {
  return reply.kind === 'error' ? reply.error : reply.kind
}

/** Writes a where the key was never written. */
function putUnless(key: string): RaftRequest {
  return {
    kind: 'txn',
    compare: [{ key, target: 'version', result: '=', number: 0 }],
    success: [{ kind: 'put', key: 'a', value: '1' }],
    failure: [],
  }
}

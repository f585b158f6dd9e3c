import { describe, expect, test } from 'vitest'
import { checkRequest, isReadOnly, isSerializable } from '../../../src/sim/etcd/check-request.ts'
import type { RaftReply, RaftRequest } from '../../../src/sim/etcd/payload.ts'
import type { ClusterSettings } from '../../../src/sim/etcd/settings.ts'
import { BenchMember, compact, del, hashOf, keysOf, Log, makeWorld, put } from './bench-member.ts'

function member(settings: Partial<ClusterSettings> = {}): BenchMember {
  return new BenchMember(makeWorld(), 'm0', new Log(), {}, settings)
}

function applyAll(one: BenchMember, ...requests: readonly RaftRequest[]): RaftReply[] {
  return requests.map((request) => one.apply(request))
}

function checkBranch(...success: Extract<RaftRequest, { kind: 'put' | 'deleteRange' }>[]): string | undefined {
  return checkRequest({ kind: 'txn', compare: [], success, failure: [] })
}

/** The log index that a kill at this moment leaves in the database. */
function indexAfterKill(m0: BenchMember): number {
  m0.kill()
  m0.target = 0
  m0.start()
  return m0.storage.appliedIndex
}

describe('commits', () => {
  test('the timer makes 2 puts durable within 100 ms; before that a kill loses both', () => {
    const early = member()
    applyAll(early, put('a'), put('b'))
    expect(indexAfterKill(early)).toBe(0)
    const late = member()
    applyAll(late, put('a'), put('b'))
    late.commit()
    expect(indexAfterKill(late)).toBe(2)
  })

  test('the third pending write commits at once where the limit is 3', () => {
    const m0 = member({ backendBatchLimit: 3, backendBatchIntervalUs: 10_000_000 })
    applyAll(m0, put('a'), put('b'))
    m0.pass(20_000)
    applyAll(m0, put('c'))
    m0.pass(20_000)
    expect(indexAfterKill(m0)).toBe(3)
  })

  test('the end of a lease commits at once, because buffers cannot express a deletion', () => {
    const m0 = member({ backendBatchIntervalUs: 10_000_000 })
    applyAll(m0, { kind: 'leaseGrant', lease: 7, ttlS: 60 }, put('a', 'v', 7), { kind: 'leaseRevoke', lease: 7 })
    m0.pass(20_000)
    expect(indexAfterKill(m0)).toBe(3)
    expect(m0.storage.lessor.has(7)).toBe(false)
  })

  test('a kill while the disk writes leaves the database of the commit before', () => {
    const m0 = member({ backendBatchIntervalUs: 10_000_000 })
    m0.apply(put('a'))
    m0.act(() => void m0.storage.snapshotImage())
    m0.pass(20_000)
    m0.apply(put('b'))
    m0.world.diskOf('m0').faults.slowUs = 50_000
    m0.act(() => void m0.storage.snapshotImage())
    m0.pass(20_000)
    expect(keysOf(m0)).toEqual(['a=v@2', 'b=v@3'])
    expect(indexAfterKill(m0)).toBe(1)
    expect(keysOf(m0)).toEqual(['a=v@2'])
  })

  test('while a commit is under way the applier waits for the lock', () => {
    const m0 = member({ backendBatchIntervalUs: 10_000_000 })
    m0.apply(put('a'))
    m0.world.diskOf('m0').faults.slowUs = 50_000
    m0.act(() => void m0.storage.snapshotImage())
    const before = m0.world.nowUs
    m0.apply(put('b'))
    expect(m0.world.nowUs - before).toBeGreaterThan(49_000)
  })

  test('an input/output error at a commit ends the process', () => {
    const m0 = member()
    m0.apply(put('a'))
    m0.world.diskOf('m0').faults.failure = 'input/output error'
    m0.commit()
    expect(m0.world.ends.get('disk error')).toBe(1)
    expect(m0.world.panics).toEqual([])
  })

  test('the entry of a new leader, which writes nothing, advances the index that the next commit saves', () => {
    const m0 = member()
    m0.apply(put('a'))
    m0.act(() => {
      m0.storage.announce(2)
      m0.storage.executeEmpty(2, 5)
    })
    m0.commit()
    expect(indexAfterKill(m0)).toBe(2)
  })

  test('an entry that is already in the database is skipped', () => {
    const m0 = member()
    m0.apply(put('a'))
    m0.act(() => {
      const again = { id: 1, user: undefined, request: put('a') }
      m0.storage.announce(1)
      expect(m0.storage.execute(1, 1, again, true)).toBeUndefined()
    })
    expect(keysOf(m0)).toEqual(['a=v@2'])
  })
})

describe('snapshots and files', () => {
  test('a member that ends after the snapshot arrived and before it was installed starts from it', () => {
    const world = makeWorld()
    const log = new Log()
    const leader = new BenchMember(world, 'm0', log)
    const follower = new BenchMember(world, 'm1', log)
    applyAll(leader, put('a'), put('b'))
    follower.receiveFrom(leader)
    follower.restart()
    expect(keysOf(follower)).toEqual(['a=v@2', 'b=v@3'])
    expect(world.diskOf('m1').list()).toEqual(['db'])
  })

  test("a snapshot whose file is gone is a panic, in etcd's words", () => {
    const m0 = member()
    m0.act(() => {
      m0.storage.installSnapshot('0000000000000009.snap.db', 9, () => undefined)
    })
    m0.pass(1_000)
    expect(m0.world.panics.map(({ message }) => message)).toEqual([
      'failed to open snapshot backend: failed to find database snapshot file',
    ])
  })

  test('what a crash leaves of a defragmentation is removed at the next start', () => {
    const m0 = member()
    m0.apply(put('a'))
    m0.arm('defragBeforeRename')
    m0.act(() => {
      m0.storage.defragment(() => undefined)
    })
    m0.until(() => !m0.isUp)
    expect(m0.world.diskOf('m0').list()).toEqual(['db', 'db.tmp.0'])
    m0.until(() => m0.isUp)
    expect(m0.world.diskOf('m0').list()).toEqual(['db'])
    expect(keysOf(m0)).toEqual(['a=v@2'])
  })
})

describe('compaction and hash', () => {
  test('reads below the compacted revision are refused at once, those at it are not', () => {
    const m0 = member()
    applyAll(m0, put('a', '1'), put('a', '2'), put('a', '3'), compact(3))
    const at = (revision: number) => m0.storage.range({ kind: 'range', key: 'a', revision }, undefined)
    expect(at(2)).toEqual({ kind: 'error', error: 'compacted' })
    expect(at(3)).toMatchObject({ count: 1, kvs: [{ value: '2' }], revision: 4 })
    expect(at(5)).toEqual({ kind: 'error', error: 'future-revision' })
  })

  test('who waits for a compaction to 4 in batches of 1 hears of it when 3 rows are gone, after at least 30 ms', () => {
    const m0 = member({ compactionBatchLimit: 1 })
    applyAll(m0, put('a'), put('a'), put('a'), compact(4))
    const begunUs = m0.world.nowUs
    let endedUs = 0
    m0.storage.whenCompacted(4, () => {
      endedUs = m0.world.nowUs
    })
    m0.until(() => endedUs > 0)
    expect(endedUs - begunUs).toBeGreaterThan(30_000)
  })

  test('the hash is the same before, during and after the removal of 6 revisions in batches of 2, and after a restart', () => {
    const m0 = member({ compactionBatchLimit: 2 })
    applyAll(m0, put('a'), put('a'), put('b'), del('b'), put('a'), put('c'), compact(6))
    const hashes = new Set<number>()
    for (let round = 0; round < 20; round += 1) {
      hashes.add(hashOf(m0))
      m0.pass(3_000)
    }
    m0.restart()
    hashes.add(hashOf(m0))
    expect([...hashes]).toHaveLength(1)
    m0.apply(put('a'))
    expect(hashes.has(hashOf(m0))).toBe(false)
    expect(m0.storage.hashKv(5)).toBe('compacted')
    expect(m0.storage.hashKv(99)).toBe('future-revision')
  })

  test('without any key left, members that have come less far with a compaction still have the same hash', () => {
    const requests = [put('a'), put('a'), put('b'), del('a', 'c'), compact(4)]
    const [slow, fast] = [member({ compactionBatchLimit: 1 }), member({ compactionBatchLimit: 100 })]
    applyAll(slow, ...requests)
    applyAll(fast, ...requests)
    fast.pass(5_000)
    slow.pass(5_000)
    expect(hashOf(slow)).toBe(hashOf(fast))
  })

  test('the same key and value written by another revision give another hash', () => {
    const [one, other] = [member(), member()]
    applyAll(one, put('a'), put('b'))
    applyAll(other, put('b'), put('a'))
    expect(hashOf(one)).not.toBe(hashOf(other))
  })
})

describe('requests', () => {
  test('a failed comparison runs the other branch; its changes share one revision', () => {
    const m0 = member()
    m0.apply(put('a'))
    const reply = m0.apply({
      kind: 'txn',
      compare: [{ key: 'a', target: 'mod', result: '=', number: 3 }],
      success: [{ kind: 'deleteRange', key: 'a' }],
      failure: [
        { kind: 'put', key: 'b', value: '1' },
        { kind: 'put', key: 'c', value: '2' },
        { kind: 'range', key: 'b', rangeEnd: '\0', keysOnly: true },
      ],
    })
    expect(reply).toMatchObject({ succeeded: false, revision: 3, responses: [{}, {}, { count: 2 }] })
    expect(keysOf(m0)).toEqual(['a=v@2', 'b=1@3', 'c=2@3'])
  })

  test('a read-only transaction is answered from memory', () => {
    const m0 = member()
    m0.apply(put('a'))
    const request = { kind: 'txn', compare: [], success: [{ kind: 'range', key: 'a' }], failure: [] } as const
    expect(isReadOnly(request)).toBe(true)
    expect(isSerializable(request)).toBe(false)
    expect(m0.storage.readTransaction(request, undefined)).toMatchObject({ revision: 2, responses: [{ count: 1 }] })
  })

  test('the API refuses an empty key, a key put twice, and a put under a deletion of the same branch', () => {
    expect(checkRequest({ kind: 'put', key: '', value: '' })).toBe('etcdserver: key is not provided')
    expect(checkRequest({ kind: 'leaseGrant', lease: 0 })).toBe('etcdserver: requested lease not found')
    const a = { kind: 'put', key: 'a', value: '1' } as const
    expect(checkBranch(a, a)).toBe('etcdserver: duplicate key given in txn request')
    expect(checkBranch(a, { kind: 'deleteRange', key: '\0', rangeEnd: 'b' })).toBe(
      'etcdserver: duplicate key given in txn request',
    )
    expect(checkBranch(a, { kind: 'deleteRange', key: 'b', rangeEnd: '\0' })).toBeUndefined()
  })
})

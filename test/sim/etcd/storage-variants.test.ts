import { describe, expect, test } from 'vitest'
import type { RaftReply, RaftRequest } from '../../../src/sim/etcd/payload.ts'
import type { ClusterSettings } from '../../../src/sim/etcd/settings.ts'
import { snapshotPath } from '../../../src/sim/etcd/storage.ts'
import type { Variants } from '../../../src/sim/etcd/variants.ts'
import {
  BenchMember,
  BenchStream,
  compact,
  del,
  everything,
  hashOf,
  keysOf,
  Log,
  makeWorld,
  put,
} from './bench-member.ts'

/** Every case runs twice, with the switch off and on: the first is etcd as it should be, the second as it once was. */
function compareWith<T>(variant: keyof Variants, play: (variants: Partial<Variants>) => T): { off: T; on: T } {
  return { off: play({}), on: play({ [variant]: true }) }
}

function member(variants: Partial<Variants>, settings: Partial<ClusterSettings> = {}): BenchMember {
  return new BenchMember(makeWorld(), 'm0', new Log(), variants, settings)
}

/** A member that keeps up and one to play with, over one log. */
function pair(variants: Partial<Variants>): { leader: BenchMember; follower: BenchMember } {
  const world = makeWorld()
  const log = new Log()
  return { leader: new BenchMember(world, 'm0', log, variants), follower: new BenchMember(world, 'm1', log, variants) }
}

function applyAll(one: BenchMember, ...requests: readonly RaftRequest[]): RaftReply[] {
  return requests.map((request) => one.apply(request))
}

describe('what becomes durable together', () => {
  test('13766: a commit between the announcement of entry 3 and its data, then a crash: the entry is not skipped', () => {
    const { off, on } = compareWith('appliedIndexBeforeData', (variants) => {
      const m0 = member(variants)
      applyAll(m0, put('a'), put('b'))
      m0.log.add(put('c'))
      m0.target = 3
      m0.gate = () => false
      m0.act(() => {
        m0.storage.announce(3)
      })
      m0.commit()
      m0.gate = () => true
      m0.restart()
      return keysOf(m0)
    })
    expect(off).toEqual(['a=v@2', 'b=v@3', 'c=v@4'])
    expect(on).toEqual(['a=v@2', 'b=v@3'])
  })

  for (const failpoint of ['defragBeforeCopy', 'defragBeforeRename'] as const) {
    test(`14685: a crash at ${failpoint} does not apply the 2 entries before it twice`, () => {
      const { off, on } = compareWith('defragCommitWithoutIndex', (variants) => {
        const m0 = member(variants)
        m0.commit()
        applyAll(m0, put('a'), put('b'))
        m0.arm(failpoint)
        m0.act(() => {
          m0.storage.defragment(() => undefined)
        })
        m0.crash()
        return { keys: keysOf(m0), revision: m0.storage.currentRevision }
      })
      expect(off).toEqual({ keys: ['a=v@2', 'b=v@3'], revision: 3 })
      expect(on).toEqual({ keys: ['a=v@4', 'b=v@5'], revision: 5 })
    })
  }

  test('20271: a defragmentation during the installation of a snapshot waits, and a restart finds the snapshot', () => {
    const { off, on } = compareWith('defragDuringInstall', (variants) => {
      const { leader, follower } = pair(variants)
      applyAll(leader, put('a'))
      follower.applyTo(1)
      applyAll(leader, put('b'), put('c'))
      const index = follower.receiveFrom(leader)
      const sleep = { passesLeft: undefined, sleepUs: 50_000, restartAfterUs: 0 }
      follower.world.armed.push({ member: 'm1', name: 'applyAfterOpenSnapshot', ...sleep })
      follower.act(() => {
        follower.storage.installSnapshot(snapshotPath(index), index, () => undefined)
      })
      follower.pass(10_000)
      let defragmented = false
      follower.act(() => {
        follower.storage.defragment(() => {
          defragmented = true
        })
      })
      follower.until(() => (defragmented && follower.hasApplied(index)) || !follower.isUp)
      const [panic] = follower.world.panics
      if (panic !== undefined) return panic.message
      follower.restart()
      return keysOf(follower)
    })
    expect(off).toEqual(['a=v@2', 'b=v@3', 'c=v@4'])
    expect(on).toBe('the open database is not the file named db')
  })
})

describe('compaction', () => {
  test('17780: a crash after the last full batch removed the newest tombstones does not lower the revision', () => {
    const { off, on } = compareWith('revisionIgnoresScheduledCompaction', (variants) => {
      const m0 = member({ ...variants, tombstoneAtCompactionRemoved: true }, { compactionBatchLimit: 3 })
      applyAll(m0, put('a'), put('b'), put('c'), del('a'), del('b'), del('c'))
      m0.arm('compactBeforeSetFinishedCompact')
      m0.apply(compact(7))
      m0.crash()
      return m0.storage.currentRevision
    })
    // The deletion of c, the newest, had nothing left to compact: it was all removed.
    expect(off).toBe(7)
    expect(on).toBe(1)
  })

  test('18089: compacting at 3, where a key was deleted, keeps that event for a watch from 3', () => {
    const { off, on } = compareWith('tombstoneAtCompactionRemoved', (variants) => {
      const m0 = member(variants)
      applyAll(m0, put('k'), del('k'), put('k'), compact(3))
      m0.commit()
      const stream = new BenchStream(m0)
      m0.act(() => stream.create({ key: 'k', startRevision: 3 }))
      m0.commit()
      return { told: stream.told, hash: hashOf(m0) }
    })
    expect(off.told).toEqual(['delete k@3', 'put k@4'])
    expect(on.told).toEqual(['put k@4'])
    // Members of both kinds give one hash.
    expect(on.hash).toBe(off.hash)
  })

  test('19179: a restart between 2 batches of a compaction knows the lone tombstone at 5, and the resumed one keeps it', () => {
    const { off, on } = compareWith('loneTombstoneNotRestored', (variants) => {
      const m0 = member(variants, { compactionBatchLimit: 3 })
      applyAll(m0, put('a'), put('b'), put('c'), del('a'))
      m0.arm('compactBeforeSetFinishedCompact')
      m0.apply(compact(5))
      m0.crash()
      m0.commit()
      const stream = new BenchStream(m0)
      m0.act(() => stream.create({ ...everything, startRevision: 5 }))
      m0.commit()
      m0.apply(put('d'))
      m0.commit()
      return stream.told
    })
    expect(off).toEqual(['delete a@5', 'put d@6'])
    expect(on).toEqual(['put d@6'])
  })

  test('18667: a transaction with a range of compacted revision 2 is rejected also where nobody waits for the answer', () => {
    const { off, on } = compareWith('unansweredRangesSkipped', (variants) => {
      const { leader, follower } = pair(variants)
      follower.waiting = false
      const txn: RaftRequest = {
        kind: 'txn',
        compare: [],
        success: [
          { kind: 'put', key: 'b', value: 'v' },
          { kind: 'range', key: 'a', revision: 2 },
        ],
        failure: [],
      }
      const replies = applyAll(leader, put('a'), put('a'), compact(3), txn)
      follower.applyTo(4)
      return { reply: replies[3], leader: keysOf(leader), follower: keysOf(follower) }
    })
    const rejected = { kind: 'error', error: 'compacted' }
    expect(off).toEqual({ reply: rejected, leader: ['a=v@3'], follower: ['a=v@3'] })
    expect(on).toEqual({ reply: rejected, leader: ['a=v@3'], follower: ['a=v@3', 'b=v@4'] })
  })
})

describe('users', () => {
  test('14571: a user who was added while this member lagged may write here once it has the snapshot', () => {
    const { off, on } = compareWith('permissionCacheNotRebuilt', (variants) => {
      const { leader, follower } = pair(variants)
      leader.apply({ kind: 'userAdd', name: 'root' })
      leader.apply({ kind: 'grantRole', name: 'root', role: 'root' })
      leader.apply({ kind: 'authEnable' })
      follower.applyTo(3)
      leader.apply({ kind: 'userAdd', name: 'ann' }, 'root')
      leader.apply({ kind: 'roleAdd', name: 'writer' }, 'root')
      const permission = { access: 'readwrite' as const, key: 'a', rangeEnd: 'c' }
      leader.apply({ kind: 'grantPermission', role: 'writer', permission }, 'root')
      leader.apply({ kind: 'grantRole', name: 'ann', role: 'writer' }, 'root')
      follower.installFrom(leader)
      const reply = leader.apply(put('a'), 'ann')
      follower.applyTo(leader.log.entries.length)
      return [reply, follower.replies[leader.log.entries.length]].map((one) => one?.kind)
    })
    expect(off).toEqual(['put', 'put'])
    expect(on).toEqual(['put', 'error'])
  })
})

describe('watches', () => {
  test('15220: of 40 requested notifications none overtakes an event up to its revision', () => {
    const { off, on } = compareWith('progressOvertakesEvents', (variants) => {
      const m0 = member(variants)
      const stream = new BenchStream(m0)
      m0.act(() => stream.create(everything))
      m0.pass(1_000)
      for (let round = 0; round < 40; round += 1) {
        stream.reading = false
        m0.apply(put('a'))
        m0.act(() => stream.progress())
        m0.pass(1_000)
        m0.act(() => stream.resume())
        m0.pass(1_000)
      }
      let told = 0
      let overtaken = 0
      for (const { created, revision, events } of stream.responses) {
        if (events.some(({ kv }) => kv.modRevision <= told)) overtaken += 1
        if (events.length === 0 && !created) told = revision
      }
      return { overtaken: overtaken > 0, notifications: stream.notifications.length }
    })
    expect(off).toEqual({ overtaken: false, notifications: 40 })
    expect(on).toEqual({ overtaken: true, notifications: 40 })
  })

  test('15271: a watch that has had events at 2 and 3 does not get them again after a snapshot was installed', () => {
    const { off, on } = compareWith('syncedWatcherKeepsOldRevision', (variants) => {
      const { leader, follower } = pair(variants)
      const stream = new BenchStream(follower)
      follower.act(() => stream.create(everything))
      applyAll(leader, put('a'), put('b'))
      follower.applyTo(2)
      applyAll(leader, put('c'))
      follower.installFrom(leader)
      follower.commit()
      return stream.told
    })
    expect(off).toEqual(['put a@2', 'put b@3', 'put c@4'])
    expect(on).toEqual(['put a@2', 'put b@3', 'put a@2', 'put b@3', 'put c@4'])
  })

  test('17247: 2 writes, 2 commits in a row and a lease grant do not bring back the second write for a watch of history', () => {
    const { off, on } = compareWith('emptyBufferExposesOldRecord', (variants) => {
      const m0 = member(variants, { backendBatchIntervalUs: 10_000_000 })
      applyAll(m0, put('a'), put('b'))
      m0.act(() => void m0.storage.snapshotImage())
      m0.act(() => void m0.storage.snapshotImage())
      m0.apply({ kind: 'leaseGrant', lease: 1, ttlS: 60 })
      const stream = new BenchStream(m0)
      m0.act(() => stream.create({ ...everything, startRevision: 1 }))
      m0.pass(200_000)
      return stream.told
    })
    expect(off).toEqual(['put a@2', 'put b@3'])
    expect(on).toEqual(['put a@2', 'put b@3', 'put b@3'])
  })

  test('17529: a watch whose history is compacted while its channel is full is told so when there is room', () => {
    const { off, on } = compareWith('compactedWatcherMarkedSynced', (variants) => {
      const m0 = member(variants, { watchChannelSize: 2 })
      applyAll(m0, put('k'), put('k'), put('k'), compact(4))
      const stream = new BenchStream(m0)
      stream.reading = false
      m0.act(() => stream.create({ key: 'x' }))
      applyAll(m0, put('x'), put('x'))
      m0.act(() => stream.create({ key: 'k', startRevision: 2 }))
      m0.pass(300_000)
      m0.act(() => stream.resume())
      m0.pass(300_000)
      m0.apply(put('k'))
      m0.pass(1_000)
      return {
        told: stream.told,
        compacted: stream.responses.filter(({ compactRevision }) => compactRevision === 4).length,
      }
    })
    expect(off).toEqual({ told: ['put x@5', 'put x@6'], compacted: 1 })
    expect(on).toEqual({ told: ['put x@5', 'put x@6', 'put k@7'], compacted: 0 })
  })

  test('20221a: a watch from revision 10 gets no notification while the revision is 2', () => {
    const { off, on } = compareWith('progressBelowStartRevision', (variants) => {
      const m0 = member(variants, { watchProgressNotifyIntervalUs: 50_000 })
      m0.apply(put('a'))
      const stream = new BenchStream(m0)
      m0.act(() => stream.create({ ...everything, startRevision: 10, progressNotify: true }))
      m0.act(() => stream.progress())
      m0.pass(60_000)
      return stream.notifications
    })
    expect(off).toEqual([])
    expect(on).toEqual([2, 2])
  })

  test('20221b: a watch from revision 6 gets nothing below it after a snapshot at 4 was installed', () => {
    const { off, on } = compareWith('restoreLowersFutureWatchers', (variants) => {
      const { leader, follower } = pair(variants)
      const stream = new BenchStream(follower)
      follower.act(() => stream.create({ ...everything, startRevision: 6 }))
      applyAll(leader, put('a'), put('a'), put('a'))
      follower.installFrom(leader)
      follower.commit()
      applyAll(leader, put('b'), put('b'))
      follower.applyTo(5)
      follower.pass(1_000)
      return stream.told
    })
    expect(off).toEqual(['put b@6'])
    expect(on).toEqual(['put b@5', 'put b@6'])
  })
})

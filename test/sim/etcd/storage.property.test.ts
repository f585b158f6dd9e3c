import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { EtcdDeleteRange, EtcdKvRequest, EtcdPut } from '../../../src/check/etcd-operation.ts'
import type { RaftRequest } from '../../../src/sim/etcd/payload.ts'
import { type FailpointName, failpointNames } from '../../../src/sim/world/failpoints.ts'
import { BenchMember, Log, makeWorld } from './bench-member.ts'
import { NaiveModel } from './naive-model.ts'
import { WatchClient } from './watch-client.ts'

/** What happens next, to the subject unless it says otherwise. */
type Deed =
  | { readonly kind: 'request'; readonly request: RaftRequest; readonly lag: boolean }
  | { readonly kind: 'compact'; readonly back: number }
  | { readonly kind: 'read'; readonly back: number; readonly limit: number; readonly keysOnly: boolean }
  | { readonly kind: 'restart' | 'install' | 'defragment' | 'catch up' }
  | { readonly kind: 'pass'; readonly us: number }
  | { readonly kind: 'crash'; readonly at: FailpointName; readonly passes: number }
  | { readonly kind: 'watch'; readonly ahead: number; readonly key: string; readonly rangeEnd: string | undefined }
  | { readonly kind: 'pause' | 'resume' | 'progress'; readonly client: number }

const storageFailpoints = failpointNames.filter(
  (name) => !name.startsWith('raft') && name !== 'beforeSendWatchResponse',
)

const key = fc.constantFrom('a', 'b', 'c', 'd')
const value = fc.constantFrom('1', '2', '3')
const rangeEnd = fc.option(fc.constantFrom('b', 'c', 'e', '\0'), { nil: undefined })

const kvRequest: fc.Arbitrary<EtcdKvRequest> = fc.oneof(
  fc.record({ kind: fc.constant('put' as const), key, value, prevKv: fc.boolean() }),
  fc.record({ kind: fc.constant('put' as const), key, value, lease: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ key, rangeEnd, prevKv: fc.boolean() }).map(({ rangeEnd: end, ...rest }) => ({
    kind: 'deleteRange' as const,
    ...rest,
    ...(end ? { rangeEnd: end } : {}),
  })),
  fc.record({ kind: fc.constant('range' as const), key, revision: fc.integer({ min: 0, max: 12 }), limit: fc.nat(2) }),
)

/** One key at most once in a branch, as the API demands. */
const branch = fc.array(kvRequest, { maxLength: 3 }).map((requests) => {
  const puts = requests.filter(
    ({ kind }, at) => kind !== 'put' || requests.findIndex((one) => one.key === requests[at]?.key) === at,
  )
  return puts.some(({ kind }) => kind === 'deleteRange') ? puts.filter(({ kind }) => kind !== 'put') : puts
})

const compare = fc.oneof(
  fc.record({
    key,
    target: fc.constantFrom('version' as const, 'create' as const, 'mod' as const, 'lease' as const),
    result: fc.constantFrom('=' as const, '!=' as const, '>' as const, '<' as const),
    number: fc.nat(6),
  }),
  fc.record({
    key,
    target: fc.constant('value' as const),
    result: fc.constantFrom('=' as const, '!=' as const),
    value,
  }),
)

const request: fc.Arbitrary<RaftRequest> = fc.oneof(
  { weight: 6, arbitrary: kvRequest.filter((one): one is EtcdPut | EtcdDeleteRange => one.kind !== 'range') },
  {
    weight: 3,
    arbitrary: fc
      .record({
        kind: fc.constant('txn' as const),
        compare: fc.array(compare, { maxLength: 2 }),
        success: branch,
        failure: branch,
      })
      .filter(({ success, failure }) => [...success, ...failure].some(({ kind }) => kind !== 'range')),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('leaseGrant' as const),
      lease: fc.integer({ min: 1, max: 3 }),
      ttlS: fc.constant(60),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('leaseRevoke' as const), lease: fc.integer({ min: 1, max: 3 }) }),
  },
)

const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ kind: fc.constant('request' as const), request, lag: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('compact' as const), back: fc.integer({ min: -1, max: 4 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('read' as const),
      back: fc.integer({ min: -1, max: 6 }),
      limit: fc.nat(3),
      keysOnly: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom('restart' as const, 'install' as const, 'defragment' as const, 'catch up' as const)
      .map((kind) => ({ kind })),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('pass' as const), us: fc.constantFrom(5, 300, 4_000, 60_000, 150_000) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('watch' as const),
      ahead: fc.integer({ min: -6, max: 3 }),
      key,
      rangeEnd,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('crash' as const),
      at: fc.constantFrom(...storageFailpoints),
      passes: fc.integer({ min: 1, max: 6 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('pause' as const, 'resume' as const, 'progress' as const),
      client: fc.nat(3),
    }),
  },
)

/** What really happened, over all runs: a property that met none of it says nothing. */
const seen = {
  restarts: 0,
  crashes: 0,
  reapplied: 0,
  installs: 0,
  defragmentations: 0,
  events: 0,
  compactions: 0,
  notifications: 0,
}

function play(deeds: readonly Deed[], seed: number): void {
  const world = makeWorld(BigInt(seed))
  const log = new Log()
  const model = new NaiveModel()
  const settings = {
    compactionBatchLimit: 2,
    watchChannelSize: 2,
    watchBatchMaxRevs: 2,
    watchProgressNotifyIntervalUs: 70_000,
  }
  // The reference never fails; the subject owes nobody an answer.
  const reference = new BenchMember(world, 'm0', log, {}, settings)
  const subject = new BenchMember(world, 'm1', log, {}, settings)
  subject.waiting = false
  const clients: WatchClient[] = []
  let defragmenting = 0
  subject.started = () => {
    defragmenting = 0
    for (const client of clients) client.connect()
  }

  const catchUp = (): void => {
    subject.applyTo(log.entries.length)
  }
  const act = (one: Deed): void => {
    switch (one.kind) {
      case 'request':
        expect(reference.apply(one.request)).toEqual(model.apply(one.request))
        if (!one.lag) catchUp()
        return
      case 'compact': {
        // Revision 0 is a compaction of nothing that etcd forgets when it restarts.
        const compact = { kind: 'compact' as const, revision: Math.max(1, model.revision - one.back) }
        expect(reference.apply(compact)).toEqual(model.apply(compact))
        subject.target = log.entries.length
        subject.pump()
        return
      }
      case 'read': {
        const read = {
          kind: 'range' as const,
          key: 'b',
          rangeEnd: '\0',
          revision: Math.max(0, model.revision - one.back),
          limit: one.limit,
          keysOnly: one.keysOnly,
        }
        expect(reference.storage.range(read, undefined)).toEqual(model.range(read))
        return
      }
      case 'restart': {
        subject.until(() => subject.isUp)
        const before = subject.storage.appliedIndex
        subject.kill()
        subject.start()
        seen.restarts += 1
        seen.reapplied += before - subject.storage.appliedIndex
        return
      }
      case 'crash':
        subject.arm(one.at, one.passes)
        return
      case 'install':
        subject.until(() => subject.hasApplied(subject.target))
        if (subject.storage.appliedIndex >= reference.storage.appliedIndex) return
        seen.installs += 1
        subject.installFrom(reference)
        return
      case 'catch up':
        catchUp()
        return
      case 'defragment':
        seen.defragmentations += 1
        subject.act(() => {
          defragmenting += 1
          subject.storage.defragment(() => {
            defragmenting -= 1
          })
        })
        return
      case 'pass':
        subject.pass(one.us)
        return
      case 'watch': {
        const wanted =
          one.rangeEnd === undefined || one.rangeEnd <= one.key
            ? { key: one.key, prevKv: true }
            : { key: one.key, rangeEnd: one.rangeEnd }
        subject.until(() => subject.isUp)
        clients.push(new WatchClient(subject, model, wanted, Math.max(1, subject.storage.currentRevision + one.ahead)))
        return
      }
      case 'pause':
        clients[one.client]?.pause()
        return
      case 'resume':
        subject.act(() => clients[one.client]?.resume())
        return
      case 'progress':
        subject.act(() => clients[one.client]?.requestProgress())
        return
    }
  }

  for (const one of deeds) act(one)
  world.armed.length = 0
  catchUp()
  for (const client of clients) client.resume()
  subject.until(() => defragmenting === 0)
  subject.pass(2_000_000)
  expect(world.panics).toEqual([])
  seen.crashes += world.ends.get('crashed at failpoint') ?? 0
  for (const client of clients) {
    expect(client.isComplete).toBe(true)
    seen.events += client.received
    seen.compactions += client.compactions
    seen.notifications += client.notifications
  }
  for (const member of [reference, subject]) {
    expect([member.storage.currentRevision, member.storage.compactRevision]).toEqual([
      model.revision,
      model.compactRevision,
    ])
    for (let revision = Math.max(1, model.compactRevision - 1); revision <= model.revision; revision += 1) {
      const read = { kind: 'range' as const, key: '\0', rangeEnd: '\0', revision }
      expect(member.storage.range(read, undefined)).toEqual(model.range(read))
    }
    expect(new Set(member.storage.lessor.ids())).toEqual(model.leases)
  }
  for (let revision = Math.max(0, model.compactRevision); revision <= model.revision; revision += 1) {
    expect(subject.storage.hashKv(revision)).toEqual(reference.storage.hashKv(revision))
  }
  // Once more from the disk alone, with nothing to apply again.
  let closed = false
  subject.act(() => {
    subject.storage.close(() => {
      closed = true
    })
  })
  subject.until(() => closed)
  subject.kill()
  subject.start()
  expect(subject.storage.appliedIndex).toBe(log.entries.length)
  expect(subject.storage.hashKv(0)).toEqual(reference.storage.hashKv(0))
}

test("in 2,000 random runs with restarts, snapshots, compactions and defragmentation, state, hashes and watches are the naive model's", () => {
  fc.assert(
    fc.property(fc.array(deed, { minLength: 20, maxLength: 80 }), fc.nat(), (deeds, seed) => {
      play(deeds, seed)
    }),
    { numRuns: 2_000 },
  )
  for (const [what, count] of Object.entries(seen)) expect([what, count > 200]).toEqual([what, true])
})

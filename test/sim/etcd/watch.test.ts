import { describe, expect, test } from 'vitest'
import type { ClusterSettings } from '../../../src/sim/etcd/settings.ts'
import { BenchMember, BenchStream, compact, del, everything, Log, makeWorld, put } from './bench-member.ts'

function member(settings: Partial<ClusterSettings> = {}): BenchMember {
  return new BenchMember(makeWorld(), 'm0', new Log(), {}, settings)
}

function watch(m0: BenchMember, ...requests: Parameters<BenchStream['create']>[0][]): BenchStream {
  const stream = new BenchStream(m0)
  m0.act(() => {
    for (const request of requests) stream.create(request)
  })
  m0.pass(1_000)
  return stream
}

describe('what a watch gets', () => {
  test('from the past history, then what happens; from the future nothing before it', () => {
    const m0 = member()
    for (const key of ['a', 'b', 'a']) m0.apply(put(key))
    const past = watch(m0, { key: 'a', startRevision: 2 })
    const future = watch(m0, { key: 'a', startRevision: 6 })
    m0.pass(110_000)
    m0.apply(put('a'))
    m0.apply(put('a'))
    m0.pass(1_000)
    expect(past.told).toEqual(['put a@2', 'put a@4', 'put a@5', 'put a@6'])
    expect(future.told).toEqual(['put a@6'])
  })

  test('all changes of a transaction in one response, in their order', () => {
    const m0 = member()
    const stream = watch(m0, everything)
    m0.apply({
      kind: 'txn',
      compare: [],
      success: ['b', 'a'].map((key) => ({ kind: 'put', key, value: '1' })),
      failure: [],
    })
    m0.pass(1_000)
    expect(stream.responses.at(-1)?.events.map(({ kv }) => kv.key)).toEqual(['b', 'a'])
    expect(stream.responses.at(-1)?.revision).toBe(2)
  })

  test('the previous pair where it asked and there is one that is not compacted', () => {
    const m0 = member()
    m0.apply(put('a', '1'))
    const stream = watch(m0, { key: 'a', prevKv: true })
    m0.apply(put('a', '2'))
    m0.apply(del('a'))
    m0.apply(put('a', '3'))
    m0.pass(1_000)
    expect(stream.events.map(({ prevKv }) => prevKv?.value)).toEqual(['1', '2', undefined])
    stream.reading = false
    m0.apply(put('a', '4'))
    m0.apply(put('a', '5'))
    m0.apply(compact(6))
    m0.act(() => stream.resume())
    m0.pass(1_000)
    // The state before revision 6 is gone, that at 6 is not.
    expect(stream.events.slice(-2).map(({ prevKv }) => prevKv?.value)).toEqual([undefined, '4'])
  })

  test('no puts, or no deletions, where filters leave them out', () => {
    const m0 = member()
    const stream = watch(m0, { key: 'a', filters: ['noput'] }, { key: 'a', filters: ['nodelete'] })
    m0.apply(put('a'))
    m0.apply(del('a'))
    m0.pass(1_000)
    const told = stream.responses.flatMap(({ watchId, events }) => events.map(({ type }) => `${watchId} ${type}`))
    expect(told).toEqual(['1 put', '0 delete'])
  })

  test('history of 5 revisions in batches of 2, in order and complete', () => {
    const m0 = member({ watchBatchMaxRevs: 2 })
    for (let count = 0; count < 5; count += 1) m0.apply(put('a'))
    const stream = watch(m0, { key: 'a', startRevision: 1 })
    m0.pass(500_000)
    expect(stream.responses.map(({ events }) => events.length)).toEqual([0, 2, 2, 1])
    expect(stream.told).toEqual(['put a@2', 'put a@3', 'put a@4', 'put a@5', 'put a@6'])
  })

  test('everything, though its client reads nothing for a second and its channel holds 2 responses', () => {
    const m0 = member({ watchChannelSize: 2 })
    const stream = watch(m0, { key: 'a' }, { key: 'b' })
    stream.reading = false
    for (let count = 0; count < 6; count += 1) m0.apply(put(count % 2 === 0 ? 'a' : 'b'))
    m0.pass(1_000_000)
    m0.act(() => stream.resume())
    m0.pass(500_000)
    expect(stream.told.toSorted((one, other) => (one < other ? -1 : 1))).toEqual([
      'put a@2',
      'put a@4',
      'put a@6',
      'put b@3',
      'put b@5',
      'put b@7',
    ])
    m0.apply(put('a'))
    m0.pass(1_000)
    expect(stream.told.at(-1)).toBe('put a@8')
  })
})

describe('the life of a watch', () => {
  test("ids count from 0 or are the client's; one that is taken is refused", () => {
    const m0 = member()
    const stream = watch(m0, everything, { key: 'a', watchId: 7 }, { key: 'b', watchId: 7 }, { key: 'b' })
    expect(stream.responses.map(({ watchId, canceled }) => [watchId, canceled])).toEqual([
      [0, false],
      [7, false],
      [-1, true],
      [1, false],
    ])
  })

  test('an empty range and a negative start revision are refused', () => {
    const stream = watch(member(), { key: 'b', rangeEnd: 'a' }, { key: 'a', startRevision: -1 })
    expect(stream.responses.map(({ created, canceled }) => created && canceled)).toEqual([true, true])
  })

  test('after its cancellation nothing comes any more, though the other watch of the stream goes on', () => {
    const m0 = member()
    const stream = watch(m0, { key: 'a' }, { key: 'b' })
    m0.act(() => stream.cancel(0))
    m0.apply(put('a'))
    m0.apply(put('b'))
    m0.pass(1_000)
    expect(stream.responses.map(({ watchId, canceled }) => `${watchId}${canceled ? ' canceled' : ''}`)).toEqual([
      '0',
      '1',
      '0 canceled',
      '1',
    ])
  })

  test('one from below the compacted revision is canceled with that revision, one from it is not', () => {
    const m0 = member()
    for (let count = 0; count < 4; count += 1) m0.apply(put('a'))
    m0.apply(compact(4))
    const stream = watch(m0, { key: 'a', startRevision: 3 }, { key: 'a', startRevision: 4 })
    m0.pass(200_000)
    const canceled = stream.responses.filter((response) => response.canceled)
    expect(canceled).toMatchObject([{ watchId: 0, compactRevision: 4 }])
    expect(stream.told).toEqual(['put a@4', 'put a@5'])
  })

  test('a closed stream gets nothing and leaves nothing behind', () => {
    const m0 = member()
    const stream = watch(m0, everything)
    m0.act(() => stream.close())
    m0.apply(put('a'))
    m0.pass(200_000)
    expect(stream.told).toEqual([])
  })
})

describe('progress', () => {
  test('on request: once all watches of the stream are synced, never before', () => {
    const m0 = member()
    m0.apply(put('a'))
    const stream = watch(m0, { key: 'a', startRevision: 1 }, { key: 'b' })
    const fresh = new BenchStream(m0)
    m0.act(() => {
      fresh.create({ key: 'a', startRevision: 1 })
      fresh.progress()
    })
    m0.pass(500)
    expect(fresh.notifications).toEqual([])
    m0.pass(200_000)
    expect(fresh.told).toEqual(['put a@2'])
    m0.act(() => stream.progress())
    m0.pass(1_000)
    expect(stream.responses.at(-1)).toMatchObject({ watchId: -1, revision: 2, events: [] })
  })

  test('at the interval, left out where events have just told as much', () => {
    const m0 = member({ watchProgressNotifyIntervalUs: 100_000 })
    const stream = watch(m0, { key: 'a', progressNotify: true }, { key: 'b' })
    m0.pass(120_000)
    expect(stream.responses.at(-1)).toMatchObject({ watchId: 0, revision: 1, events: [] })
    expect(stream.notifications).toHaveLength(1)
    m0.apply(put('a'))
    m0.pass(100_000)
    expect(stream.notifications).toHaveLength(1)
    m0.pass(220_000)
    expect(stream.notifications.length).toBeGreaterThan(1)
    expect(stream.notifications.at(-1)).toBe(2)
  })
})

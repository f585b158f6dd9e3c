import { describe, expect, test } from 'vitest'
import { type Replay, replayRequests } from '../../src/check/replay.ts'
import { checkWatches, type WatchGuarantee } from '../../src/check/watch-guarantees.ts'
import type { WatchEvent, WatchRecord, WatchRequest, WatchResponse } from '../../src/check/watch-record.ts'
import { createRandom } from '../../src/sim/world/random.ts'
import type { Below } from './random-histories.ts'
import { randomRequests } from './random-requests.ts'
import { randomWatch } from './random-watches.ts'

/** Revision 2 puts a, 3 puts a and b, 4 deletes a, 5 puts a, 6 puts b, 7 puts c. */
const replay = replayRequests([
  { kind: 'put', key: 'a', value: '1' },
  {
    kind: 'txn',
    compare: [],
    success: [
      { kind: 'put', key: 'a', value: '2' },
      { kind: 'put', key: 'b', value: '3' },
    ],
    failure: [],
  },
  { kind: 'deleteRange', key: 'a' },
  { kind: 'put', key: 'a', value: '4' },
  { kind: 'put', key: 'b', value: '5' },
  { kind: 'put', key: 'c', value: '6' },
])

const created: WatchResponse = { kind: 'created', at: 1, revision: 1, events: [] }

function event(revision: number, key: string, withPrevious = false): WatchEvent {
  const found = replay.events.find((one) => one.revision === revision && one.kv.key === key)
  if (found === undefined) throw new Error(`no event of ${key} at revision ${revision}`)
  const { type, kv, prevKv } = found
  return { type, kv, ...(withPrevious && prevKv !== undefined ? { prevKv } : {}) }
}

/** A watch of a and b. */
function watch(
  responses: readonly (readonly WatchEvent[] | number)[],
  request: Partial<WatchRequest> = {},
  createdAt = 1,
): WatchRecord {
  return {
    client: 7,
    request: { key: 'a', rangeEnd: 'c', ...request },
    responses: [
      { ...created, revision: createdAt },
      ...responses.map((one, nth): WatchResponse => {
        const at = nth + 2
        if (typeof one === 'number') return { kind: 'progress', at, revision: one, events: [] }
        return { kind: 'events', at, revision: one.at(-1)?.kv.modRevision ?? 0, events: one }
      }),
    ],
  }
}

function broken(record: WatchRecord, past: Replay = replay): string[] {
  return checkWatches([record], past).violations.map(({ property, shape }) => `${property}: ${shape}`)
}

describe('a stream that keeps every promise', () => {
  test('is all events in order, revisions whole, notifications in between', () => {
    const full = watch([
      [event(2, 'a')],
      [event(3, 'a'), event(3, 'b'), event(4, 'a')],
      4,
      [event(5, 'a')],
      5,
      [event(6, 'b')],
      7,
    ])
    expect(broken(full)).toEqual([])
    const { exercised } = checkWatches([full], replay)
    expect(exercised).toEqual({
      Filter: 6,
      Ordered: 6,
      Unique: 6,
      Atomic: 3,
      Bookmarkable: 5,
      FutureStart: 0,
      Resumable: 0,
      IsCreate: 5,
      Reliable: 6,
      PrevKV: 0,
    })
  })

  test('is one that starts at revision 4, one that starts in the future, one that ends early, one that is told nothing', () => {
    expect(broken(watch([[event(4, 'a')], [event(5, 'a')]], { startRevision: 4 }))).toEqual([])
    expect(broken(watch([9], { startRevision: 9 }))).toEqual([])
    expect(broken(watch([[event(2, 'a')]]))).toEqual([])
    expect(broken({ client: 7, request: { key: 'a' }, responses: [] })).toEqual([])
  })

  test('has no pair before where compaction took it', () => {
    const compacted = replayRequests([
      { kind: 'put', key: 'a', value: '1' },
      { kind: 'put', key: 'a', value: '2' },
      { kind: 'compact', revision: 3 },
    ])
    const second: WatchEvent = {
      type: 'put',
      kv: { key: 'a', value: '2', createRevision: 2, modRevision: 3, version: 2 },
    }
    expect(broken(watch([[second]], { prevKv: true, startRevision: 3 }), compacted)).toEqual([])
  })
})

describe('each guarantee is told by the smallest stream that breaks it', () => {
  const cases: readonly [string, string, WatchRecord][] = [
    [
      'W0',
      'Filter: put that was not asked for',
      watch([[event(2, 'a')], [event(2, 'a')]].slice(0, 1), { noPut: true }),
    ],
    ['W1', 'Ordered: event older than the one before', watch([[event(3, 'a'), event(3, 'b')], [event(2, 'a')]])],
    ['W2', 'Unique: event delivered again', watch([[event(2, 'a')], [event(2, 'a')]])],
    ['W3', 'Atomic: one revision in two responses', watch([[event(2, 'a')], [event(3, 'a')], [event(3, 'b')]])],
    ['W4', 'Bookmarkable: notification out of step with the events', watch([2, [event(2, 'a')]])],
    ['W4', 'Bookmarkable: notification out of step with the events', watch([[event(2, 'a')], 2, 1].toSpliced(1, 1, 2))],
    ['W4', 'Bookmarkable: notification out of step with the events', watch([[event(2, 'a')], 1])],
    ['W5', 'Resumable: missing delete event', watch([[event(5, 'a')]], { startRevision: 4 })],
    ['W5', 'Resumable: event below the start revision', watch([[event(2, 'a')]], { startRevision: 3 })],
    ['W5', 'Resumable: event up to the revision of the creation', watch([[event(2, 'a')]], {}, 3)],
    ['W6', 'IsCreate: says created, existed', watch([[event(2, 'a')], [asCreated(event(3, 'a'), 3), event(3, 'b')]])],
    ['W6', 'IsCreate: created, does not say so', watch([[asCreated(event(2, 'a'), 1)]])],
    ['W7', 'Reliable: missing put event', watch([[event(2, 'a')], [event(4, 'a')]])],
    ['W7', 'Reliable: missing put event', watch([[event(2, 'a')], 3])],
    ['W7', 'Reliable: missing put event', watch([[event(2, 'a')], [event(3, 'b')]])],
    ['W7', 'Reliable: event with other content than was written', watch([[withValue(event(2, 'a'), 'x')]])],
    [
      'W7',
      'Reliable: event that was never written',
      watch([[event(2, 'a'), { ...event(2, 'a'), kv: { ...event(2, 'a').kv, key: 'b' } }]]),
    ],
    [
      'W7',
      'Reliable: events of one revision in another order',
      watch([[event(2, 'a')], [event(3, 'b'), event(3, 'a')]]),
    ],
    [
      'W8',
      'PrevKV: another pair than the key had before',
      watch([[event(2, 'a')], [{ ...event(3, 'a'), prevKv: event(5, 'a').kv }, event(3, 'b')]], { prevKv: true }),
    ],
    [
      'W8',
      'PrevKV: no pair although the key had one before',
      watch([[event(2, 'a')], [event(3, 'a'), event(3, 'b')]], { prevKv: true }),
    ],
    ['future start', 'FutureStart: progress notification below the start revision', watch([7], { startRevision: 9 })],
  ]
  for (const [name, expected, record] of cases) {
    test(`${name}: ${expected}`, () => expect(broken(record)).toEqual([expected]))
  }

  test('W7: a gap that was compacted before the stream went on past it', () => {
    const compacted = replayRequests([
      { kind: 'put', key: 'a', value: '1' },
      { kind: 'put', key: 'a', value: '2' },
      { kind: 'compact', revision: 3 },
      { kind: 'put', key: 'a', value: '3' },
    ])
    const third: WatchEvent = {
      type: 'put',
      kv: { key: 'a', value: '3', createRevision: 2, modRevision: 4, version: 3 },
    }
    expect(broken(watch([[third]], { startRevision: 2 }), compacted)).toEqual([
      'Reliable: compacted events left out without a word',
    ])
  })

  test('W5: a deletion at the very revision that was compacted, also where the watch waits for it at the end', () => {
    const compacted = replayRequests([
      { kind: 'put', key: 'a', value: '1' },
      { kind: 'deleteRange', key: 'a' },
      { kind: 'compact', revision: 3 },
      { kind: 'put', key: 'a', value: '2' },
    ])
    const put: WatchEvent = {
      type: 'put',
      kv: { key: 'a', value: '2', createRevision: 4, modRevision: 4, version: 1 },
    }
    const lost = 'Resumable: missing deletion at a compacted revision'
    expect(broken(watch([[put]], { startRevision: 3 }), compacted)).toEqual([lost])
    const waits = watch([], { startRevision: 3 })
    const judge = (stuck: readonly WatchRecord[]): string[] =>
      checkWatches([waits], compacted, new Set(stuck)).violations.map(({ property, shape }) => `${property}: ${shape}`)
    expect(judge([])).toEqual([])
    // The put is missing as well: that is a matter of time.
    expect(judge([waits])).toEqual([])
  })

  test('W4: what only the answer to the own question of a client says to be delivered', () => {
    const answer: WatchResponse = { kind: 'progress', at: 3, revision: 4, events: [], ofStream: true }
    const { request, responses } = watch([[event(2, 'a')]])
    expect(broken({ client: 7, request, responses: [...responses, answer] })).toEqual([
      'Bookmarkable: notification out of step with the events',
    ])
    const early = { ...answer, revision: 3, ofStream: true }
    expect(broken({ client: 7, request: { ...request, startRevision: 9 }, responses: [created, early] })).toEqual([])
  })

  test('and says which revision, key, client and place', () => {
    const [violation] = checkWatches([watch([[event(2, 'a')], [event(4, 'a')]])], replay).violations
    expect(violation).toMatchObject({ property: 'Reliable', revision: 3, client: 7, at: 3 })
    expect(violation?.message).toBe(
      'missing put event: revision 3 of key a; watch of [a, c) by client 7, last event at 4, last notification at 0',
    )
  })
})

interface Mutation {
  readonly name: string
  /** Undefined where this stream has no place for it. */
  readonly mutate: (
    below: Below,
    record: WatchRecord,
    past: Replay,
  ) => { record: WatchRecord; expected: WatchGuarantee } | undefined
  /** What may break together with it. */
  readonly along: readonly WatchGuarantee[]
}

const mutations: readonly Mutation[] = [
  {
    name: 'drops an event',
    along: [],
    mutate(below, record, past) {
      const places = placesOf(record)
      const place = below(places.length)
      const dropped = places[place]
      if (dropped === undefined) return undefined
      const changed = withEvents(record, dropped.response, (events) => events.toSpliced(dropped.nth, 1))
      const { modRevision } = dropped.event.kv
      // A watch that was told nothing of the time from there on has missed nothing yet.
      if (!changed.responses.some((one) => reaches(one, modRevision))) return undefined
      const isFirst = place === 0 && (record.request.startRevision ?? 0) > 0
      // A gap that was compacted in between is Reliable's, and a deletion at a compacted revision Resumable's, wherever they are: cases
      // of their own above.
      const start = record.request.startRevision ?? record.responses[0]?.revision ?? 0
      if (isFirst && past.compactions.some((one) => one.revision > start)) return undefined
      if (dropped.event.type === 'delete' && past.compactions.some((one) => one.revision === modRevision))
        return undefined
      return { record: changed, expected: isFirst ? 'Resumable' : 'Reliable' }
    },
  },
  {
    name: 'delivers an event twice',
    along: ['Bookmarkable'],
    mutate(below, record) {
      const places = placesOf(record)
      const twice = places[below(places.length)]
      if (twice === undefined) return undefined
      const later = places.slice(places.indexOf(twice))
      const where = later[below(later.length)] ?? twice
      const again = withEvents(record, where.response, (events) => events.toSpliced(where.nth + 1, 0, twice.event))
      return { record: again, expected: 'Unique' }
    },
  },
  {
    name: 'swaps two revisions',
    along: ['Bookmarkable', 'Atomic'],
    mutate(below, record) {
      const places = placesOf(record)
      const nth = below(places.length)
      const [one, other] = [places[nth], places[nth + 1]]
      if (one === undefined || other === undefined || one.event.kv.modRevision === other.event.kv.modRevision)
        return undefined
      const half = withEvents(record, one.response, (events) => events.with(one.nth, other.event))
      return {
        record: withEvents(half, other.response, (events) => events.with(other.nth, one.event)),
        expected: 'Ordered',
      }
    },
  },
  {
    name: 'swaps two events of one revision',
    along: [],
    mutate(below, record) {
      const places = placesOf(record)
      const nth = below(places.length)
      const [one, other] = [places[nth], places[nth + 1]]
      if (one === undefined || other === undefined || one.event.kv.modRevision !== other.event.kv.modRevision)
        return undefined
      const swapped = withEvents(record, one.response, (events) =>
        events.with(one.nth, other.event).with(other.nth, one.event),
      )
      return { record: swapped, expected: 'Reliable' }
    },
  },
  {
    name: 'splits a revision',
    along: [],
    mutate(below, record) {
      const places = placesOf(record)
      const nth = below(places.length)
      const [one, other] = [places[nth], places[nth + 1]]
      if (one === undefined || other === undefined || one.event.kv.modRevision !== other.event.kv.modRevision)
        return undefined
      const whole = record.responses[one.response] as WatchResponse
      const halves = [whole.events.slice(0, other.nth), whole.events.slice(other.nth)].map((events) => ({
        ...whole,
        events,
      }))
      return {
        record: { ...record, responses: record.responses.toSpliced(one.response, 1, ...halves) },
        expected: 'Atomic',
      }
    },
  },
  {
    name: 'notifies of what it has not sent',
    along: [],
    mutate(below, record) {
      const places = placesOf(record)
      const late = places[below(places.length)]
      if (late === undefined || late.nth > 0) return undefined
      const notice: WatchResponse = { kind: 'progress', at: 0, revision: late.event.kv.modRevision, events: [] }
      return {
        record: { ...record, responses: record.responses.toSpliced(late.response, 0, notice) },
        expected: 'Bookmarkable',
      }
    },
  },
  {
    name: 'changes a value',
    along: [],
    mutate: (below, record) => changeOne(below, record, 'Reliable', (event) => withValue(event, 'another')),
  },
  {
    name: 'says wrongly whether a key was created',
    along: [],
    mutate: (below, record) =>
      changeOne(below, record, 'IsCreate', (event) => {
        const { createRevision, modRevision } = event.kv
        return event.type === 'put'
          ? asCreated(event, createRevision === modRevision ? modRevision - 1 : modRevision)
          : undefined
      }),
  },
  {
    name: 'changes the pair before',
    along: [],
    mutate: (below, record) =>
      changeOne(below, record, 'PrevKV', (event) =>
        event.prevKv === undefined
          ? undefined
          : { ...event, prevKv: { ...event.prevKv, version: event.prevKv.version + 1 } },
      ),
  },
  {
    name: 'leaves out the pair before',
    along: [],
    mutate: (below, record, past) =>
      changeOne(below, record, 'PrevKV', ({ type, kv, prevKv }) =>
        prevKv === undefined || kv.modRevision <= past.compactRevision ? undefined : { type, kv },
      ),
  },
  {
    name: 'delivers a key that was not asked for',
    along: [],
    mutate: (below, record) =>
      changeOne(below, record, 'Filter', (event) => ({ ...event, kv: { ...event.kv, key: '0' } })),
  },
]

describe('of 20,000 streams of a correct etcd, from random requests', () => {
  const streams = Array.from({ length: 20_000 }, (_, seed) => {
    const random = createRandom(BigInt(seed))
    const below: Below = (n) => random.below(n)
    const past = replayRequests(randomRequests(below, 30))
    return { below, past, record: randomWatch(below, past) }
  })

  test('none breaks a promise', () => {
    const alarms = streams.filter(({ record, past }) => broken(record, past).length > 0)
    expect(alarms.map(({ record, past }) => ({ record, broken: broken(record, past) }))).toEqual([])
    expect(streams.filter(({ record }) => placesOf(record).length > 3).length).toBeGreaterThan(3000)
  })

  for (const { name, mutate, along } of mutations) {
    test(`each that ${name} is caught, by the right guarantee`, () => {
      let caught = 0
      for (const { below, past, record } of streams) {
        const mutated = mutate(below, record, past)
        if (mutated === undefined) continue
        const names = checkWatches([mutated.record], past).violations.map(({ property }) => property)
        expect(names, JSON.stringify(mutated)).toContain(mutated.expected)
        const others = names.filter((one) => one !== mutated.expected && !along.includes(one as WatchGuarantee))
        if (mutated.expected !== 'Filter') expect(others, JSON.stringify(mutated)).toEqual([])
        caught += 1
      }
      expect(caught).toBeGreaterThan(300)
    })
  }
})

interface Place {
  readonly event: WatchEvent
  readonly response: number
  readonly nth: number
}

function placesOf({ responses }: WatchRecord): Place[] {
  return responses.flatMap(({ events }, response) => events.map((event, nth) => ({ event, response, nth })))
}

function withEvents(
  record: WatchRecord,
  at: number,
  change: (events: readonly WatchEvent[]) => readonly WatchEvent[],
): WatchRecord {
  const response = record.responses[at] as WatchResponse
  const events = change(response.events)
  const rest = events.length === 0 ? [] : [{ ...response, events }]
  return { ...record, responses: record.responses.toSpliced(at, 1, ...rest) }
}

function changeOne(
  below: Below,
  record: WatchRecord,
  expected: WatchGuarantee,
  change: (event: WatchEvent) => WatchEvent | undefined,
): { record: WatchRecord; expected: WatchGuarantee } | undefined {
  const places = placesOf(record)
  const place = places[below(places.length)]
  const changed = place === undefined ? undefined : change(place.event)
  if (place === undefined || changed === undefined) return undefined
  return { record: withEvents(record, place.response, (events) => events.with(place.nth, changed)), expected }
}

function reaches({ kind, revision, events }: WatchResponse, to: number): boolean {
  return kind === 'progress' ? revision >= to : events.some(({ kv }) => kv.modRevision >= to)
}

function withValue(event: WatchEvent, value: string): WatchEvent {
  return { ...event, kv: { ...event.kv, value } }
}

function asCreated(event: WatchEvent, createRevision: number): WatchEvent {
  return { ...event, kv: { ...event.kv, createRevision } }
}

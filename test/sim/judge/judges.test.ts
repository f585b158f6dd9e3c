import { describe, expect, test } from 'vitest'
import type { EtcdOperation } from '../../../src/check/etcd-operation.ts'
import type { RaftPayload, RaftRequest } from '../../../src/sim/etcd/payload.ts'
import { judgeDurability } from '../../../src/sim/judge/judge-durability.ts'
import { judgeLeases } from '../../../src/sim/judge/judge-leases.ts'
import { judgeStorage } from '../../../src/sim/judge/judge-storage.ts'
import type { LogEntry, StorageSight } from '../../../src/sim/judge/observation.ts'
import { replayLog } from '../../../src/sim/judge/replay-log.ts'

/** A log from index 1 on; undefined for a leader's empty entry. */
function logOf(requests: readonly (RaftRequest | undefined)[], user?: string): (LogEntry | undefined)[] {
  return [
    undefined,
    ...requests.map((request, at): LogEntry => {
      const payload = request === undefined ? undefined : ({ id: at, user, request } as unknown as RaftPayload)
      return { index: at + 1, term: 2, payload, committedIn: 2, step: 100 * (at + 1) }
    }),
  ]
}

const put = (value: string): RaftRequest => ({ kind: 'put', key: 'a', value })
/** Its range is compacted when it comes: nothing of it may happen. */
const refused: RaftRequest = {
  kind: 'txn',
  compare: [],
  success: [
    { kind: 'put', key: 'a', value: 'x' },
    { kind: 'range', key: 'a', revision: 1 },
  ],
  failure: [],
}
/** Revision 2 at entry 2, 3 at 3, still 3 at 4 (compaction) and 5 (refused), 4 at 6. */
const log = logOf([undefined, put('1'), put('2'), { kind: 'compact', revision: 3 }, refused, put('3')])
const replayed = replayLog(log)

function judgeSights(...seen: readonly StorageSight[]): string[] {
  const { violations } = judgeStorage(new Map([['m0', seen]]), log, replayed, [])
  return violations.map(({ property, shape }) => `${property}: ${shape}`)
}

function applied(index: number, revision: number): StorageSight {
  return { kind: 'applied', nth: 0, index, revision, step: 0 }
}

function restored(index: number, revision: number): StorageSight {
  return { kind: 'restored', nth: 0, index, revision, step: 0 }
}

/** At revision 3, knowing of compactions up to this one. */
function back(index: number, compacted: number): StorageSight {
  return { ...restored(index, 3), compacted }
}

function installed(index: number, revision: number): StorageSight {
  return { kind: 'installed', nth: 0, index, revision, step: 0 }
}

/** Steps of order numbers in these tests. */
const tenfold = (order: number): number => 10 * order

function judgeOne(
  operation: EtcdOperation,
  index: number | undefined,
  at: readonly (LogEntry | undefined)[],
): string[] {
  const indexOf = new Map(index === undefined ? [] : [[operation.request, index]])
  return judgeDurability([operation], indexOf, at, [], [], [], tenfold).violations.map(({ shape }) => shape)
}

describe('what a storage says after each entry', () => {
  test('is what the log gives: revisions 1 2 3 3 3 4', () => {
    expect(replayed.revisionAfter).toEqual([1, 1, 2, 3, 3, 3, 4])
    expect([...replayed.refused]).toEqual([5])
    const seen = [1, 2, 3, 3, 3, 4].map((revision, at) => applied(at + 1, revision))
    expect(judgeSights(...seen, restored(3, 3), installed(6, 4), restored(0, 1))).toEqual([])
  })

  test('lacks an entry after a restart also where that is a compaction, which makes no revision', () => {
    expect(judgeSights(back(3, -1), back(4, 3), back(5, 3))).toEqual([])
    expect(judgeSights(back(4, -1))).toEqual(['Hash: index without its data after a restart'])
    const { violations } = judgeStorage(new Map([['m0', [back(4, 2)]]]), log, replayed, [])
    expect(violations[0]?.message).toBe(
      'm0: index without its data after a restart: compacted to 2 at entry 4, the log gives 3',
    )
  })

  test.for<[string, StorageSight]>([
    ['Hash: entry applied twice', applied(3, 4)],
    ['Hash: refused transaction applied', applied(5, 4)],
    ['Hash: entry not applied', applied(3, 2)],
    ['Hash: snapshot with another revision', installed(3, 2)],
    ['Hash: data without its index after a restart', restored(2, 3)],
    ['Hash: index without its data after a restart', restored(3, 2)],
    ['Revision: restart below the compacted revision', restored(4, 2)],
  ])('tells %s', ([expected, sight]) => {
    expect(judgeSights(applied(2, 2), sight, applied(6, 9))).toEqual([expected])
  })

  test('tells that only a user was refused', () => {
    const ofUser = logOf(
      [put('0'), { kind: 'userAdd', name: 'late0' }, { kind: 'grantRole', name: 'late0', role: 'writers' }, put('1')],
      'late0',
    )
    const { revisionAfter, denied } = replayLog(ofUser)
    expect(revisionAfter).toEqual([1, 1, 1, 1, 2])
    expect([...denied]).toEqual([1])
    const { violations } = judgeStorage(new Map([['m1', [applied(4, 1)]]]), ofUser, replayLog(ofUser), [])
    expect(violations.map(({ shape }) => shape)).toEqual(['write of a user not applied'])
  })

  test('counts what it looked at, and blames the member that came apart first for what a snapshot of its carries', () => {
    const sights = new Map([
      ['m0', [{ ...installed(3, 9), nth: 2 }]],
      ['m1', [{ ...applied(2, 9), nth: 1 }]],
    ])
    const { violations, exercised } = judgeStorage(sights, log, replayed, [])
    expect(violations.map(({ shape, message }) => `${shape}; ${message.slice(0, 2)}`)).toEqual([
      'entry applied twice; m1',
    ])
    expect(exercised).toBe(2)
  })

  test('says nothing of a part of the log that was lost since', () => {
    const losses = [{ lastIndex: 1, nth: 1, atUs: 0, order: 1, step: 1 }]
    const judge = (nth: number): number =>
      judgeStorage(new Map([['m0', [{ ...applied(2, 9), nth }]]]), log, replayed, losses).violations.length
    expect(judge(0)).toBe(0)
    expect(judge(1)).toBe(1)
  })
})

describe('durability of what was acknowledged', () => {
  const write: EtcdOperation = {
    client: 4,
    call: 1,
    return: 2,
    request: { kind: 'put', key: 'a', value: '1' },
    response: { kind: 'put', revision: 2 },
  }

  test('holds where the log has that very request at its index', () => {
    expect(judgeOne(write, 2, logOf([undefined, write.request as RaftRequest]))).toEqual([])
    expect(
      judgeDurability(
        [write],
        new Map([[write.request, 2]]),
        logOf([undefined, write.request as RaftRequest]),
        [],
        [],
        [],
        tenfold,
      ).exercised,
    ).toBe(1)
  })

  test('is broken where the log has another request there, nothing there, or never had it', () => {
    expect(judgeOne(write, 2, logOf([undefined, put('1')]))).toEqual(['acknowledged write lost'])
    expect(judgeOne(write, 2, logOf([undefined]))).toEqual(['acknowledged write lost'])
    expect(judgeOne(write, undefined, logOf([]))).toEqual(['acknowledged write never committed'])
  })

  test('is seen broken once both have happened: the answer at order 4 (step 40), and the loss', () => {
    const operation = { ...write, return: 4 }
    const stepOf = (index: number, at: readonly (LogEntry | undefined)[], lost: readonly number[]): number[] =>
      judgeDurability(
        [operation],
        new Map([[operation.request, index]]),
        at,
        lost.map((step) => ({ lastIndex: 1, nth: 0, atUs: 0, order: step / 10, step })),
        [],
        [],
        tenfold,
      ).violations.map(({ step }) => step ?? 0)
    expect(stepOf(2, logOf([undefined]), [30, 90])).toEqual([90])
    expect(stepOf(2, logOf([undefined]), [30])).toEqual([40])
    // Step 200 is that of the entry that came to its place.
    expect(stepOf(2, logOf([undefined, put('1')]), [])).toEqual([200])
  })

  test('is broken where a client was told a revision of entries that a new leader lost', () => {
    const seen = {
      ...write,
      request: { kind: 'range', key: 'a' },
      response: { kind: 'range', kvs: [], count: 0, revision: 5 },
    } as const
    const loss = { lastIndex: 1, nth: 0, atUs: 0, order: 9, step: 90 }
    const judge = (order: number, left: number): string[] =>
      judgeDurability([seen], new Map(), logOf([]), [{ ...loss, order }], [], [1, left], tenfold).violations.map(
        ({ shape }) => shape,
      )
    expect(judge(9, 4)).toEqual(['acknowledged write lost'])
    expect(judge(9, 5)).toEqual([])
    expect(judge(1, 4)).toEqual([])
  })

  test('says nothing of reads, refusals, open writes and transactions that wrote nothing', () => {
    const { response: _, return: _end, ...open } = write
    const txn: EtcdOperation = {
      ...write,
      request: {
        kind: 'txn',
        compare: [],
        success: [{ kind: 'put', key: 'a', value: '1' }],
        failure: [{ kind: 'range', key: 'a' }],
      },
      response: { kind: 'txn', revision: 2, succeeded: false, responses: [] },
    }
    const none: EtcdOperation[] = [
      open,
      { ...write, response: { kind: 'error', error: 'lease-not-found' } },
      { ...write, request: { kind: 'range', key: 'a' }, response: { kind: 'range', kvs: [], count: 0, revision: 1 } },
      txn,
    ]
    for (const operation of none) expect(judgeOne(operation, undefined, logOf([]))).toEqual([])
    const wrote: EtcdOperation = { ...txn, response: { kind: 'txn', revision: 2, succeeded: true, responses: [] } }
    expect(judgeOne(wrote, undefined, logOf([]))).toEqual(['acknowledged write never committed'])
  })
})

describe('the life of a lease', () => {
  const second = 1_000_000
  const request: RaftRequest = { kind: 'leaseRevoke', lease: 1 }
  const judge = (endUs: number, committed = true): string[] =>
    judgeLeases(
      [
        { lease: 1, askedUs: 0, answeredUs: 10, ttlUs: 2 * second },
        { lease: 1, askedUs: second, answeredUs: second + 10, ttlUs: 2 * second },
        { lease: 2, askedUs: 0, answeredUs: 10, ttlUs: 9 * second },
      ],
      [{ lease: 1, request, atUs: endUs, order: 7 }],
      logOf(committed ? [request] : []),
    ).violations.map(({ shape, message }) => `${shape}; ${message}`)

  test('kept alive at 1 s for 2 s ends at 3 s at the earliest', () => {
    expect(judge(3 * second)).toEqual([])
    expect(judge(3 * second - 1)).toEqual([
      'lease ended early; lease 1 was ended 1 us early: asked for at 1000000 us for 2000000 us',
    ])
  })

  test('is not ended by a proposal that came to nothing', () => expect(judge(second + 20, false)).toEqual([]))

  test('counts from the promises that had been given by then', () => {
    expect(judge(second + 5)).toEqual([
      'lease ended early; lease 1 was ended 999995 us early: asked for at 0 us for 2000000 us',
    ])
  })
})

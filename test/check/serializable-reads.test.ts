import { describe, expect, test } from 'vitest'
import type { EtcdOperation, EtcdRange, EtcdResponse } from '../../src/check/etcd-operation.ts'
import { applyEtcd } from '../../src/check/models/apply-etcd.ts'
import { type EtcdState, emptyEtcdState } from '../../src/check/models/etcd-state.ts'
import { replayRequests } from '../../src/check/replay.ts'
import { checkSerializableReads } from '../../src/check/serializable-reads.ts'
import { createRandom } from '../../src/sim/world/random.ts'
import { randomRequests } from './random-requests.ts'

/** Revision 2 puts a, 3 puts b, 4 puts a again; everything below 3 is compacted. */
const replay = replayRequests([
  { kind: 'put', key: 'a', value: '1' },
  { kind: 'put', key: 'b', value: '2' },
  { kind: 'put', key: 'a', value: '3' },
  { kind: 'compact', revision: 3 },
])
const a2 = { key: 'a', value: '1', createRevision: 2, modRevision: 2, version: 1 }
const b3 = { key: 'b', value: '2', createRevision: 3, modRevision: 3, version: 1 }
const a4 = { key: 'a', value: '3', createRevision: 2, modRevision: 4, version: 2 }

function read(request: Partial<EtcdRange>, response: EtcdResponse, call = 10): EtcdOperation {
  return { client: 3, call, return: call + 1, request: { kind: 'range', key: 'a', ...request }, response }
}

function openCompaction(call: number): EtcdOperation {
  return { client: 1, call, request: { kind: 'compact', revision: 4 } }
}

function shapes(...operations: readonly EtcdOperation[]): string[] {
  return checkSerializableReads(operations, replay).violations.map(({ shape }) => shape)
}

describe('a read at a revision', () => {
  const told = (kvs: readonly (typeof a2)[], revision = 4, count = kvs.length): EtcdResponse => {
    return { kind: 'range', kvs, count, revision }
  }

  test('gives what was there: with limit, keys only, count only, and from a member that lags', () => {
    const all = { rangeEnd: 'z' }
    expect(
      shapes(
        read({ revision: 2 }, told([a2])),
        read({ ...all, revision: 3 }, told([a2, b3])),
        read({ ...all, revision: 4, limit: 1 }, { kind: 'range', kvs: [a4], count: 2, more: true, revision: 4 }),
        read(
          { ...all, revision: 3, keysOnly: true },
          told([
            { ...a2, value: '' },
            { ...b3, value: '' },
          ]),
        ),
        read({ ...all, revision: 3, countOnly: true }, told([], 4, 2)),
        read({ ...all, serializable: true }, told([a2, b3], 3)),
        read({ ...all, serializable: true }, told([a4, b3], 4)),
        read({ revision: 2 }, { kind: 'error', error: 'compacted' }),
        read({ revision: 9 }, { kind: 'error', error: 'future-revision' }),
      ),
    ).toEqual([])
  })

  test.for<[string, EtcdOperation]>([
    ['other count', read({ revision: 3, rangeEnd: 'z' }, told([a2]))],
    ['other number of pairs', read({ revision: 3, rangeEnd: 'z' }, told([a2], 4, 2))],
    ['another pair', read({ revision: 3 }, told([a4]))],
    ['another pair', read({ revision: 2 }, told([{ ...a2, version: 2 }]))],
    ['wrong word on whether there is more', read({ revision: 4, rangeEnd: 'z', limit: 1 }, told([a4], 4, 2))],
    ['answered at a revision that never was', read({ revision: 9 }, told([a4]))],
    ['answered at a revision of the future', read({ revision: 4 }, told([a4], 3))],
    ['refused as compacted, was not', read({ revision: 4 }, { kind: 'error', error: 'compacted' })],
    ['refused as compacted, was not', read({ revision: 3 }, { kind: 'error', error: 'compacted' })],
    ['another pair', read({ serializable: true }, told([a2], 4))],
  ])('is told when it is broken: %s', ([shape, operation]) => {
    expect(shapes(operation)).toEqual([shape])
  })

  test('may not be refused as future once a client was told of revision 4, unless it may be stale', () => {
    const write: EtcdOperation = {
      client: 1,
      call: 1,
      return: 2,
      request: { kind: 'put', key: 'a', value: '3' },
      response: { kind: 'put', revision: 4 },
    }
    const refused: EtcdResponse = { kind: 'error', error: 'future-revision' }
    expect(shapes(write, read({ revision: 4 }, refused))).toEqual(['refused as future, was not'])
    expect(shapes(write, read({ revision: 4 }, refused, 1))).toEqual([])
    expect(shapes(write, read({ revision: 5 }, refused))).toEqual([])
    expect(shapes(write, read({ revision: 4, serializable: true }, refused))).toEqual([])
  })

  test('may be refused as compacted where a compaction to 4 was asked for before and never answered', () => {
    const refused: EtcdResponse = { kind: 'error', error: 'compacted' }
    expect(shapes(openCompaction(5), read({ revision: 3 }, refused, 10))).toEqual([])
    expect(shapes(openCompaction(5), read({ revision: 4 }, refused, 10))).toEqual(['refused as compacted, was not'])
    expect(shapes(openCompaction(20), read({ revision: 3 }, refused, 10))).toEqual(['refused as compacted, was not'])
    const answered: EtcdOperation = { ...openCompaction(5), return: 6, response: { kind: 'error', error: 'compacted' } }
    expect(shapes(answered, read({ revision: 3 }, refused, 10))).toEqual(['refused as compacted, was not'])
  })

  test('of every past revision of 1,000 random stores is right, and caught when one field of one pair is changed', () => {
    let caught = 0
    for (let seed = 0; seed < 1000; seed += 1) {
      const random = createRandom(BigInt(seed))
      const requests = randomRequests((n) => random.below(n), 30)
      const past = replayRequests(requests)
      let state: EtcdState = emptyEtcdState
      for (const request of requests) state = applyEtcd(state, request, true).state
      const operations: EtcdOperation[] = []
      for (let revision = Math.max(1, state.compactRevision); revision <= state.revision; revision += 1) {
        const request = { kind: 'range', key: 'a', rangeEnd: 'c', revision, limit: random.below(3) } as const
        const { response } = applyEtcd(state, request, true)
        operations.push({ client: 1, call: 2 * revision, return: 2 * revision + 1, request, response })
      }
      expect(checkSerializableReads(operations, past), `seed ${seed}`).toMatchObject({ violations: [] })
      const one = operations[random.below(operations.length)]
      const [pair, ...others] = one?.response?.kind === 'range' ? one.response.kvs : []
      if (one?.response?.kind !== 'range' || pair === undefined) continue
      const fields = ['createRevision', 'modRevision', 'version', 'lease'] as const
      const field = fields[random.below(fields.length)] ?? 'version'
      const response = { ...one.response, kvs: [{ ...pair, [field]: (pair[field] ?? 0) + 1 }, ...others] }
      expect(checkSerializableReads([{ ...one, response }], past).violations).toHaveLength(1)
      caught += 1
    }
    expect(caught).toBeGreaterThan(500)
  })
})

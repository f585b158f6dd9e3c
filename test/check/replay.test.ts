import { describe, expect, test } from 'vitest'
import type { EtcdPut } from '../../src/check/etcd-operation.ts'
import { applyEtcd } from '../../src/check/models/apply-etcd.ts'
import { emptyEtcdState } from '../../src/check/models/etcd-state.ts'
import { replayRequests } from '../../src/check/replay.ts'
import { createRandom } from '../../src/sim/world/random.ts'
import { NaiveModel } from '../sim/etcd/naive-model.ts'
import { randomRequests } from './random-requests.ts'

function put(key: string): EtcdPut {
  return { kind: 'put', key, value: 'x' }
}

describe('a replay', () => {
  test('of 4,000 random sequences has the revisions, pairs and events of an obvious etcd that keeps every state', () => {
    let events = 0
    let refused = 0
    for (let seed = 0; seed < 4000; seed += 1) {
      const random = createRandom(BigInt(seed))
      const requests = randomRequests((n) => random.below(n), 40)
      const naive = new NaiveModel()
      const revisions: number[] = []
      const replay = replayRequests(requests, (revision) => revisions.push(revision))
      const expected = requests.map((request) => {
        if (request.kind === 'range') return naive.revision
        const reply = naive.apply(request.kind === 'leaseGrant' ? { ...request, ttlS: 1 } : request)
        if (reply.kind === 'error') refused += 1
        return naive.revision
      })
      expect(revisions, `seed ${seed}`).toEqual(expected)
      expect(replay.compactRevision).toBe(Math.max(0, naive.compactRevision))
      expect(replay.events.map(({ type, kv, prevKv }) => ({ type, kv, prevKv }))).toEqual(naive.events)
      expect(replay.events.map(({ revision }) => revision)).toEqual(naive.events.map(({ kv }) => kv.modRevision))
      for (const event of replay.events) {
        expect(event.isCreate).toBe(event.type === 'put' && event.kv.createRevision === event.revision)
      }
      events += naive.events.length
    }
    expect(events).toBeGreaterThan(40_000)
    expect(refused).toBeGreaterThan(10_000)
  })

  test('of 300 random sequences has at every revision the pairs that the model of linearizability has there', () => {
    for (let seed = 0; seed < 300; seed += 1) {
      const random = createRandom(BigInt(seed))
      const requests = randomRequests((n) => random.below(n), 40)
      const replay = replayRequests(requests)
      let state = emptyEtcdState
      for (const request of requests) {
        state = applyEtcd(state, request, true).state
        expect(replay.rangeAt('\0', '\0', state.revision), `seed ${seed}`).toEqual(state.kvs)
        expect(replay.rangeAt('b', 'd', state.revision)).toEqual(
          state.kvs.filter((pair) => pair.key >= 'b' && pair.key < 'd'),
        )
        for (const key of ['a', 'b', 'c', 'd', 'e']) {
          expect(replay.at(key, state.revision)).toEqual(state.kvs.find((pair) => pair.key === key))
        }
      }
      expect(replay.revision).toBe(state.revision)
    }
  })

  test('finds the first event from a revision on: 3 events of revision 3 begin after the one of revision 2', () => {
    const replay = replayRequests([
      put('a'),
      { kind: 'txn', compare: [], success: [put('a'), put('b'), put('c')], failure: [] },
    ])
    expect([0, 2, 3, 4, 9].map((revision) => replay.firstEventFrom(revision))).toEqual([0, 0, 1, 4, 4])
    expect(replay.at('b', 2)).toBeUndefined()
    expect(replay.at('b', 99)?.modRevision).toBe(3)
    expect(replay.at('a', 0)).toBeUndefined()
  })

  test('of a transaction with two deletions that overlap has one event for each key', () => {
    const replay = replayRequests([
      { kind: 'put', key: 'a', value: 'x' },
      { kind: 'put', key: 'b', value: 'y' },
      {
        kind: 'txn',
        compare: [],
        success: [
          { kind: 'deleteRange', key: 'b' },
          { kind: 'deleteRange', key: 'a', rangeEnd: 'c' },
        ],
        failure: [],
      },
    ])
    expect(replay.events.slice(2).map(({ type, kv, revision }) => [type, kv.key, revision])).toEqual([
      ['delete', 'b', 4],
      ['delete', 'a', 4],
    ])
  })
})

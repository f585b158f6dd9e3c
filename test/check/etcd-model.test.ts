import { describe, expect, test } from 'vitest'
import { checkEtcdHistory } from '../../src/check/etcd-history.ts'
import type { EtcdOperation, EtcdRequest, EtcdResponse } from '../../src/check/etcd-operation.ts'
import { applyEtcd } from '../../src/check/models/apply-etcd.ts'
import { describeKeys } from '../../src/check/models/describe-etcd.ts'
import { emptyEtcdState } from '../../src/check/models/etcd-state.ts'

/** What one store answers to these, one after the other. */
function answers(...requests: EtcdRequest[]): EtcdResponse[] {
  let state = emptyEtcdState
  return requests.map((request) => {
    const applied = applyEtcd(state, request, true)
    state = applied.state
    return applied.response
  })
}

const put = (key: string, value: string, lease?: number): EtcdRequest => ({
  kind: 'put',
  key,
  value,
  ...(lease === undefined ? {} : { lease }),
})
const get = (key: string): EtcdRequest => ({ kind: 'range', key })
const pair = (key: string, value: string, createRevision: number, modRevision: number, version: number) => ({
  key,
  value,
  createRevision,
  modRevision,
  version,
})

const range = (more: object): EtcdRequest => ({ kind: 'range', key: 'a', rangeEnd: 'c', ...more })
const compareX = (comparison: object): EtcdRequest =>
  ({ kind: 'txn', compare: [{ key: 'x', ...comparison }], success: [], failure: [] }) as unknown as EtcdRequest
const readAt = (revision: number): EtcdRequest => ({ kind: 'range', key: 'a', revision })
const compact = (revision: number): EtcdRequest => ({ kind: 'compact', revision })
const wrote = (client: number, call: number, end: number, value: string, revision: number): EtcdOperation => ({
  client,
  call,
  return: end,
  request: put('a', value),
  response: { kind: 'put', revision },
})
const lost = (client: number, call: number, value: string): EtcdOperation => ({
  client,
  call,
  request: put('a', value),
})
const read = (client: number, call: number, kvs: ReturnType<typeof pair>[], revision: number): EtcdOperation => ({
  client,
  call,
  return: call + 1,
  request: get('a'),
  response: { kind: 'range', kvs, count: kvs.length, revision },
})

describe('etcd one request at a time', () => {
  test('an empty store is at revision 1; the first put makes 2, the second put of the key has version 2', () => {
    expect(answers(get('a'), put('a', '1'), put('a', '2'), get('a'))).toEqual([
      { kind: 'range', kvs: [], count: 0, revision: 1 },
      { kind: 'put', revision: 2 },
      { kind: 'put', revision: 3 },
      { kind: 'range', kvs: [pair('a', '2', 2, 3, 2)], count: 1, revision: 3 },
    ])
  })

  test('a key that comes back after its deletion begins at version 1; deleting nothing makes no revision', () => {
    const remove: EtcdRequest = { kind: 'deleteRange', key: 'a', prevKv: true }
    expect(answers(put('a', '1'), remove, remove, put('a', '2'), get('a')).slice(1)).toEqual([
      { kind: 'deleteRange', deleted: 1, prevKvs: [pair('a', '1', 2, 2, 1)], revision: 3 },
      { kind: 'deleteRange', deleted: 0, revision: 3 },
      { kind: 'put', revision: 4 },
      { kind: 'range', kvs: [pair('a', '2', 4, 4, 1)], count: 1, revision: 4 },
    ])
  })

  test('a range is half-open, in the order of keys; limit cuts pairs and not the count, keys only has no values', () => {
    const [, , , limited, keys, count, all] = answers(
      put('c', '3'),
      put('b', '2'),
      put('a', '1'),
      range({ limit: 1 }),
      range({ keysOnly: true }),
      range({ countOnly: true }),
      range({ rangeEnd: '\0' }),
    )
    expect(limited).toEqual({ kind: 'range', kvs: [pair('a', '1', 4, 4, 1)], count: 2, more: true, revision: 4 })
    expect(keys).toMatchObject({
      kvs: [
        { key: 'a', value: '' },
        { key: 'b', value: '' },
      ],
      count: 2,
    })
    expect(count).toEqual({ kind: 'range', kvs: [], count: 2, revision: 4 })
    expect(all).toMatchObject({ count: 3 })
  })

  test('a transaction makes one revision whatever it changes, and its later requests see its earlier ones', () => {
    const txn: EtcdRequest = {
      kind: 'txn',
      compare: [{ key: 'a', target: 'version', result: '=', number: 0 }],
      success: [
        { kind: 'put', key: 'a', value: '1' },
        { kind: 'put', key: 'b', value: '2' },
        { kind: 'range', key: 'b' },
      ],
      failure: [{ kind: 'range', key: 'a' }],
    }
    const [first, second] = answers(txn, txn)
    expect(first).toMatchObject({
      revision: 2,
      succeeded: true,
      responses: [{ kind: 'put' }, { kind: 'put' }, { kvs: [pair('b', '2', 2, 2, 1)] }],
    })
    expect(second).toMatchObject({ revision: 2, succeeded: false, responses: [{ kvs: [pair('a', '1', 2, 2, 1)] }] })
  })

  test('no comparison of the value of an absent key holds; its numbers are 0', () => {
    const succeeded = answers(
      compareX({ target: 'value', result: '!=', value: 'v' }),
      compareX({ target: 'value', result: '=', value: '' }),
      compareX({ target: 'mod', result: '<', number: 1 }),
      compareX({ target: 'lease', result: '=', number: 0 }),
    ).map((response) => response.kind === 'txn' && response.succeeded)
    expect(succeeded).toEqual([false, false, true, true])
  })

  test('a put needs its lease; a revoked lease takes its keys in one revision, one without keys makes none', () => {
    const grant: EtcdRequest = { kind: 'leaseGrant', lease: 7 }
    const revoke: EtcdRequest = { kind: 'leaseRevoke', lease: 7 }
    expect(
      answers(
        put('a', '1', 7),
        grant,
        grant,
        put('a', '1', 7),
        put('b', '1', 7),
        put('b', '2'),
        revoke,
        get('a'),
        get('b'),
        revoke,
      ),
    ).toEqual([
      { kind: 'error', error: 'lease-not-found' },
      { kind: 'leaseGrant', revision: 1, lease: 7 },
      { kind: 'error', error: 'lease-exists' },
      { kind: 'put', revision: 2 },
      { kind: 'put', revision: 3 },
      { kind: 'put', revision: 4 },
      { kind: 'leaseRevoke', revision: 5 },
      { kind: 'range', kvs: [], count: 0, revision: 5 },
      // Its last put detached b from the lease.
      { kind: 'range', kvs: [pair('b', '2', 3, 4, 2)], count: 1, revision: 5 },
      { kind: 'error', error: 'lease-not-found' },
    ])
    expect(answers(grant, revoke)[1]).toEqual({ kind: 'leaseRevoke', revision: 1 })
  })

  test('the past can be read down to the compacted revision itself, and not the future', () => {
    expect(
      answers(
        put('a', '1'),
        put('a', '2'),
        readAt(2),
        compact(3),
        readAt(3),
        readAt(2),
        compact(3),
        compact(4),
        readAt(4),
      ).slice(2),
    ).toEqual([
      { kind: 'range', kvs: [pair('a', '1', 2, 2, 1)], count: 1, revision: 3 },
      { kind: 'compact', revision: 3 },
      { kind: 'range', kvs: [pair('a', '2', 2, 3, 2)], count: 1, revision: 3 },
      { kind: 'error', error: 'compacted' },
      { kind: 'error', error: 'compacted' },
      { kind: 'error', error: 'future-revision' },
      { kind: 'error', error: 'future-revision' },
    ])
  })
})

test('a range is told as etcd writes it: half open, or all keys', () => {
  expect(describeKeys('/registry/pods/2', '')).toBe('/registry/pods/2')
  expect(describeKeys('/registry/pods/', '/registry/pods0')).toBe('[/registry/pods/, /registry/pods0)')
  expect(describeKeys('b', '\0')).toBe('all keys from b')
  expect(describeKeys('\0', '\0')).toBe('all keys')
})

describe('histories of etcd', () => {
  test('two writes at once whose revisions say which was first need no search', () => {
    const history = [wrote(0, 1, 9, 'x', 3), wrote(1, 2, 8, 'y', 2), read(2, 10, [pair('a', 'x', 2, 3, 2)], 3)]
    expect(checkEtcdHistory(history)).toMatchObject({ kind: 'linearizable', steps: 0 })
  })

  test('a lost write that a read shows stands where its revision says', () => {
    const history = [
      wrote(0, 1, 2, 'x', 2),
      lost(1, 3, 'y'),
      wrote(0, 4, 5, 'z', 4),
      read(2, 6, [pair('a', 'z', 2, 4, 3)], 4),
    ]
    expect(checkEtcdHistory(history)).toMatchObject({ kind: 'linearizable' })
    const seen = [...history.slice(0, 2), read(2, 5, [pair('a', 'y', 2, 3, 2)], 3), wrote(0, 7, 8, 'z', 4)]
    expect(checkEtcdHistory(seen)).toMatchObject({ kind: 'linearizable', steps: 0 })
  })

  test('a revision that nobody can have made is a violation, at the first answer that needs it', () => {
    const verdict = checkEtcdHistory([wrote(0, 1, 2, 'x', 2), wrote(0, 3, 4, 'z', 4)])
    expect(verdict).toMatchObject({ kind: 'not linearizable', violation: { operation: 1, states: [{ revision: 2 }] } })
  })

  test('a read that misses an acknowledged write is a violation; the same read is fine where it is serializable', () => {
    const stale = read(1, 3, [], 1)
    expect(checkEtcdHistory([wrote(0, 1, 2, 'x', 2), stale]).kind).toBe('not linearizable')
    const serializable: EtcdOperation = { ...stale, request: { kind: 'range', key: 'a', serializable: true } }
    expect(checkEtcdHistory([wrote(0, 1, 2, 'x', 2), serializable]).kind).toBe('linearizable')
  })

  test('an acknowledged write that is gone after a crash is a violation', () => {
    const history = [wrote(0, 1, 2, 'x', 2), wrote(0, 3, 4, 'y', 3), wrote(1, 5, 6, 'z', 3)]
    expect(checkEtcdHistory(history)).toMatchObject({ kind: 'not linearizable', violation: { operation: 2 } })
  })

  test('the index of a history is tried first, and a wrong one does no harm', () => {
    const right = [
      { ...wrote(0, 1, 9, 'x', 3), index: 5 },
      { ...wrote(1, 2, 8, 'y', 2), index: 4 },
      { ...lost(2, 1, 'q'), index: 6 },
    ]
    expect(checkEtcdHistory(right)).toMatchObject({ kind: 'linearizable', steps: 0, order: Int32Array.of(1, 0, 2) })
    expect(checkEtcdHistory(right.map((operation) => ({ ...operation, index: 10 - operation.index }))).kind).toBe(
      'linearizable',
    )
  })

  test('a lease that ran out, written as a revocation without answer, explains that its key is gone', () => {
    const granted: EtcdOperation = {
      client: 0,
      call: 1,
      return: 2,
      request: { kind: 'leaseGrant', lease: 7 },
      response: { kind: 'leaseGrant', revision: 1, lease: 7 },
    }
    const attached: EtcdOperation = { ...wrote(0, 3, 4, 'x', 2), request: put('a', 'x', 7) }
    const gone = read(0, 9, [], 3)
    const expired: EtcdOperation = { client: 9, call: 5, request: { kind: 'leaseRevoke', lease: 7 } }
    expect(checkEtcdHistory([granted, attached, gone]).kind).toBe('not linearizable')
    expect(checkEtcdHistory([granted, attached, expired, gone]).kind).toBe('linearizable')
  })
})

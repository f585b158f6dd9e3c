import { describe, expect, test } from 'vitest'
import type { EtcdOperation } from '../../src/check/etcd-operation.ts'
import { judgeMembers, type MembersAtRest } from '../../src/check/judge-members.ts'
import type { WatchResponse } from '../../src/check/watch-record.ts'
import { trackRecord } from '../../src/sim/bugs/track-record.ts'

const findBug = (id: string) => trackRecord.find((bug) => bug.id === id) ?? { finding: undefined }
const calm: MembersAtRest = { operations: [], watches: [], restarts: [], states: [] }
const restarted = { member: 'm0', toldRevision: 6, compactedRevision: 6 }

function shapesOf(seen: Partial<MembersAtRest>): string[] {
  return judgeMembers({ ...calm, ...seen }).map(({ property, shape }) => `${property}: ${shape}`)
}

const refused: EtcdOperation = {
  client: 1,
  call: 1,
  return: 2,
  request: {
    kind: 'txn',
    compare: [],
    success: [
      { kind: 'put', key: 'k', value: 'ghost' },
      { kind: 'range', key: 'k', revision: 2 },
    ],
    failure: [],
  },
  response: { kind: 'error', error: 'compacted' },
}

const seen = (value: string): EtcdOperation => ({
  client: 2,
  call: 3,
  return: 4,
  request: { kind: 'range', key: 'k' },
  response: {
    kind: 'range',
    count: 1,
    kvs: [{ key: 'k', value, createRevision: 7, modRevision: 7, version: 1 }],
    revision: 7,
  },
})

describe('a restart of the only member', () => {
  test('at the revision that was told, or beyond it by writes that nobody was told of, is fine', () => {
    expect(shapesOf({ restarts: [{ ...restarted, revision: 6 }] })).toEqual([])
    expect(shapesOf({ restarts: [{ ...restarted, revision: 7 }] })).toEqual([])
  })

  test('at revision 4 of 6, compacted at 6, is what bug 17780 of the bundled simulator does', () => {
    const { finding } = findBug('17780')
    expect(shapesOf({ restarts: [{ ...restarted, revision: 4 }] })).toEqual([`${finding?.property}: ${finding?.shape}`])
  })

  test('at revision 4 of 6 without a compaction is a lost write, as of bug 14370', () => {
    const { finding } = findBug('14370')
    const restarts = [{ ...restarted, compactedRevision: 0, revision: 4 }]
    expect(shapesOf({ restarts })).toEqual([`${finding?.property}: ${finding?.shape}`])
  })
})

describe('a transaction that was refused', () => {
  test('whose value is read later is what bug 18667 does', () => {
    const { finding } = findBug('18667')
    expect(shapesOf({ operations: [refused, seen('ghost')] })).toEqual([`${finding?.property}: ${finding?.shape}`])
  })

  test('whose value a watch is sent is that bug as well', () => {
    const kv = { key: 'k', value: 'ghost', createRevision: 7, modRevision: 7, version: 1 }
    const response: WatchResponse = { kind: 'events', at: 9, revision: 7, events: [{ type: 'put', kv }] }
    const watch = { client: 3, request: { key: 'k' }, responses: [response] }
    expect(shapesOf({ operations: [refused], watches: [watch] })).toEqual(['Hash: refused transaction applied'])
  })

  test('may have happened where its answer is unknown, and another value proves nothing', () => {
    const open: EtcdOperation = { ...refused, response: { kind: 'error', error: 'unknown' } }
    expect(shapesOf({ operations: [open, seen('ghost')] })).toEqual([])
    expect(shapesOf({ operations: [refused, seen('other')] })).toEqual([])
  })
})

test('members with one hash at one revision agree; another hash or another revision does not', () => {
  const state = { member: 'm0', revision: 9, hash: 1 }
  expect(shapesOf({ states: [state, { ...state, member: 'm1' }] })).toEqual([])
  expect(shapesOf({ states: [state, { ...state, member: 'm1', hash: 2 }] })).toEqual([
    'Hash: members differ at the end',
  ])
  expect(shapesOf({ states: [state, { ...state, revision: 8 }] })).toEqual(['Hash: members differ at the end'])
})

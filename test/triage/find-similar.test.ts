import { describe, expect, test } from 'vitest'
import { type FiledSignature, findSimilar } from '../../src/triage/find-similar.ts'

type Parts = FiledSignature['signature']
const own: Parts = {
  kind: 'panic',
  type: 'assertion',
  message: 'index <n> of the log is gone',
  frames: ['Log.get', 'Node.apply', 'main'],
}
const filed = (number: number, parts: Partial<Parts>, more: Partial<FiledSignature> = {}): FiledSignature => ({
  target: 'raft',
  key: String(number),
  number,
  signature: { kind: 'panic', type: 'other', message: 'something else altogether', frames: ['Elsewhere'], ...parts },
  ...more,
})
const similar = (...all: FiledSignature[]) => findSimilar({ target: 'raft', key: 'own', signature: own }, all)

describe('issues that may be about the same bug', () => {
  test.each([
    ['has the same top frame but another type', { frames: ['Log.get', 'Other'] }],
    ['has the same top 2 frames but another type', { frames: ['Log.get', 'Node.apply'] }],
    ['has the same top frame but another message', { type: 'assertion', frames: ['Log.get'] }],
    ['has the same message but another type', { message: own.message }],
  ])('an issue that %s', (why, parts) => {
    expect(similar(filed(9, parts))).toEqual([{ number: 9, why }])
  })

  test('of properties: the same one broken in another way, or another one in the same function', () => {
    const property = { ...own, kind: 'property', type: 'Durable' } as const
    const all = [
      filed(4, { kind: 'property', type: 'Durable', message: 'write <n> lost' }),
      filed(5, { kind: 'property', type: 'Ordered', frames: own.frames }),
    ]
    expect(findSimilar({ target: 'raft', key: 'own', signature: property }, all)).toEqual([
      { number: 5, why: 'has the same top 3 frames but another property' },
      { number: 4, why: 'broke the same property in another way' },
    ])
  })

  test.each([
    ['another site, type and message', filed(9, {})],
    ['a message that says nothing', filed(9, { message: 'failed: <n>' })],
    ['frames that are the same only further out', filed(9, { frames: ['Other', 'Node.apply', 'main'] })],
    ['another target', filed(9, { frames: own.frames }, { target: 'paxos' })],
    ['itself', filed(9, { frames: own.frames }, { key: 'own' })],
  ])('none: %s', (_, other) => {
    expect(similar(other)).toEqual([])
  })

  test('of 5 the 3 that are most alike', () => {
    const all = [1, 2, 3].map((number) => filed(number, { message: own.message }))
    const alike = [filed(7, { frames: own.frames }), filed(8, { frames: ['Log.get'] })]
    expect(similar(...all, ...alike).map(({ number }) => number)).toEqual([7, 8, 1])
  })
})

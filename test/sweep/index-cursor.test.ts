import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openIndexCursor, type Spans } from '../../src/sweep/index-cursor.ts'

describe('a cursor hands out', () => {
  test('0 to 9 in order, at most as many as asked for, and then nothing', () => {
    const cursor = openIndexCursor(0, 10, [])
    expect(cursor.remaining()).toBe(10)
    expect([cursor.take(4), cursor.take(4), cursor.take(4), cursor.take(4)]).toEqual([
      [0, 1, 2, 3],
      [4, 5, 6, 7],
      [8, 9],
      [],
    ])
    expect(cursor.remaining()).toBe(0)
  })

  test('what completed spans leave: they may begin before the slice, touch, and end after it', () => {
    const cursor = openIndexCursor(10, 20, [
      [0, 12],
      [14, 15],
      [15, 16],
      [18, 40],
    ])
    expect(cursor.remaining()).toBe(4)
    expect(cursor.take(3)).toEqual([12, 13, 16])
    expect(cursor.remaining()).toBe(1)
    expect(cursor.take(100)).toEqual([17])
  })

  test('nothing of a slice that is completed, or empty', () => {
    expect(openIndexCursor(5, 9, [[0, 9]]).take(10)).toEqual([])
    expect(openIndexCursor(5, 5, []).take(10)).toEqual([])
  })

  test('what it was given back before anything else, once and in order', () => {
    const cursor = openIndexCursor(0, 10, [])
    cursor.take(6)
    cursor.giveBack([5])
    cursor.giveBack([2, 4])
    expect(cursor.remaining()).toBe(7)
    expect([cursor.take(2), cursor.take(3), cursor.take(9)]).toEqual([
      [2, 4],
      [5, 6, 7],
      [8, 9],
    ])
    expect(cursor.remaining()).toBe(0)
  })

  test('the first of 2^32 indices without looking at the rest', () => {
    const cursor = openIndexCursor(0, 2 ** 32, [[1, 2 ** 32 - 1]])
    expect(cursor.remaining()).toBe(2)
    expect(cursor.take(10)).toEqual([0, 2 ** 32 - 1])
  })
})

/** Ascending disjoint spans below 300, as the store gives them. */
const spans: fc.Arbitrary<Spans> = fc
  .uniqueArray(fc.integer({ min: 0, max: 300 }), { maxLength: 20 })
  .map((edges) => edges.toSorted((a, b) => a - b))
  .map((edges) => edges.flatMap((low, at) => (at % 2 === 0 ? [[low, edges[at + 1] ?? 301] as const] : [])))

test('taken together, whatever the sizes, are exactly the indices that are not completed, each once and ascending', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 250 }),
      fc.integer({ min: 0, max: 250 }),
      spans,
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 }),
      (first, length, completed, sizes) => {
        const end = first + length
        const cursor = openIndexCursor(first, end, completed)
        const wanted = Array.from({ length }, (_, offset) => first + offset).filter(
          (index) => !completed.some(([low, high]) => low <= index && index < high),
        )
        expect(cursor.remaining()).toBe(wanted.length)
        const taken: number[] = []
        for (let call = 0; cursor.remaining() > 0; call++) {
          const size = sizes[call % sizes.length] ?? 1
          const some = cursor.take(size)
          expect(some.length).toBe(Math.min(size, wanted.length - taken.length))
          taken.push(...some)
        }
        expect(taken).toEqual(wanted)
        expect(cursor.take(1)).toEqual([])
      },
    ),
  )
})

test('the slices of several shards partition the campaign, also where each resumes', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 9 }), spans, (count, shards, completed) => {
      const cut = (shard: number) => Math.floor((count * shard) / shards)
      const taken = Array.from({ length: shards }, (_, shard) =>
        openIndexCursor(cut(shard), cut(shard + 1), completed).take(count),
      ).flat()
      expect(taken).toEqual(openIndexCursor(0, count, completed).take(count))
    }),
  )
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addIndex, addSpan, countIndices, includesIndex, type Span, unionSpans } from '../../src/store/spans.ts'

const indices = fc.array(fc.nat({ max: 60 }), { maxLength: 60 })

describe('spans', () => {
  test('3, 5, 4 become one span from 3 to 6', () => {
    const spans: Span[] = []
    expect(addIndex(spans, 3)).toEqual({ removed: [], added: [3, 4] })
    expect(addIndex(spans, 5)).toEqual({ removed: [], added: [5, 6] })
    expect(addIndex(spans, 4)).toEqual({ removed: [5], added: [3, 6] })
    expect(spans).toEqual([[3, 6]])
    expect(addIndex(spans, 4)).toBeNull()
  })

  test('indices near 2^53 stay exact', () => {
    const spans: Span[] = [[0, 2 ** 53 - 3]]
    addIndex(spans, 2 ** 53 - 2)
    expect(spans).toEqual([
      [0, 2 ** 53 - 3],
      [2 ** 53 - 2, 2 ** 53 - 1],
    ])
  })

  test('adding indices one by one, in any order, gives the union of their spans', () => {
    fc.assert(
      fc.property(indices, (added) => {
        const spans: Span[] = []
        const fresh = added.map((index) => addIndex(spans, index) !== null)
        expect(spans).toEqual(unionSpans(added.map((index): Span => [index, index + 1])))
        expect(countIndices(spans)).toBe(new Set(added).size)
        expect(fresh.filter(Boolean)).toHaveLength(new Set(added).size)
        for (let index = 0; index <= 61; index++) expect(includesIndex(spans, index)).toBe(added.includes(index))
      }),
    )
  })

  test('adding spans, in any order and overlapping, gives their union, and says how many indices were new', () => {
    const span = fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 12 }))
    fc.assert(
      fc.property(fc.array(span, { maxLength: 30 }), (added) => {
        const spans: Span[] = []
        const table = new Map<number, number>()
        for (const [lo, length] of added) {
          const before = countIndices(spans)
          const change = addSpan(spans, lo, lo + length)
          expect(change?.count ?? 0).toBe(countIndices(spans) - before)
          for (const start of change?.removed ?? []) table.delete(start)
          if (change !== null) table.set(...change.added)
        }
        expect(spans).toEqual(unionSpans(added.map(([lo, length]): Span => [lo, lo + length])))
        expect([...table].sort((a, b) => a[0] - b[0])).toEqual(spans)
      }),
    )
  })

  test('what a change says is what a table of spans by their start needs', () => {
    fc.assert(
      fc.property(indices, (added) => {
        const spans: Span[] = []
        const table = new Map<number, number>()
        for (const index of added) {
          const change = addIndex(spans, index)
          for (const lo of change?.removed ?? []) table.delete(lo)
          if (change !== null) table.set(...change.added)
        }
        expect([...table].sort((a, b) => a[0] - b[0])).toEqual(spans)
      }),
    )
  })
})

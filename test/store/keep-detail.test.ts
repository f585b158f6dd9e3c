import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { boundDetail, type DetailPlace, detailMax, keepDetail, leavesNoRoom } from '../../src/store/keep-detail.ts'

const placeAt = (index: number): DetailPlace => ({ number: 1, campaign: 'c', index, attempt: 1, shard: 0 })

function keep(list: readonly number[], kept: DetailPlace[] = []): DetailPlace[] {
  for (const index of list) keepDetail(kept, placeAt(index))
  return kept
}

describe('leavesNoRoom', () => {
  test('of 100 failures kept, 16-83 have no room, and 15-83 and 16-84 have', () => {
    const kept = keep([...Array(100).keys()])
    const noRoom = (least: number, greatest: number) => leavesNoRoom(kept, placeAt(least), placeAt(greatest))
    expect([noRoom(16, 83), noRoom(15, 83), noRoom(16, 84)]).toEqual([true, false, false])
  })

  test('while fewer than 32 are kept there is room for any', () => {
    expect(leavesNoRoom(keep([...Array(31).keys()]), placeAt(16.1), placeAt(16.2))).toBe(false)
  })

  test('where it says so, no place of that range stays', () => {
    const place = fc.nat({ max: 200 })
    fc.assert(
      fc.property(fc.array(place, { minLength: 32, maxLength: 120 }), place, place, (list, a, b) => {
        const kept = keep(list)
        const [least, greatest] = [Math.min(a, b) + 0.5, Math.max(a, b) + 0.5]
        if (!leavesNoRoom(kept, placeAt(least), placeAt(greatest))) return
        expect(keepDetail(kept, placeAt(least)).stays).toBe(false)
        expect(keepDetail(kept, placeAt(greatest)).stays).toBe(false)
      }),
    )
  })
})

describe('keepDetail', () => {
  test('of 100 failures the first 16 and the last 16 stay', () => {
    const kept: DetailPlace[] = []
    for (let index = 0; index < 100; index++) keepDetail(kept, placeAt(index))
    const indices = kept.map(({ index }) => index)
    expect(indices).toEqual([...Array(16).keys(), ...Array.from({ length: 16 }, (_, i) => 84 + i)])
  })

  test('a place between the 16 earliest and the 16 newest does not stay, and evicts nobody', () => {
    const kept: DetailPlace[] = []
    for (let index = 0; index < 100; index++) keepDetail(kept, placeAt(index))
    expect(keepDetail(kept, placeAt(50.5))).toEqual({ stays: false, evicted: null })
    expect(kept).toHaveLength(32)
  })

  test('an earlier campaign number goes before any index of a later one', () => {
    const kept: DetailPlace[] = []
    keepDetail(kept, { ...placeAt(0), number: 2 })
    keepDetail(kept, { ...placeAt(99), number: 1 })
    expect(kept.map(({ number }) => number)).toEqual([1, 2])
  })

  test('keeping in any order, or of two halves and then of both, keeps the same', () => {
    const places = fc.array(fc.nat({ max: 200 }), { maxLength: 120 })
    fc.assert(
      fc.property(places, places, (left, right) => {
        const all = [...new Set([...left, ...right])].sort((a, b) => a - b)
        const expected = all.length <= 32 ? all : [...all.slice(0, 16), ...all.slice(-16)]
        const half = keep(right).map(({ index }) => index)
        for (const kept of [keep([...left, ...right]), keep([...right, ...left]), keep(half, keep(left))]) {
          expect(kept.map(({ index }) => index)).toEqual(expected)
        }
      }),
    )
  })
})

describe('boundDetail', () => {
  test('a text of a million characters keeps its head and its tail in 8,192', () => {
    const bound = boundDetail(`panic: first\n${'x'.repeat(1_000_000)}\nlast line`)
    expect(bound).toHaveLength(detailMax)
    expect(bound.startsWith('panic: first\n')).toBe(true)
    expect(bound).toContain('[... cut ...]')
    expect(bound.endsWith('\nlast line')).toBe(true)
  })

  test('no half of a character is left at the cut', () => {
    expect(boundDetail('😀'.repeat(10_000)).isWellFormed()).toBe(true)
    expect(boundDetail(`x${'😀'.repeat(10_000)}`).isWellFormed()).toBe(true)
  })
})

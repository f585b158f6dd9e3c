import { describe, expect, test } from 'vitest'
import { trackRecord } from '../../../src/sim/bugs/track-record.ts'
import { expectedOf, findingOf, variantsOf } from './sweep-bug.ts'

/** Seeds that are known to find each bug. Whoever changes what the world draws needs new ones, which the sweeps of test/long tell. */
const knownSeeds: Readonly<Record<string, readonly number[]>> = {
  '13766': [27, 161, 237],
  '14370': [15, 36, 55],
  '14571': [10, 24, 46],
  '14685': [36, 61, 109],
  '15220': [0, 3, 7],
  '15271': [108, 192, 222],
  '17247': [115, 161, 218],
  '17529': [30, 49, 88],
  '17780': [201, 315],
  '18055': [669],
  '18089': [1, 3, 6],
  '18667': [1, 3, 8],
  '19179': [25, 200, 450],
  '20221a': [0, 1, 2],
  '20221b': [40, 56, 399],
  '20271': [87, 286, 367],
  'stale-read': [872],
}

describe('every bug that has a known finding', () => {
  test('is one of those whose seeds are listed', () => {
    const found = trackRecord.filter(({ finding }) => finding !== undefined).map(({ id }) => id)
    expect(Object.keys(knownSeeds).sort()).toEqual(found.toSorted())
  })

  for (const bug of trackRecord) {
    for (const seed of knownSeeds[bug.id] ?? []) {
      test(`${bug.id}: seed ${seed} breaks ${expectedOf(bug)}, and passes without it`, () => {
        expect(findingOf(seed, variantsOf(bug))).toBe(expectedOf(bug))
        expect(findingOf(seed)).toBe('passed')
      })
    }
  }
})

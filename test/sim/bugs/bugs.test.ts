import { describe, expect, test } from 'vitest'
import { trackRecord } from '../../../src/sim/bugs/track-record.ts'
import { knownSeeds } from './known-seeds.ts'
import { expectedOf, findingOf, variantsOf } from './sweep-bug.ts'

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

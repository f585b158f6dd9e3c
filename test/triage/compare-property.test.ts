import { describe, expect, test } from 'vitest'
import { ComparisonSchema, describeComparison, isIntroduced } from '../../src/model/comparison.ts'
import {
  compareProperty,
  countPropertySeeds,
  type PropertyCompareEvidence,
  type SeenBySeeds,
} from '../../src/triage/compare-property.ts'

const base = '3fa2b1c0'.repeat(5)
const nothing = { campaigns: [], judged: 0 }

function onBase(...campaigns: readonly SeenBySeeds[]) {
  return { campaigns, judged: campaigns.reduce((sum, { seeds }) => sum + seeds, 0) }
}

function makeEvidence(given: Partial<PropertyCompareEvidence> = {}): PropertyCompareEvidence {
  const here = { seeds: 2_000, judged: 2_000 }
  return { base, here, history: nothing, swept: nothing, issue: null, lacking: null, ...given }
}

function judge(given: Partial<PropertyCompareEvidence>) {
  const comparison = compareProperty(makeEvidence(given))
  expect(ComparisonSchema.parse(comparison)).toEqual(comparison)
  return { ...comparison, words: describeComparison(comparison), red: isIntroduced(comparison) }
}

describe('a property that none of 2,000 seeds of a change saw', () => {
  test('is new where the base saw it 2,000 times in 1,000,000 seeds, and not judged where it did 1,900 times', () => {
    expect(judge({ history: onBase({ seeds: 1_000_000, hits: 1_900 }) })).toMatchObject({
      verdict: 'undecided',
      red: false,
    })
    expect(judge({ history: onBase({ seeds: 1_000_000, hits: 2_000 }) })).toMatchObject({
      verdict: 'new',
      red: true,
      words:
        'new: 2,000 of 1,000,000 seeds of the base 3fa2b1c saw it; were nothing changed, 2,000 seeds miss it with a probability of 1.8 %',
    })
  })

  test('is not judged where the base saw it so rarely that 2,000 seeds may miss it, and more seeds of the base say no more', () => {
    const history = onBase({ seeds: 1_000_000, hits: 12 })
    expect(judge({ history })).toMatchObject({
      verdict: 'undecided',
      red: false,
      words:
        'not judged: 12 of 1,000,000 seeds of the base 3fa2b1c saw it; at that rate 2,000 seeds miss it with a probability of 98 %, change or not',
    })
    expect(countPropertySeeds(makeEvidence({ history }))).toBe(0)
  })

  test('is known where as many of the newest seeds of the base did not see it either, and with an open issue', () => {
    expect(judge({ history: onBase({ seeds: 5_000, hits: 400 }, { seeds: 2_000, hits: 0 }) })).toMatchObject({
      verdict: 'known',
      red: false,
      words: 'known: none of 2,000 seeds of the base 3fa2b1c saw it either',
    })
    const issue = { repository: 'o/r', number: 12, state: 'open' } as const
    expect(judge({ issue })).toMatchObject({ verdict: 'known', words: 'known' })
    expect(judge({ issue: { ...issue, state: 'closed' } }).verdict).toBe('probably-new')
  })

  test('is known where the base lost it: 400 of 5,000 seeds saw it, then 300 did not', () => {
    expect(judge({ history: onBase({ seeds: 5_000, hits: 400 }, { seeds: 300, hits: 0 }) }).verdict).toBe('known')
    // 20 seeds may miss what 8 % come to.
    expect(judge({ history: onBase({ seeds: 5_000, hits: 400 }, { seeds: 20, hits: 0 }) }).verdict).toBe('new')
  })

  test('is probably new, which is red, where too few seeds of the base are known; as many as here are then to run there', () => {
    const evidence = { lacking: 'the base does not build' }
    expect(judge(evidence)).toMatchObject({
      verdict: 'probably-new',
      red: true,
      words: 'probably new: nothing is known of the base 3fa2b1c',
    })
    expect(countPropertySeeds(makeEvidence())).toBe(2_000)
    const swept = onBase({ seeds: 300, hits: 0 })
    expect(judge({ swept }).words).toBe(
      'probably new: none of 300 seeds of the base 3fa2b1c saw it either, too few to be sure',
    )
    expect(countPropertySeeds(makeEvidence({ swept }))).toBe(1_700)
    // One seed of four reports it.
    expect(countPropertySeeds(makeEvidence({ here: { seeds: 500, judged: 2_000 } }))).toBe(2_000)
  })

  test('is new where it came with the change: each seed here speaks of it, and none of 4 of the base', () => {
    expect(judge({ swept: { campaigns: [], judged: 3 } }).verdict).toBe('probably-new')
    expect(judge({ swept: { campaigns: [], judged: 4 } })).toMatchObject({
      verdict: 'new',
      words: 'new: no seed of the base 3fa2b1c speaks of it, so it came with this change',
    })
  })
})

/** P(none here) P(k or more on the base), for the fewest k that call it new: exact for Poisson counts. */
function calledNew(expected: number, times: number): number {
  const isNew = (hits: number) => {
    const history = onBase({ seeds: 2_000 * times, hits })
    return hits > 0 && compareProperty(makeEvidence({ history })).verdict === 'new'
  }
  const mean = expected * times
  let share = 0
  let chance = Math.exp(-mean)
  for (let hits = 0; hits <= mean * 3 + 60; hits++) {
    if (isNew(hits)) share += chance
    chance *= mean / (hits + 1)
  }
  return share * Math.exp(-expected)
}

describe('a property that the change has nothing to do with', () => {
  test('is called new in less than 2 of 100 changes, however rare it is, by 1, 10 and 50 times as many seeds of the base', () => {
    for (const times of [1, 10, 50]) {
      const worst = Math.max(...Array.from({ length: 60 }, (_, step) => calledNew((step + 1) / 6, times)))
      expect(worst).toBeLessThan(0.02)
      expect(worst).toBeGreaterThan(0.001)
    }
  })
})

import { describe, expect, test } from 'vitest'
import { describeComparison, isIntroduced } from '../../src/model/comparison.ts'
import {
  type CompareEvidence,
  canBeWorse,
  compareFinding,
  countMissingSeeds,
} from '../../src/triage/compare-findings.ts'
import { seedText } from '../sweep/make-run-result.ts'

const base = '3fa2b1c0'.repeat(5)

function makeEvidence(given: Partial<CompareEvidence> = {}): CompareEvidence {
  return {
    base,
    here: { count: 3, seeds: 2_000 },
    history: { count: 0, seeds: 0 },
    inHistory: false,
    issue: null,
    proof: null,
    swept: { count: 0, seeds: 0 },
    lacking: null,
    ...given,
  }
}

const proof = { by: 'replay', seed: seedText(7), exit: 'exits 1' } as const
const issue = (state: 'open' | 'closed' | 'pending') => ({
  repository: 'o/r',
  number: state === 'pending' ? null : 12,
  state,
})

describe('the order of decision', () => {
  test('1: in the history it is known, also where its seed fails on the base; so it is with an open issue', () => {
    const history = { count: 40, seeds: 1_000_000 }
    const here = { count: 1, seeds: 10_000 }
    expect(compareFinding(makeEvidence({ here, history, inHistory: true, proof }), 1).verdict).toBe('known')
    expect(compareFinding(makeEvidence({ issue: issue('open') }), 0).verdict).toBe('known')
  })

  test('a closed issue, and one that waits to be opened, make nothing known', () => {
    expect(compareFinding(makeEvidence({ issue: issue('closed') }), 0).verdict).toBe('probably-new')
    expect(compareFinding(makeEvidence({ issue: issue('pending') }), 0).verdict).toBe('probably-new')
  })

  test('1b: 3 in 2,000 against 4 in 1,000,000 is worse; against 1,400 in 1,000,000 it is not', () => {
    const worse = makeEvidence({ history: { count: 4, seeds: 1_000_000 }, inHistory: true })
    expect(compareFinding(worse, 1)).toMatchObject({ verdict: 'known-worse', chance: expect.closeTo(2.8e-7, 8) })
    const same = makeEvidence({ history: { count: 1_400, seeds: 1_000_000 }, inHistory: true })
    expect(compareFinding(same, 1).verdict).toBe('known')
  })

  test('20 known failures share the level of 1 %: what is worse alone at 0.6 % is not among 20', () => {
    const here = { count: 7, seeds: 1_000 }
    const evidence = makeEvidence({ here, history: { count: 7, seeds: 5_000 }, inHistory: true })
    expect(canBeWorse(evidence)).toBe(true)
    expect(compareFinding(evidence, 1).verdict).toBe('known-worse')
    expect(compareFinding(evidence, 20).verdict).toBe('known')
  })

  test('2: what fails on the base is older than the change, by its own seed or another', () => {
    expect(compareFinding(makeEvidence({ proof }), 0)).toMatchObject({ verdict: 'pre-existing', proof })
    expect(countMissingSeeds(makeEvidence({ proof }))).toBe(0)
  })

  test('3: else the seeds of history and sweep together decide: 7,564 without a hit make 3 of 2,000 new', () => {
    const one = makeEvidence({ history: { count: 0, seeds: 7_000 }, swept: { count: 0, seeds: 563 } })
    expect(compareFinding(one, 0)).toMatchObject({ verdict: 'probably-new', onBase: { count: 0, seeds: 7_563 } })
    expect(countMissingSeeds(one)).toBe(1)
    const enough = makeEvidence({ history: { count: 0, seeds: 7_000 }, swept: { count: 0, seeds: 564 } })
    expect(compareFinding(enough, 0)).toMatchObject({ verdict: 'new', chance: expect.closeTo(0.02, 3) })
    expect(countMissingSeeds(enough)).toBe(0)
  })
})

test('a change is answerable for what is new and what is probably new, and for nothing else', () => {
  expect(isIntroduced({ verdict: 'new' })).toBe(true)
  expect(isIntroduced({ verdict: 'probably-new' })).toBe(true)
  for (const verdict of ['known', 'known-worse', 'pre-existing'] as const) expect(isIntroduced({ verdict })).toBe(false)
})

const sentence = (given: Partial<CompareEvidence>) => describeComparison(compareFinding(makeEvidence(given), 1))

test('each verdict says in a sentence what it rests on', () => {
  expect(sentence({ history: { count: 0, seeds: 2_400_000 } })).toBe(
    'new: 0 of 2,400,000 seeds of the base 3fa2b1c showed it; if it were old, that had a probability under 0.01 %',
  )
  expect(sentence({ swept: { count: 0, seeds: 2_000 } })).toBe(
    'probably new: 0 of 2,000 seeds of the base 3fa2b1c showed it, too few to be sure',
  )
  expect(sentence({ base: null })).toBe('probably new: nothing is known of the base')
  expect(sentence({ proof })).toBe(
    'already broken: the same command, seed 7, exits 1 with the same failure on the base 3fa2b1c',
  )
  expect(sentence({ history: { count: 4, seeds: 1_000_000 }, inHistory: true })).toBe(
    'known, but more frequent here: 4 of 1,000,000 seeds of the base 3fa2b1c showed it; at the same rate, as many here had a probability under 0.01 %',
  )
})

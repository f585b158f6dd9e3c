import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  bisectPosterior,
  type CommitEvidence,
  chooseTests,
  likelyCommits,
  priorBefore,
  seedsPerStep,
} from '../../src/statistics/bisect-posterior.ts'
import { bisectRate } from '../../src/statistics/bisect-rate.ts'

const nothing: CommitEvidence = { clean: 0, fails: false, untestable: false }
const line = (at: number, candidate: number) => candidate <= at
/** 0 and 1 are on two branches, 2 merges them. */
const merged = (at: number, candidate: number) => at === candidate || at === 2

function evidence(changes: Readonly<Record<number, Partial<CommitEvidence>>>, count = 8) {
  const commits = Array.from({ length: count }, (_, at) => ({ ...nothing, ...changes[at] }))
  return { commits, good: nothing, holds: line, prior: commits.map(() => 1), rate: 0.01 }
}

test('a search over 64 commits for 1 in 100 seeds takes 495 clean seeds a step', () => {
  // ln(ceil(log2(65)) / 0.05) / 0.01 = ln(140) * 100
  expect(seedsPerStep(0.01, 64)).toBe(495)
  expect(seedsPerStep(0.001, 1_024)).toBe(5_394)
})

describe('the posterior', () => {
  test('of nothing but a failing end gives every commit its prior, and a tenth to all before', () => {
    const { commits, before } = bisectPosterior(evidence({ 7: { fails: true } }))
    expect(before).toBeCloseTo(priorBefore, 12)
    for (const share of commits) expect(share).toBeCloseTo(0.9 / 8, 12)
  })

  test('a failure at commit 3 leaves commits 0 to 3; 300 clean seeds at commit 1 leave 5 % of doubt in 0 and 1', () => {
    const { commits, before } = bisectPosterior(evidence({ 3: { fails: true }, 1: { clean: 300 } }))
    expect(commits.slice(4)).toEqual([0, 0, 0, 0])
    const doubt = 0.99 ** 300
    expect((commits[0] ?? 0) / (commits[2] ?? 0)).toBeCloseTo(doubt, 9)
    expect(commits[2]).toBeCloseTo(commits[3] ?? 0, 12)
    // Before anything was run, "before" weighed 8 commits times 1/9.
    expect(before / (commits[2] ?? 0)).toBeCloseTo((8 / 9) * doubt, 9)
  })

  test('an untestable commit is no candidate, and a good commit that fails leaves only what is before', () => {
    expect(bisectPosterior(evidence({ 3: { untestable: true } })).commits[3]).toBe(0)
    const { commits, before } = bisectPosterior({ ...evidence({}), good: { ...nothing, fails: true } })
    expect([before, ...commits]).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0])
  })

  test('on a branch that was merged by 2, clean seeds at 1 say nothing of 0', () => {
    const { commits } = bisectPosterior({ ...evidence({ 1: { clean: 500 }, 2: { fails: true } }, 3), holds: merged })
    expect(commits[0]).toBeCloseTo(commits[2] ?? 0, 12)
    expect(commits[1]).toBeLessThan(0.01)
  })

  test('sums to 1 for any evidence that one bug explains', () => {
    const commit = fc.record({ clean: fc.nat(1e6), untestable: fc.boolean() })
    fc.assert(
      fc.property(fc.array(commit, { minLength: 1, maxLength: 30 }), fc.nat(29), (commits, failing) => {
        const known = commits.map((one, at) => ({ ...one, fails: at >= failing }))
        const { commits: shares, before } = bisectPosterior({
          commits: known,
          good: nothing,
          holds: line,
          prior: known.map(() => 1),
          rate: 0.001,
        })
        expect(shares.reduce((sum, share) => sum + share, before)).toBeCloseTo(1, 9)
      }),
    )
  })
})

describe('the next tests', () => {
  test('one halves what is left, three quarter it; the failing end is never among them', () => {
    const known = evidence({ 99: { fails: true } }, 100)
    const posterior = { ...bisectPosterior(known), before: 0 }
    expect(chooseTests(known, posterior, 1)[0]).toBeGreaterThan(50)
    expect(chooseTests(known, posterior, 1)[0]).toBeLessThan(60)
    const four = chooseTests(known, posterior, 3)
    expect(four).toEqual([...four].sort((a, b) => a - b))
    expect(new Set(four).size).toBe(3)
    expect(chooseTests(known, posterior, 200)).not.toContain(99)
  })

  test('what is built already is taken where it is nearly as good, and not where it is far', () => {
    const known = evidence({ 99: { fails: true } }, 100)
    const posterior = bisectPosterior(known)
    const [best = 0] = chooseTests(known, posterior, 1)
    expect(chooseTests(known, posterior, 1, new Set([best + 5]))).toEqual([best + 5])
    expect(chooseTests(known, posterior, 1, new Set([best + 40]))).toEqual([best])
  })

  test('of two commits of which one is bad, twenty tests share the one that tells', () => {
    const known = evidence({ 1: { fails: true } }, 2)
    const tests = chooseTests(known, { commits: [0.5, 0.5], before: 0 }, 20)
    expect(new Set(tests)).toEqual(new Set([0]))
  })

  test('likely commits are the fewest that hold the confidence', () => {
    expect(likelyCommits({ commits: [0.01, 0.7, 0.04, 0.25], before: 0 }, 0.9)).toEqual([1, 3])
  })
})

describe('the rate to bisect by', () => {
  test('is the lower bound of both together: 40 of 2,000 and 2 of 100', () => {
    expect(bisectRate({ failures: 40, seeds: 2_000 }, { failures: 2, seeds: 100 })).toBeCloseTo(0.0147, 3)
  })

  test('5 seeds that were chosen because they fail say nothing once 500 fresh ones failed once', () => {
    expect(bisectRate({ failures: 5, seeds: 5 }, { failures: 0, seeds: 0 })).toBeGreaterThan(0.6)
    expect(bisectRate({ failures: 5, seeds: 5 }, { failures: 1, seeds: 500 })).toBeLessThan(0.001)
  })
})

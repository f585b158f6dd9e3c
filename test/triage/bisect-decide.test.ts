import { expect, test } from 'vitest'
import type { BisectBatch } from '../../src/model/bisect.ts'
import type { SeedText } from '../../src/model/seed.ts'
import { type BisectQuestion, decideBisect, weighBisect } from '../../src/triage/bisect-decide.ts'
import { readHistory } from '../../src/triage/bisect-history.ts'
import { suspicionWeight, weighCommits } from '../../src/triage/bisect-suspicion.ts'

const shas = Array.from({ length: 32 }, (_, at) => `c${at}`)
const history = readHistory(shas.map((sha, at) => ({ sha, parents: at === 0 ? [] : [`c${at - 1}`] })))
const question: BisectQuestion = {
  history,
  good: 'good',
  prior: shas.map(() => 1),
  seen: { failures: 40, seeds: 2_000 },
  confidence: 0.95,
}

let batchCount = 0

function batch(sha: string, change: Partial<BisectBatch>): BisectBatch {
  const known = { target: 'sim', key: 'k', recipe: 'r', sha, batch: `b${++batchCount}`, at: '2026-11-22' }
  const counts = { clean: 0, stored: 0, other: 0, unjudged: 0 }
  return { ...known, ...counts, failing: null, failingWas: null, untestable: null, ...change }
}

const fails = (sha: string, was: 'stored' | 'fresh' = 'fresh') =>
  batch(sha, { failing: '7' as SeedText, failingWas: was, clean: was === 'fresh' ? 20 : 0 })

function decide(batches: readonly BisectBatch[], jobs = 1) {
  return decideBisect(question, weighBisect(question, batches), jobs)
}

const proven = [fails('c31', 'stored'), fails('c31')]
const settled = [...proven, batch('good', { clean: 500 })]

test('the bad commit is proven first, then by a fresh seed, then the good one is tested, then the middle', () => {
  expect(decide([])).toMatchObject({ do: 'test', tests: [{ sha: 'c31' }] })
  expect(decide(proven.slice(0, 1))).toMatchObject({ do: 'test', tests: [{ sha: 'c31' }] })
  expect(decide(proven)).toMatchObject({ do: 'test', tests: [{ sha: 'good', at: -1 }] })
  expect(decide(settled)).toMatchObject({ do: 'test', tests: [{ sha: 'c15' }] })
})

test('with 20 jobs all three begin at once: 1 proves, 5 test the good one, 14 search', () => {
  const decision = decide([], 20)
  const tests = decision.do === 'test' ? decision.tests : []
  expect(tests).toHaveLength(20)
  expect(tests.filter(({ sha }) => sha === 'c31')).toHaveLength(1)
  expect(tests.filter(({ sha }) => sha === 'good')).toHaveLength(5)
  expect(new Set(tests.map(({ sha }) => sha)).size).toBe(16)
})

test('a bad commit that ran clean where 99 of 100 such would have failed ends it', () => {
  const { seedsPerStep } = weighBisect(question, [])
  expect(decide([batch('c31', { clean: 2 * seedsPerStep })])).toMatchObject({ do: 'end', end: { state: 'bad-passes' } })
})

test('stored seeds alone are not believed: a rate that no fresh seed shows ends it', () => {
  const decision = decide([fails('c31', 'stored'), batch('c31', { clean: 20_000 })])
  expect(decision).toMatchObject({ do: 'end', end: { state: 'too-rare', seeds: 20_000 } })
})

test('a good commit that fails ends it, and one that cannot be built does', () => {
  expect(decide([...proven, fails('good')])).toMatchObject({ do: 'end', end: { state: 'good-fails' } })
  const unbuilt = batch('good', { untestable: 'it does not build' })
  expect(decide([...proven, unbuilt])).toMatchObject({ do: 'end', end: { state: 'good-untestable' } })
})

test('commit 12 is found when it fails and 500 seeds ran clean at 11, and never before both', () => {
  expect(decide([...settled, fails('c12')])).toMatchObject({ do: 'test' })
  expect(decide([...settled, batch('c11', { clean: 500 })])).toMatchObject({ do: 'test' })
  const decision = decide([...settled, fails('c12'), batch('c11', { clean: 500 })])
  expect(decision).toMatchObject({ do: 'end', end: { state: 'found', at: 12, suspects: [] } })
})

test('commits 10 and 11 that cannot be built are named beside 12, and 3 is not', () => {
  const unbuilt = ['c3', 'c10', 'c11'].map((sha) => batch(sha, { untestable: 'it does not build' }))
  const decision = decide([...settled, ...unbuilt, fails('c12'), batch('c9', { clean: 500 })])
  expect(decision).toMatchObject({ do: 'end', end: { state: 'found', at: 12, suspects: [10, 11] } })
})

test('a commit weighs more that touches a file of the failing run', () => {
  const excerpt = `panic at 'lost' in raft/src/vote.rs:17\n    at Node.vote (Node.java:12)\nsee index.ts and /home/me/work/raft/src/log.rs`
  const files = [['sim/raft/src/vote.rs'], ['a/b/Node.java'], ['docs/index.ts'], ['xvote.rs'], ['raft/src/log.rs'], []]
  const weights = weighCommits(files, excerpt, 'sim')
  expect(weights).toEqual([suspicionWeight, suspicionWeight, 1, 1, suspicionWeight, 1])
})

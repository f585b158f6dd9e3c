import type { BisectBatch } from '../model/bisect.ts'
import {
  type BisectPosterior,
  bisectPosterior,
  type CommitEvidence,
  chooseTests,
  likelyCommits,
  seedsPerStep,
} from '../statistics/bisect-posterior.ts'
import { bisectRate, contradicts, type SeenRate } from '../statistics/bisect-rate.ts'
import { jeffreysInterval } from '../statistics/intervals.ts'
import type { BisectHistory } from './bisect-history.ts'

/** What is asked: in which of these commits did the failure come? The last one of the history is the bad one. */
export interface BisectQuestion {
  readonly history: BisectHistory
  readonly good: string
  /** Weights of the commits before anything was run. */
  readonly prior: readonly number[]
  /** What the finding's campaign saw. */
  readonly seen: SeenRate
  /** How sure an answer must be, such as 0.95. */
  readonly confidence: number
}

/** All batches of one commit together. */
export interface CommitTally extends CommitEvidence {
  readonly sha: string
  /** Fresh seeds with a verdict that is clean or the failure. */
  readonly fresh: SeenRate
  readonly other: number
  readonly unjudged: number
  readonly failing: BisectBatch['failing']
  readonly failingWas: BisectBatch['failingWas']
  readonly reason: string | null
  readonly batches: number
}

/** One batch to run next. */
export interface BisectTest {
  /** Place in the history, or -1 for the good commit. */
  readonly at: number
  readonly sha: string
  /** Clean seeds after which the batch ends; the first failure ends it too. */
  readonly seeds: number
}

/** What a bisection knows at a moment. */
export interface BisectState {
  readonly tallies: readonly CommitTally[]
  readonly good: CommitTally
  readonly posterior: BisectPosterior
  /** Lower bound of the rate. */
  readonly rate: number
  /** Clean seeds after which a single commit counts as good. */
  readonly seedsPerStep: number
}

export type BisectDecision =
  | { readonly do: 'test'; readonly tests: readonly BisectTest[] }
  | { readonly do: 'end'; readonly end: BisectEnd }

/** How a bisection ends. Only `found` names a commit. */
export type BisectEnd =
  | {
      readonly state: 'found'
      readonly at: number
      readonly probability: number
      /** Commits that cannot be tested and could be the first bad one as well. */
      readonly suspects: readonly number[]
    }
  /** What is left, of which one is the first bad commit with the confidence that was asked for; likeliest first. */
  | { readonly state: 'range'; readonly left: readonly number[] }
  | { readonly state: 'bad-passes'; readonly seeds: number }
  | { readonly state: 'bad-untestable'; readonly reason: string }
  | { readonly state: 'good-fails' }
  | { readonly state: 'good-untestable'; readonly reason: string }
  /** Its stored seeds fail, and so many fresh ones did not. */
  | { readonly state: 'too-rare'; readonly seeds: number }

/** Failures that must have been seen in all before the rate's bound is narrow enough to search by. */
const calibrationFailures = 5
/** A failure that would be missed with this probability at its rate makes the bad commit not bad. */
const badMissed = 0.01
/** So many times the seeds in which one failure is expected, without one: it is not the rate that was seen. */
const rareFactor = 30
/** Size of a batch, in seeds until one failure is expected (facts of k-section: 1.5). */
const batchFactor = 1.5

/** Puts together what is known. Pure. */
export function weighBisect(question: BisectQuestion, batches: readonly BisectBatch[]): BisectState {
  const bySha = Map.groupBy(batches, ({ sha }) => sha)
  const tallies = question.history.shas.map((sha) => tallyCommit(sha, bySha.get(sha) ?? []))
  const good = tallyCommit(question.good, bySha.get(question.good) ?? [])
  const rate = bisectRate(question.seen, tallies.at(-1)?.fresh ?? { failures: 0, seeds: 0 })
  const { holds } = question.history
  const posterior = bisectPosterior({ commits: tallies, good, holds, prior: question.prior, rate })
  const perStep = seedsPerStep(rate, tallies.length, 1 - question.confidence)
  return { tallies, good, posterior, rate, seedsPerStep: perStep }
}

/**
 * What to do next, with so many tests at once. Pure: first the bad commit is proven and the rate made sure, then the good
 * one is tested as long as the search needs it, then the search halves (or k-sects) what is left. With several tests at
 * once all three begin together.
 */
export function decideBisect(
  question: BisectQuestion,
  state: BisectState,
  jobs = 1,
  built: ReadonlySet<number> = new Set(),
): BisectDecision {
  const bad = decideBad(question, state)
  if (bad !== null && 'state' in bad) return { do: 'end', end: bad }
  const good = decideGood(question, state)
  if (good !== null && 'state' in good) return { do: 'end', end: good }
  const first = [bad, ...splitTest(good, batchSize(state), Math.max(1, Math.floor(jobs / 4)))].filter(
    (test) => test !== null,
  )
  if (jobs === 1 && first[0] !== undefined) return { do: 'test', tests: first.slice(0, 1) }
  const end = first.length === 0 ? findEnd(question, state) : null
  if (end !== null) return { do: 'end', end }
  const { holds, shas } = question.history
  const chosen = chooseTests({ commits: state.tallies, holds }, state.posterior, jobs - first.length, built)
  const search = chosen.map((at) => ({ at, sha: shas[at] ?? question.good, seeds: batchSize(state) }))
  const tests = [...first, ...search]
  return tests.length > 0 ? { do: 'test', tests } : { do: 'end', end: describeRange(question, state) }
}

/** The commits of which one is the first bad one, as far as is known. */
export function describeRange({ confidence }: BisectQuestion, { posterior }: BisectState): BisectEnd {
  return { state: 'range', left: likelyCommits(posterior, confidence) }
}

function findEnd(question: BisectQuestion, state: BisectState): BisectEnd | null {
  const { posterior, tallies } = state
  const at = posterior.commits.reduce(
    (best, share, place) => (share > (posterior.commits[best] ?? 0) ? place : best),
    0,
  )
  const probability = posterior.commits[at] ?? 0
  if (probability < question.confidence) return null
  return { state: 'found', at, probability, suspects: findSuspects(question, state, tallies, at) }
}

/** Untestable commits that would be as likely as a twentieth of the found one, were they candidates. */
function findSuspects(
  { history: { holds }, prior }: BisectQuestion,
  { good, rate }: BisectState,
  tallies: readonly CommitTally[],
  found: number,
): number[] {
  if (!tallies.some(({ untestable }) => untestable)) return []
  const commits = tallies.map((tally) => ({ ...tally, untestable: false }))
  const open = bisectPosterior({ commits, good, holds, prior, rate }).commits
  return [...tallies.keys()].filter(
    (at) => tallies[at]?.untestable === true && (open[at] ?? 0) > (open[found] ?? 0) / 20,
  )
}

function decideBad(question: BisectQuestion, { tallies, rate }: BisectState): BisectTest | BisectEnd | null {
  const bad = tallies.at(-1)
  if (bad === undefined) return { state: 'range', left: [] }
  const test = (seeds: number): BisectTest => ({ at: tallies.length - 1, sha: bad.sha, seeds: Math.ceil(seeds) })
  const { seen } = question
  const { fresh } = bad
  if (bad.untestable) return { state: 'bad-untestable', reason: bad.reason ?? '' }
  if (!bad.fails) {
    const enough = Math.ceil(-Math.log(badMissed) / bisectRate(seen, { failures: 0, seeds: 0 }))
    return bad.clean >= enough ? { state: 'bad-passes', seeds: bad.clean } : test(enough - bad.clean)
  }
  if (fresh.failures === 0) {
    const { estimate } = jeffreysInterval(Math.max(1, seen.failures), Math.max(1, seen.failures, seen.seeds))
    const enough = Math.ceil(rareFactor / estimate)
    return fresh.seeds >= enough ? { state: 'too-rare', seeds: fresh.seeds } : test(enough - fresh.seeds)
  }
  // What fresh seeds contradict is not counted on.
  const known = contradicts(seen, fresh) ? fresh.failures : seen.failures + fresh.failures
  return known >= calibrationFailures ? null : test(calibrationFailures / rate)
}

function decideGood({ good: sha }: BisectQuestion, state: BisectState): BisectTest | BisectEnd | null {
  const { good } = state
  if (good.fails) return { state: 'good-fails' }
  if (good.untestable) return { state: 'good-untestable', reason: good.reason ?? '' }
  const missing = state.seedsPerStep - good.clean
  return missing > 0 ? { at: -1, sha, seeds: missing } : null
}

/** A test of many seeds as several of a batch each, at most so many. */
function splitTest(test: BisectTest | null, batch: number, most: number): (BisectTest | null)[] {
  if (test === null) return []
  const count = Math.max(1, Math.min(most, Math.ceil(test.seeds / batch)))
  return Array.from({ length: count }, () => ({ ...test, seeds: Math.ceil(test.seeds / count) }))
}

function batchSize({ rate }: BisectState): number {
  return Math.ceil(batchFactor / rate)
}

function tallyCommit(sha: string, batches: readonly BisectBatch[]): CommitTally {
  const sum = (count: (batch: BisectBatch) => number) => batches.reduce((all, batch) => all + count(batch), 0)
  const proof = batches.find(({ failing }) => failing !== null)
  const reason = batches.find(({ untestable }) => untestable !== null)?.untestable ?? null
  const freshClean = sum(({ clean }) => clean)
  const freshFailures = sum(({ failingWas }) => (failingWas === 'fresh' ? 1 : 0))
  return {
    sha,
    clean: freshClean + sum(({ stored }) => stored),
    fails: proof !== undefined,
    // What could be tested once is testable, whatever kept a later batch from it.
    untestable: proof === undefined && reason !== null && freshClean === 0,
    fresh: { failures: freshFailures, seeds: freshClean + freshFailures },
    other: sum(({ other }) => other),
    unjudged: sum(({ unjudged }) => unjudged),
    failing: proof?.failing ?? null,
    failingWas: proof?.failingWas ?? null,
    reason,
    batches: batches.length,
  }
}

import { assert } from '../base/assert.ts'

/** What is known of one commit. */
export interface CommitEvidence {
  /** Seeds that would have shown the failure and did not. */
  readonly clean: number
  /** Whether it was seen to fail: proof. */
  readonly fails: boolean
  /** Whether nothing can be said about it: then it is no candidate. */
  readonly untestable: boolean
}

/** The commits of a range, oldest first, and what is known of them. */
export interface BisectEvidence {
  readonly commits: readonly CommitEvidence[]
  /** The commit that is said to be good, which is before all others. */
  readonly good: CommitEvidence
  /** Whether the history of commit `at` holds commit `candidate`; a commit holds itself. */
  readonly holds: (at: number, candidate: number) => boolean
  /** Weights of the commits before anything was run; any scale. */
  readonly prior: readonly number[]
  /** Chance that one seed shows the failure where the bug is; its lower bound. */
  readonly rate: number
}

export interface BisectPosterior {
  /** For each commit, how likely it is that it brought the failure. */
  readonly commits: readonly number[]
  /** How likely it is that the failure is older than the range: that the good commit is not good. */
  readonly before: number
}

/** How likely it is, before anything was run, that a commit is not good which somebody calls good. */
export const priorBefore = 0.1

/**
 * Clean seeds after which a commit counts as good, so that a search over `commits` commits is right with probability
 * 1 - `delta`: ln(ceil(log2(commits + 1)) / delta) / rate. Each of log2 steps may be wrong with delta / log2.
 *
 * One-sided noise: a failing seed proves its commit bad; n clean seeds leave (1 - rate)^n doubt.
 *
 * @param rate lower bound of the finding's rate, above 0
 */
export function seedsPerStep(rate: number, commits: number, delta = 0.05): number {
  assert(rate > 0 && rate <= 1 && commits >= 1 && delta > 0 && delta < 1, `rate ${rate}, ${commits} commits, ${delta}`)
  return Math.ceil(Math.log(Math.ceil(Math.log2(commits + 1)) / delta) / rate)
}

/**
 * Which commit brought the failure, given what was run. Bayes: a commit that was seen to fail holds the bad commit in its
 * history; c clean seeds at a commit make each commit of its history less likely by (1 - rate)^c, since each of them would
 * have shown the failure there with that rate.
 */
export function bisectPosterior({ commits, good, holds, prior, rate }: BisectEvidence): BisectPosterior {
  const doubt = Math.log1p(-Math.min(rate, 1 - Number.EPSILON))
  const tested = [...commits.keys()].filter((at) => commits[at]?.fails === true || (commits[at]?.clean ?? 0) > 0)
  const logWeight = (candidate: number): number => {
    let sum = Math.log(prior[candidate] ?? 0)
    for (const at of tested) {
      const inside = holds(at, candidate)
      const { clean = 0, fails = false } = commits[at] ?? {}
      if (fails && !inside) return Number.NEGATIVE_INFINITY
      if (inside) sum += clean * doubt
    }
    return sum
  }
  const logs = commits.map(({ untestable }, candidate) =>
    untestable || good.fails ? Number.NEGATIVE_INFINITY : logWeight(candidate),
  )
  const priorSum = prior.reduce((sum, weight, at) => sum + (commits[at]?.untestable === true ? 0 : weight), 0)
  const seen = good.clean + commits.reduce((sum, { clean }) => sum + clean, 0)
  const logBefore = Math.log((priorSum * priorBefore) / (1 - priorBefore)) + seen * doubt
  const highest = Math.max(logBefore, ...chunkedMax(logs))
  // Where nothing is left, all is impossible: then what was seen contradicts itself, and only "before" remains.
  if (highest === Number.NEGATIVE_INFINITY) return { commits: logs.map(() => 0), before: 1 }
  const weights = logs.map((log) => Math.exp(log - highest))
  const before = Math.exp(logBefore - highest)
  const sum = weights.reduce((all, weight) => all + weight, before)
  return { commits: weights.map((weight) => weight / sum), before: before / sum }
}

/** The greatest of each thousand: a call takes no 16,384 arguments on every machine. */
function chunkedMax(values: readonly number[]): number[] {
  const greatest: number[] = []
  for (let at = 0; at < values.length; at += 1_000) greatest.push(Math.max(...values.slice(at, at + 1_000)))
  return greatest
}

/**
 * Which commits to test next, at once: for each of `count` tests the one whose history holds the bad commit with a
 * probability nearest to 1/(count+1), 2/(count+1), ... With one test that is a bisection, with twenty a 21-section. The
 * same commit can come several times, where few are left. Commits that are known to fail, and those that hold every
 * candidate or none, are not among them: there is nothing to learn.
 *
 * @param prefer commits that cost nothing to test (they are built): taken where they are nearly as good
 * @returns indices of commits, -1 for the good one; empty where nothing can be learnt any more
 */
export function chooseTests(
  evidence: Pick<BisectEvidence, 'commits' | 'holds'>,
  posterior: BisectPosterior,
  count: number,
  prefer: ReadonlySet<number> = new Set(),
): number[] {
  const candidates = [...posterior.commits.keys()].filter((at) => (posterior.commits[at] ?? 0) > negligible)
  const options = [...evidence.commits.entries()].flatMap(([at, { fails, untestable }]) => {
    if (fails || untestable) return []
    let share = posterior.before
    for (const candidate of candidates) {
      if (evidence.holds(at, candidate)) share += posterior.commits[candidate] ?? 0
    }
    return [{ at, share }]
  })
  const useful = [...options, { at: -1, share: posterior.before }].filter(
    ({ share }) => share > negligible && share < 1 - negligible,
  )
  return Array.from({ length: count }, (_, place) => {
    const wanted = (place + 1) / (count + 1)
    const distance = ({ at, share }: { at: number; share: number }) =>
      Math.abs(share - wanted) - (prefer.has(at) ? nearlyAsGood : 0)
    return useful.reduce<{ at: number; share: number } | null>(
      (best, option) => (best === null || distance(option) < distance(best) ? option : best),
      null,
    )
  }).flatMap((chosen) => (chosen === null ? [] : [chosen.at]))
}

/** Less than this is no chance. */
const negligible = 1e-9
/** How much further from the middle a commit may be that is built already. */
const nearlyAsGood = 0.1

/** The fewest commits of which one is the bad one with this probability, likeliest first. */
export function likelyCommits({ commits }: BisectPosterior, confidence: number): number[] {
  const likeliest = [...commits.keys()].sort((a, b) => (commits[b] ?? 0) - (commits[a] ?? 0) || a - b)
  let sum = 0
  const chosen: number[] = []
  for (const at of likeliest) {
    if (sum >= confidence || (commits[at] ?? 0) <= negligible) break
    chosen.push(at)
    sum += commits[at] ?? 0
  }
  return chosen
}

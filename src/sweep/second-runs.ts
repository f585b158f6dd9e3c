import type { Outcome, RunResult, SeedJob } from '../model/outcome.ts'
import type { Via } from '../model/target.ts'
import { describeUnequalRuns, hasVerdict, isSameRun } from '../signature/compare-runs.ts'
import { type Lane, openLane } from '../simulator/open-lane.ts'
import { runSeed } from '../simulator/run-seed.ts'
import type { SimulatorContext } from '../simulator/simulator-context.ts'
import { rerunKilled } from './rerun-killed.ts'
import { signOutcome } from './sign-outcome.ts'

/** One in so many of the seeds that pass is run twice. */
const sampleEvery = 20

/** Most fresh processes for one seed whose runs in shared processes differed. */
const freshRunsMax = 4

/**
 * Whether a seed that gave this outcome is run a second time: every failure, and 5 % of what passed, chosen by the index
 * alone. So neither shards nor jobs nor an interruption change which seeds those are, and all second runs of a campaign
 * cost at most what the failures cost and a twentieth of the rest. A seed that came to its time limit is not: that would
 * cost as long again, and a clock is not what the simulator answers for.
 */
export function isRunTwice(index: number, outcome: RunResult['outcome']): boolean {
  return outcome === 'failed' || (outcome === 'passed' && isSampled(index))
}

/** Whether a number is of the 5 % of all. */
export function isSampled(number: number): boolean {
  return scatter(number) % sampleEvery === 0
}

/** Spreads indices evenly over 32 bits: the finaliser of MurmurHash3 (Appleby, public domain) over both halves. */
function scatter(index: number): number {
  return finalise(finalise(index % 2 ** 32) ^ Math.floor(index / 2 ** 32))
}

function finalise(x: number): number {
  let h = x | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** Runs seeds a second time and compares. One for each lane of a sweep; one call at a time. */
export interface SecondRuns extends AsyncDisposable {
  /** One outcome for each result, in some order. */
  check(results: readonly RunResult[], signal: AbortSignal): AsyncIterable<Outcome>
  /** The outcome of a seed that was run twice, each time in a process of its own. */
  compare(first: RunResult, second: RunResult, signal: AbortSignal): Promise<Outcome>
  /** Decides by fresh processes alone about a seed whose runs in shared processes differed. */
  settle(first: Outcome, signal: AbortSignal): Promise<Outcome>
  /** Where second runs of seeds in shared processes run. */
  otherLane(): Lane
}

/**
 * Second runs of a target on `lane`, where its first runs were.
 *
 * By `run` the second run is a fresh process, as the first was, by the same launcher. In a batch or worker a fresh process would cost fifty
 * times the seed, so the second run goes to another process of the same kind, in reverse order: what leaks from seed to
 * seed, or differs from process to process, shows there. Only where the two differ do fresh processes decide. Where those
 * all agree, the simulator is deterministic and its shared process is not: the seed gets the outcome that fresh
 * processes give, by which findings are proven, and `onLeak` hears of it.
 */
export function openSecondRuns(context: SimulatorContext, via: Via, lane: Lane, onLeak: () => void): SecondRuns {
  const { target, scratch } = context
  let other: Lane | null = null

  const sign = (result: RunResult) => signOutcome(result, target, scratch)
  const runFresh = async ({ index, seed }: SeedJob, signal: AbortSignal) =>
    sign(await rerunKilled(context, await runSeed(context, { index, seed }, signal, true), signal, true))

  function otherLane(): Lane {
    other ??= openLane(context, via)
    return other
  }

  async function* checkShared(results: readonly RunResult[], signal: AbortSignal): AsyncGenerator<Outcome> {
    for await (const [first, second] of pair(results.toReversed(), otherLane(), signal)) {
      const same = isSameRun(first, second)
      yield same === false ? await settle(first, signal) : withSecondRun(first, same)
    }
  }

  /** Each result with its second run. */
  async function* pair(
    results: readonly RunResult[],
    on: Lane,
    signal: AbortSignal,
  ): AsyncGenerator<readonly [first: Outcome, second: Outcome]> {
    const firsts = new Map(results.map((result) => [result.index, result]))
    const jobs = results.map(({ index, seed }) => ({ index, seed }))
    for await (const second of on.runSeeds(jobs, signal, true)) {
      const first = firsts.get(second.index)
      if (first !== undefined) yield [sign(first), sign(await rerunKilled(context, second, signal, true))]
    }
  }
  async function settle(first: Outcome, signal: AbortSignal): Promise<Outcome> {
    const fresh = await runFresh(first, signal)
    // The world, or the end of the budget: the first run is all that is known.
    if (!hasVerdict(fresh)) return first
    for (let run = 2; run <= freshRunsMax; run++) {
      const again = await runFresh(first, signal)
      if (isSameRun(fresh, again) === false) return unequal(first, fresh, again)
      if (signal.aborted) return first
    }
    onLeak()
    return { ...fresh, output: fresh.outcome === 'passed' ? '' : fresh.output, secondRun: 'equal' }
  }

  async function* checkFresh(results: readonly RunResult[], signal: AbortSignal): AsyncGenerator<Outcome> {
    for await (const [first, second] of pair(results, lane, signal)) yield await compareFresh(first, second, signal)
  }

  async function compareFresh(first: Outcome, second: Outcome, signal: AbortSignal): Promise<Outcome> {
    const same = isSameRun(first, second)
    return same === false ? await showUnequal(first, second, signal) : withSecondRun(first, same)
  }

  async function showUnequal(first: Outcome, second: Outcome, signal: AbortSignal): Promise<Outcome> {
    // Of a run that passed, nothing was kept: another one shows what it prints.
    const shown = first.outcome === 'passed' ? await runFresh(first, signal) : first
    return unequal(first, isSameRun(shown, second) === false ? shown : first, second)
  }

  function unequal(first: Outcome, one: Outcome, another: Outcome): Outcome {
    const output = [one, another].find(({ outcome }) => outcome === 'failed')?.output ?? ''
    const reported = describeUnequalRuns(one, another)
    const run: RunResult = { ...first, outcome: 'nondeterministic', output, reported, reason: null }
    return { ...sign(run), secondRun: 'unequal' }
  }

  return {
    check: (results, signal) => (via === 'run' ? checkFresh(results, signal) : checkShared(results, signal)),
    async compare(first, second, signal) {
      return compareFresh(sign(first), sign(await rerunKilled(context, second, signal, true)), signal)
    },
    settle,
    otherLane,
    async [Symbol.asyncDispose]() {
      await other?.[Symbol.asyncDispose]()
    },
  }
}

function withSecondRun(first: Outcome, same: boolean | null): Outcome {
  return same === true ? { ...first, secondRun: 'equal' } : first
}

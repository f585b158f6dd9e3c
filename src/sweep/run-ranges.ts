import type { IndexRange, Outcome, PassedSeeds, RunResult } from '../model/outcome.ts'
import type { SeedStream } from '../model/plan.ts'
import { seedAt } from '../model/seed-stream.ts'
import type { Lane } from '../simulator/open-lane.ts'
import { emptyResult } from '../simulator/run-seed.ts'
import { isRange, type RangeResult } from '../simulator/worker-work.ts'
import type { SecondRuns } from './second-runs.ts'

/** Where ranges of one lane are run, and run again. */
export interface RangeRuns {
  readonly target: string
  readonly stream: SeedStream
  readonly lane: Lane
  readonly secondRuns: SecondRuns
  readonly signal: AbortSignal
  /** Two runs of a range differed, and no seed of it is to blame. */
  readonly onLeak: () => void
}

export type RangeEvent =
  | { readonly type: 'passed'; readonly passed: PassedSeeds }
  | { readonly type: 'outcome'; readonly outcome: Outcome }

/**
 * Runs ranges that passed as a whole or in part a second time, in another worker and reverse order, and tells what
 * passed. Two runs are the same where no seed fails in the second that passed in the first, and their digests, where
 * both have one, are equal. Seeds that differ are decided by fresh processes.
 */
export async function* checkRanges(
  runs: RangeRuns,
  firsts: readonly RangeResult[],
): AsyncGenerator<RangeEvent, void, undefined> {
  const { stream, secondRuns, signal, target } = runs
  const { seconds, alone } = await runAgain(runs, firsts)
  for (const first of firsts) {
    const second = seconds.get(first.first)
    const suspects = new Set<number>()
    for (const { index, outcome } of [...alone, ...(second?.failed ?? [])]) {
      if (outcome === 'failed' && hasPassed(first, index)) suspects.add(index)
    }
    const differs = second !== undefined && isUnequal(first, second)
    if (differs && suspects.size === 0) {
      const culprit = await findUnequal(runs, first)
      if (culprit === null && !signal.aborted) runs.onLeak()
      else if (culprit !== null && hasPassed(first, culprit)) suspects.add(culprit)
    }
    const ranTwice = second !== undefined && !differs && suspects.size === 0
    yield { type: 'passed', passed: tellPassed(target, first, suspects, ranTwice) }
    for (const index of suspects) {
      const passed: RunResult = { ...emptyResult({ index, seed: seedAt(stream, index) }), outcome: 'passed' }
      const durationMs = first.durationMs / (first.end - first.first)
      const outcome: Outcome = { ...passed, durationMs, target, signature: null, secondRun: null }
      yield { type: 'outcome', outcome: await secondRuns.settle(outcome, signal) }
    }
  }
}

/** The seeds of a range that passed, but for some. */
export function tellPassed(
  target: string,
  range: RangeResult,
  without: ReadonlySet<number>,
  ranTwice: boolean,
): PassedSeeds {
  const { passed, properties, durationMs, first, end } = range
  const spans = without.size === 0 ? passed : passed.flatMap((span) => takeOut(span, without))
  return { target, spans, properties, durationMs: durationMs / (end - first), ranTwice }
}

function takeOut({ first, end }: IndexRange, without: ReadonlySet<number>): IndexRange[] {
  const holes = [...without].filter((index) => first <= index && index < end).sort((a, b) => a - b)
  const starts = [first, ...holes.map((index) => index + 1)]
  return starts
    .map((start, position) => ({ first: start, end: holes[position] ?? end }))
    .filter((span) => span.first < span.end)
}

interface SecondRangeRuns {
  /** By first index. */
  readonly seconds: ReadonlyMap<number, RangeResult>
  /** Seeds whose range ended its worker and that were then run one by one, or whose range was cut in another way. */
  readonly alone: readonly RunResult[]
}

async function runAgain(runs: RangeRuns, firsts: readonly RangeResult[]): Promise<SecondRangeRuns> {
  const wanted = firsts.map(({ first, end }) => ({ first, end })).reverse()
  const lane = runs.secondRuns.otherLane()
  const seconds = new Map<number, RangeResult>()
  const alone: RunResult[] = []
  if (!(await lane.canRunRanges(runs.signal))) return { seconds, alone }
  for await (const result of lane.runRanges(runs.stream, wanted, runs.signal)) {
    if (!isRange(result)) alone.push(result)
    else if (firsts.some(({ first, end }) => first === result.first && end === result.end)) {
      seconds.set(result.first, result)
    } else alone.push(...result.failed)
  }
  return { seconds, alone }
}

function isUnequal(a: RangeResult, b: RangeResult): boolean {
  return a.digest !== null && b.digest !== null && a.digest !== b.digest
}

function hasPassed({ passed }: RangeResult, index: number): boolean {
  return passed.some(({ first, end }) => first <= index && index < end)
}

/** Halves a range whose digests differed until one seed is left, on both lanes; null where the halves agree. */
async function findUnequal(runs: RangeRuns, range: IndexRange): Promise<number | null> {
  let { first, end } = range
  while (end - first > 1) {
    const middle = Math.floor((first + end) / 2)
    if (await differAgain(runs, { first, end: middle })) end = middle
    else if (await differAgain(runs, { first: middle, end })) first = middle
    else return null
  }
  return first
}

async function differAgain({ lane, secondRuns, stream, signal }: RangeRuns, range: IndexRange): Promise<boolean> {
  const runOn = async (on: Lane): Promise<string | null> => {
    for await (const result of on.runRanges(stream, [range], signal)) return result.digest
    return null
  }
  const [a, b] = await Promise.all([lane, secondRuns.otherLane()].map(runOn))
  return a !== b
}

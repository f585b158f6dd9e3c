import type { IndexRange, RunResult, SeedJob } from '../model/outcome.ts'
import type { SeedStream } from '../model/plan.ts'
import type { PropertyCount, RangeFailure, RangeMessage } from '../model/result.ts'
import { seedAt } from '../model/seed-stream.ts'
import { showUntrusted } from './reported-result.ts'
import { sharedResult } from './run-seed.ts'

/** Indices that one message asks for; the worker derives their seeds. */
export interface SeedRange extends IndexRange {
  readonly stream: SeedStream
}

/** What one message asks a worker for. */
export type Work = SeedJob | SeedRange

export function isRange(work: object): work is SeedRange {
  return 'end' in work
}

/** What a range gave: each of its indices is in `passed` or in `failed`, once. */
export interface RangeResult extends SeedRange {
  readonly passed: readonly IndexRange[]
  /** `failed` or `unknown`. */
  readonly failed: readonly RunResult[]
  readonly digest: string | null
  /** Summed over the seeds that passed. */
  readonly properties: readonly PropertyCount[]
  readonly durationMs: number
}

export function countSeeds(work: Work): number {
  return isRange(work) ? work.end - work.first : 1
}

/** The seeds of a piece of work, one by one. */
export function singlesOf(work: Work): SeedJob[] {
  if (!isRange(work)) return [work]
  const { first, end, stream } = work
  return Array.from({ length: end - first }, (_, offset) => {
    const index = first + offset
    return { index, seed: seedAt(stream, index) }
  })
}

/** Cuts a range in two, the first with `count` seeds. */
export function splitRange(range: SeedRange, count: number): [SeedRange, SeedRange] {
  const middle = range.first + count
  return [
    { ...range, end: middle },
    { ...range, first: middle },
  ]
}

/**
 * Reads what a worker says about a range. Gives the reason where that does not account for every index of the range
 * exactly once, or speaks of other seeds: nothing of it is then believed.
 *
 * @param output what stderr said meanwhile
 */
export function readRangeResult(
  range: SeedRange,
  message: RangeMessage,
  durationMs: number,
  output: string,
): RangeResult | string {
  const passed = message.passed.map(([low, high]) => ({ first: Number(low), end: Number(high) + 1 }))
  const reason = findMiscount(range, passed, message.failed) ?? findOtherSeed(range, message)
  if (reason !== null) return reason
  const seedMs = durationMs / countSeeds(range)
  const shared = message.failed.length > 1
  const failed = message.failed.map(({ index: text, ...result }) => {
    const index = Number(text)
    // The output of several failures would make each of them look like all; their own words are better where given.
    const own = shared && result.failure !== undefined ? '' : output
    return sharedResult({ index, seed: seedAt(range.stream, index) }, result, seedMs, own)
  })
  const { digest = null, properties = [] } = message
  return { ...range, passed, failed, digest, properties, durationMs }
}

function findMiscount(range: SeedRange, passed: readonly IndexRange[], failed: readonly RangeFailure[]): string | null {
  const singles = failed.map(({ index }) => ({ first: Number(index), end: Number(index) + 1 }))
  let next = range.first
  for (const { first, end } of [...passed, ...singles].sort((a, b) => a.first - b.first || a.end - b.end)) {
    if (end <= first) return `its result has the indices ${first} to ${end - 1}, which are none`
    if (first < range.first || end > range.end) {
      const wrong = first < range.first ? first : end - 1
      return `its result has index ${wrong}, which is outside of ${describeRange(range)}`
    }
    if (first < next) return `its result has index ${first} twice`
    if (first > next) return `its result says nothing about index ${next}`
    next = end
  }
  return next === range.end ? null : `its result says nothing about index ${next}`
}

/** A worker that derives its seeds wrongly would test others than it is believed to. */
function findOtherSeed(range: SeedRange, { last, failed }: RangeMessage): string | null {
  const named = failed.map(({ index, seed }) => ({ index: Number(index), seed }))
  for (const { index, seed } of [...named, { index: range.end - 1, seed: last }]) {
    if (seed === undefined) continue
    const wanted = seedAt(range.stream, index)
    if (seed !== wanted) return `it says that index ${index} has seed ${showUntrusted(seed)}, which is ${wanted}`
  }
  return null
}

function describeRange({ first, end }: IndexRange): string {
  return `${first} to ${end - 1}`
}

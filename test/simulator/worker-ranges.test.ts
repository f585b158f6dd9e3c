import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { IndexRange, RunResult } from '../../src/model/outcome.ts'
import type { SeedStream } from '../../src/model/plan.ts'
import { RangeResultSchema } from '../../src/model/result.ts'
import type { SeedText } from '../../src/model/seed.ts'
import type { Target } from '../../src/model/target.ts'
import { openLane } from '../../src/simulator/open-lane.ts'
import type { SimulatorContext } from '../../src/simulator/simulator-context.ts'
import { silenceMsMax } from '../../src/simulator/worker-pace.ts'
import { isRange, type RangeResult, readRangeResult } from '../../src/simulator/worker-work.ts'
import { fixture, jobsOf, makeContext, noSignal, runLane, summarize } from './fixture-context.ts'

const stream: SeedStream = { kind: 'consecutive', type: 'u64', base: '0' as SeedText }

interface Ranged extends SimulatorContext {
  /** What the workers noted: their start, and what they were asked for. */
  journal(): { readonly line: string; readonly by: string }[]
}

function makeRanged(behaviour: string, target: Partial<Target> = {}, window = 4): Ranged {
  const context = makeContext(['unused'])
  const journal = join(context.scratch, 'journal')
  const worker = { argv: fixture('ranged.mjs', behaviour, String(window), journal) }
  return {
    ...context,
    target: { ...context.target, worker, ...target },
    journal: () =>
      readFileSync(journal, 'utf8')
        .trimEnd()
        .split('\n')
        .map((text) => {
          const [line = '', by = ''] = text.split(' by ')
          return { line, by }
        }),
  }
}

/** 0 to 4,095 in four ranges. */
const quarters = cut([0, 1_024, 2_048, 3_072, 4_096])

function cut(borders: readonly number[]): IndexRange[] {
  return borders.slice(1).map((end, position) => ({ first: borders[position] ?? 0, end }))
}

async function runRanges(
  context: SimulatorContext,
  ranges: readonly IndexRange[] = quarters,
  signal: AbortSignal = noSignal,
  from: SeedStream = stream,
): Promise<(RunResult | RangeResult)[]> {
  await using lane = openLane(context, 'worker')
  expect(await lane.canRunRanges(noSignal)).toBe(true)
  return await Array.fromAsync(lane.runRanges(from, ranges, signal))
}

/** Which indices below `end` were not told exactly once, and what was told but `passed`. */
function tally(results: readonly (RunResult | RangeResult)[], first = 0, end = 4_096) {
  const told = new Map<number, number>()
  const others: string[] = []
  const add = (index: number): void => void told.set(index, (told.get(index) ?? 0) + 1)
  const see = ({ index, outcome }: RunResult): void => {
    add(index)
    if (outcome !== 'passed') others.push(`${index}:${outcome}`)
  }
  for (const result of results) {
    if (isRange(result)) {
      result.failed.forEach(see)
      for (const span of result.passed) for (let index = span.first; index < span.end; index++) add(index)
    } else see(result)
  }
  const wanted = Array.from({ length: end - first }, (_, offset) => first + offset)
  const miscounted = [...new Set([...told.keys(), ...wanted])].filter(
    (index) => told.get(index) !== (first <= index && index < end ? 1 : 0),
  )
  return { miscounted, others: others.toSorted((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10)) }
}

describe('a worker that takes ranges', () => {
  test('4,096 seeds in 4 messages: passes in spans, 4 failures with all that was said of them', async () => {
    const context = makeRanged('good')
    const results = await runRanges(context)
    expect(tally(results)).toEqual({
      miscounted: [],
      others: ['1000:failed', '2000:failed', '3000:failed', '4000:failed'],
    })
    expect(context.journal().map(({ line }) => line)).toEqual([
      'start',
      ...quarters.map(({ first }) => `range ${first} 1024`),
    ])
    const [first, second] = results.filter(isRange) as RangeResult[]
    expect(first?.passed).toEqual([
      { first: 0, end: 1_000 },
      { first: 1_001, end: 1_024 },
    ])
    expect(second?.failed).toMatchObject([
      {
        index: 2_000,
        seed: '2000',
        digest: 'd2000',
        step: 3,
        reported: { property: 'Thousands', message: 'seed 2000 is a thousand' },
      },
    ])
    expect(second?.properties).toEqual([{ name: 'Even', kind: 'sometimes', passes: 511, failures: 0 }])
    expect(readdirSync(context.scratch)).toEqual(['journal'])
  })

  test.each([
    { kind: 'mixed', type: 'u64', key: '0123456789abcdef', number: 214 },
    { kind: 'mixed', type: 'i32', key: '0123456789abcdef', number: 3 },
    { kind: 'consecutive', type: 'i64', base: '-9223372036854775808' as SeedText },
  ] as const)('derives the seeds of $kind $type itself, and each last one is checked', async (from) => {
    expect(tally(await runRanges(makeRanged('good'), quarters, noSignal, from)).miscounted).toEqual([])
  })

  test('a range of one index is a seed', async () => {
    const context = makeRanged('good')
    expect(tally(await runRanges(context, [{ first: 7, end: 8 }]), 7, 8)).toEqual({ miscounted: [], others: [] })
    expect(context.journal().at(-1)?.line).toBe('seed 7')
  })

  test('one that does not take ranges says so, and single seeds still run', async () => {
    const context = makeRanged('no-ranges')
    await using lane = openLane(context, 'worker')
    expect(await lane.canRunRanges(noSignal)).toBe(false)
    expect(summarize(await runLane(context, 'worker', jobsOf(999, 1_002)))).toBe('999:passed 1000:failed 1001:passed')
  })
})

describe('a range that ends its worker', () => {
  test('die: its seeds are run one by one, the culprit fails, every index is told once', async () => {
    const context = makeRanged('die')
    const { miscounted, others } = tally(await runRanges(context))
    expect(miscounted).toEqual([])
    const wanted = ['777', '1000', '1777', '2000', '2777', '3000', '3777', '4000']
    expect(others).toEqual(wanted.map((index) => `${index}:failed`))
    // One start for the range and one for the culprit, four times, and the first.
    expect(context.journal().filter(({ line }) => line === 'start')).toHaveLength(9)
  })

  test('die-once: a range whose seeds all pass alone has lost nothing', async () => {
    const { miscounted, others } = tally(await runRanges(makeRanged('die-once')))
    expect(miscounted).toEqual([])
    expect(others.filter((line) => !/^([1-4]000|[1-3]?777):failed$/.test(line))).toEqual([])
  })

  test('hang: only the seed that hangs is timed out, in the time of seeds and not of ranges', async () => {
    const context = makeRanged('hang', { timeoutMs: 3_000 })
    const { miscounted, others } = tally(await runRanges(context, cut([0, 100, 770, 900])), 0, 900)
    expect(miscounted).toEqual([])
    expect(others).toEqual(['777:timed-out'])
  })

  test('garbage: the seed that prints into the protocol is infra, the others are what they are', async () => {
    const { miscounted, others } = tally(await runRanges(makeRanged('garbage'), cut([1, 700, 900])), 1, 900)
    expect(miscounted).toEqual([])
    expect(others).toEqual(['777:infra'])
  })

  test('an abort cuts what was begun; what was not is not told at all, and nothing is told twice', async () => {
    const controller = new AbortController()
    const context = makeRanged('hang')
    await using lane = openLane(context, 'worker')
    expect(await lane.canRunRanges(noSignal)).toBe(true)
    const results: (RunResult | RangeResult)[] = []
    for await (const result of lane.runRanges(stream, cut([1, 512, 800, 2_000]), controller.signal)) {
      results.push(result)
      controller.abort()
    }
    const { miscounted, others } = tally(results, 1, 800)
    expect(miscounted).toEqual([])
    expect(others).toEqual(Array.from({ length: 288 }, (_, offset) => `${512 + offset}:cut`))
    expect(results.filter((result) => result.durationMs === 0)).toHaveLength(287)
  })
})

describe('a range whose result does not add up', () => {
  test.each([
    ['forget', 'its result says nothing about index 1024'],
    ['twice', 'its result has index 1024 twice'],
    ['passed-and-failed', 'its result has index 1024 twice'],
    ['outside', 'its result has index 99999, which is outside of 1024 to 2047'],
    ['backwards', 'its result has the indices 1600 to 1599, which are none'],
    ['wrong-last', 'it says that index 2047 has seed "1", which is 2047'],
    ['single', 'a range got the result of a single seed'],
  ])('%s: infra for each of its seeds, never passed; the others are believed', async (behaviour, reason) => {
    const results = await runRanges(makeRanged(behaviour))
    const { miscounted, others } = tally(results)
    expect(miscounted).toEqual([])
    const infra = results.filter((result): result is RunResult => !isRange(result))
    expect(infra.map(({ index }) => index)).toEqual(Array.from({ length: 1_024 }, (_, offset) => 1_024 + offset))
    expect([...new Set(infra.map((result) => result.reason))]).toEqual([`worker protocol: ${reason}`])
    expect(others.filter((line) => line.endsWith('failed'))).toEqual(['1000:failed', '3000:failed', '4000:failed'])
  })

  test('whatever spans a worker names, they are believed exactly where they cover 0 to 19 once', () => {
    const span = fc.tuple(fc.integer({ min: 0, max: 22 }), fc.integer({ min: 0, max: 22 }))
    const spans = fc.oneof(fc.array(span, { maxLength: 6 }), partition)
    fc.assert(
      fc.property(spans, fc.uniqueArray(fc.integer({ min: 0, max: 20 }), { maxLength: 3 }), (passed, failed) => {
        const message = RangeResultSchema.parse({
          id: 1,
          passed: passed.map(([low, high]) => [String(low), String(high)]),
          failed: failed.map((index) => ({ index: String(index) })),
        })
        const counts = new Map<number, number>()
        const add = (index: number): void => void counts.set(index, (counts.get(index) ?? 0) + 1)
        for (const [low, high] of passed) for (let index = low; index <= high; index++) add(index)
        failed.forEach(add)
        const right =
          passed.every(([low, high]) => low <= high) &&
          counts.size === 20 &&
          [...counts].every(([index, count]) => index < 20 && count === 1)
        const result = readRangeResult({ first: 0, end: 20, stream }, message, 20, '')
        expect(typeof result !== 'string').toBe(right)
      }),
      { numRuns: 2_000 },
    )
  })
})

/** Spans that cover 0 to 19 exactly, in any order. */
const partition = fc.uniqueArray(fc.integer({ min: 1, max: 19 }), { maxLength: 5 }).chain((borders) => {
  const ends = [...borders.toSorted((a, b) => a - b), 20]
  const spans = ends.map((end, position): [number, number] => [ends[position - 1] ?? 0, end - 1])
  return fc.shuffledSubarray(spans, { minLength: spans.length })
})

describe('recycle', () => {
  test('after 5 seeds a worker is replaced: 23 seeds need 5 workers, and none is lost', async () => {
    const context = makeRanged('good', { recycle: 5 })
    expect(await runLane(context, 'worker', jobsOf(1, 24))).toHaveLength(23)
    expect(sharesOf(context)).toEqual([5, 5, 5, 5, 3])
  })

  test('ranges are cut where a worker ends: 4,096 seeds by workers of 1,500', async () => {
    const context = makeRanged('good', { recycle: 1_500 })
    expect(tally(await runRanges(context)).miscounted).toEqual([])
    expect(sharesOf(context)).toEqual([1_500, 1_500, 1_096])
  })

  test('the next worker is ready while the one before still works', async () => {
    const context = makeRanged('slow', { recycle: 800 }, 1)
    const ranges = cut(Array.from({ length: 65 }, (_, position) => position * 25))
    expect(await runRanges(context, ranges)).toHaveLength(64)
    expect(sharesOf(context)).toEqual([800, 800])
    const journal = context.journal()
    const firstWorker = journal[0]?.by
    const secondStart = journal.findIndex(({ line, by }) => line === 'start' && by !== firstWorker)
    expect(journal.findLastIndex(({ by }) => by === firstWorker)).toBeGreaterThan(secondStart)
  })
})

/** Seeds that each worker was given; those that were only started ahead are left out. */
function sharesOf(context: Ranged): number[] {
  const shares = new Map<string, number>()
  for (const { line, by } of context.journal()) {
    const [what, , count] = line.split(' ')
    if (what !== 'start') shares.set(by, (shares.get(by) ?? 0) + (what === 'range' ? Number(count) : 1))
  }
  return [...shares.values()]
}

test.each([
  [1, null, 60_000],
  [4_096, null, 480_000],
  [4, null, 240_000],
  [4_096, 0.001, 60_032.768],
  [4_096, 100, 3_336_800],
  [2, 60_000, 120_000],
])('a range of %d seeds of %d ms may be silent for %d ms at a timeout of 60 s', (count, mean, wanted) => {
  const pace = mean === null ? { seeds: 0, ms: 0 } : { seeds: 1_000, ms: 1_000 * mean }
  expect(silenceMsMax(60_000, count, pace)).toBeCloseTo(wanted, 3)
})

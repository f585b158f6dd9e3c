import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Outcome, PassedSeeds } from '../../src/model/outcome.ts'
import { planCampaign } from '../../src/plan/plan-campaign.ts'
import { blockSize, cutRanges, isRangeRunTwice } from '../../src/sweep/cut-ranges.ts'
import { openIndexCursor } from '../../src/sweep/index-cursor.ts'
import { type SweepRequest, sweepShard } from '../../src/sweep/sweep-shard.ts'
import { makeTarget, localOrigin as origin } from './make-run-result.ts'

const ranged = join(import.meta.dirname, '..', 'fixtures', 'simulators', 'ranged.mjs')
interface Swept {
  readonly outcomes: Outcome[]
  readonly passed: PassedSeeds[]
  readonly warnings: string[]
  /** How often each index was told. */
  readonly told: Map<number, number>
}

const seedCount = 20_000
const twiceBlocks = Array.from({ length: Math.ceil(seedCount / blockSize) }, (_, block) => block * blockSize).filter(
  isRangeRunTwice,
)

async function sweepAll(behaviour: string, given: Partial<SweepRequest> = {}): Promise<Swept> {
  const scratch = mkdtempSync(join(tmpdir(), 'seedsweep-ranges-'))
  onTestFinished(() => rmSync(scratch, { recursive: true, force: true }))
  const command = [process.execPath, ranged, behaviour]
  const target = makeTarget({
    run: [...command, '--seed', '{seed}'],
    worker: { argv: [...command, '4'] },
    via: 'worker',
    timeoutMs: 20_000,
  })
  const seeds = { by: 'range', first: 0n, end: BigInt(seedCount) } as const
  const swept: Swept = { outcomes: [], passed: [], warnings: [], told: new Map() }
  const add = (index: number) => swept.told.set(index, (swept.told.get(index) ?? 0) + 1)
  const events = sweepShard({
    plan: planCampaign({ seedsweep: '1.0.0', origin, targets: [target], seeds, shardCount: 1 }),
    shard: 0,
    cwd: scratch,
    parentEnv: { PATH: process.env.PATH },
    scratch,
    nodePath: process.execPath,
    jobs: 2,
    via: null,
    completed: new Map(),
    signal: new AbortController().signal,
    now: () => performance.now(),
    ...given,
  })
  for await (const event of events) {
    if (event.type === 'outcome') {
      swept.outcomes.push(event.outcome)
      add(event.outcome.index)
    }
    if (event.type === 'passed') {
      swept.passed.push(event.passed)
      for (const { first, end } of event.passed.spans) for (let index = first; index < end; index++) add(index)
    }
    if (event.type === 'warning') swept.warnings.push(event.message)
  }
  return swept
}

function miscounted({ told }: Swept): number[] {
  return Array.from({ length: seedCount }, (_, index) => index).filter((index) => told.get(index) !== 1)
}

function endsOf({ outcomes }: Swept): string[] {
  return outcomes
    .toSorted((a, b) => a.index - b.index)
    .filter(({ outcome }) => outcome !== 'passed')
    .map(({ index, outcome, secondRun }) => `${index} ${outcome} ${secondRun}`)
}

/** Spans that were run twice and told as such, put together. */
function twiceSpans({ passed }: Swept): number {
  return passed
    .filter(({ ranTwice }) => ranTwice)
    .flatMap(({ spans }) => spans)
    .reduce((sum, { first, end }) => sum + end - first, 0)
}

const thousands = Array.from({ length: 19 }, (_, at) => `${(at + 1) * 1_000} failed equal`)

describe(`${seedCount} seeds in ranges`, () => {
  test('each is told once, failures are run twice one by one, and one block of 256 in 20 is run twice', async () => {
    const swept = await sweepAll('good')
    expect(miscounted(swept)).toEqual([])
    expect(endsOf(swept)).toEqual(thousands)
    expect(swept.warnings).toEqual([])
    const failuresInBlocks = Array.from({ length: 19 }, (_, at) => (at + 1) * 1_000).filter(isRangeRunTwice).length
    const lastBlock = twiceBlocks.at(-1) ?? 0
    const inBlocks = (twiceBlocks.length - 1) * blockSize + Math.min(blockSize, seedCount - lastBlock)
    // Single seeds that are left over in ranges of one are counted by themselves.
    const alone = swept.outcomes.filter(({ outcome, secondRun }) => outcome === 'passed' && secondRun === 'equal')
    expect(twiceSpans(swept) + alone.length).toBeGreaterThanOrEqual(inBlocks - failuresInBlocks - 4)
    expect(twiceSpans(swept)).toBeLessThanOrEqual(inBlocks - failuresInBlocks)
    const even = swept.passed.flatMap(({ properties }) => properties).reduce((sum, { passes }) => sum + passes, 0)
    expect(even).toBeGreaterThan(9_900)
    expect(even).toBeLessThanOrEqual(9_981)
    expect(swept.passed.length).toBeLessThan(500)
  })

  test('what is completed is not run again', async () => {
    const completed = new Map([['raft', [[0, 5_000] as const, [7_000, 19_990] as const]]])
    const swept = await sweepAll('good', { completed })
    const told = [...swept.told.keys()].toSorted((a, b) => a - b)
    expect(told).toHaveLength(2_010)
    expect([told[0], told[1_999], told[2_000], told.at(-1)]).toEqual([5_000, 6_999, 19_990, 19_999])
  })

  test('a worker that dies by 20 of them: each of the 20 fails, nothing is lost or told twice', async () => {
    const swept = await sweepAll('die')
    expect(miscounted(swept)).toEqual([])
    expect(endsOf(swept).filter((line) => line.includes('000 failed'))).toHaveLength(19)
    expect(endsOf(swept)).toHaveLength(39)
  })

  test('a seed whose digest differs from run to run in a worker is found, and fresh processes decide', async () => {
    const swept = await sweepAll('wobble')
    expect(miscounted(swept)).toEqual([])
    const settled = swept.outcomes.filter(({ index }) => index % 1_000 === 777)
    const inBlocks = Array.from({ length: 20 }, (_, at) => at * 1_000 + 777).filter(isRangeRunTwice)
    expect(inBlocks.length).toBeGreaterThan(0)
    expect(settled.map(({ index }) => index)).toEqual(expect.arrayContaining(inBlocks))
    expect(swept.warnings.join()).toContain('does the simulator keep state from seed to seed?')
  })

  test('state that leaks from seed to seed shows in the digests of ranges', async () => {
    const swept = await sweepAll('leaky')
    expect(miscounted(swept)).toEqual([])
    expect(swept.warnings).toHaveLength(1)
    expect(endsOf(swept)).toEqual(thousands)
  })

  test('a cancellation tells nothing twice, and cuts nothing that was not begun', async () => {
    const controller = new AbortController()
    setTimeout(() => controller.abort(), 1_500)
    const swept = await sweepAll('slow', { signal: controller.signal })
    expect([...swept.told.values()].every((count) => count === 1)).toBe(true)
    expect(swept.told.size).toBeLessThan(seedCount)
  })
})

test('ranges cover what was taken, are at most 4,096 long, and none mixes seeds that run twice with others', () => {
  const gaps = fc.array(fc.tuple(fc.nat(50_000), fc.nat(20_000)), { maxLength: 4 })
  fc.assert(
    fc.property(gaps, fc.array(fc.integer({ min: 1, max: 30_000 }), { maxLength: 6 }), (holes, counts) => {
      const completed = holes.map(([low, length]) => [low, low + length] as const).toSorted((a, b) => a[0] - b[0])
      const indices = openIndexCursor(0, 100_000, completed)
      const cursor = openIndexCursor(0, 100_000, completed)
      for (const count of counts) {
        const ranges = cutRanges(cursor.takeRanges(count))
        const covered = ranges.flatMap(({ first, end }) =>
          Array.from({ length: end - first }, (_, offset) => first + offset),
        )
        expect(covered).toEqual(indices.take(count))
        for (const { first, end } of ranges) {
          expect(end - first).toBeLessThanOrEqual(4_096)
          const kinds = new Set(covered.filter((index) => first <= index && index < end).map(isRangeRunTwice))
          expect(kinds.size).toBe(1)
        }
      }
      expect(cursor.remaining()).toBe(indices.remaining())
    }),
    { numRuns: 30 },
  )
})

test('one block in 20 is run twice, and the first of all is one of them', () => {
  const blocks = Array.from({ length: 20_000 }, (_, block) => block * blockSize)
  expect(isRangeRunTwice(0)).toBe(true)
  expect(blocks.filter(isRangeRunTwice).length / blocks.length).toBeCloseTo(0.05, 2)
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Outcome } from '../../src/model/outcome.ts'
import type { Via } from '../../src/model/target.ts'
import { planCampaign } from '../../src/plan/plan-campaign.ts'
import { isRunTwice } from '../../src/sweep/second-runs.ts'
import { sweepShard } from '../../src/sweep/sweep-shard.ts'
import { makeTarget, localOrigin as origin } from './make-run-result.ts'

const wobble = join(import.meta.dirname, '..', 'fixtures', 'simulators', 'wobble.mjs')
const seedCount = 60
const sampled = Array.from({ length: seedCount }, (_, index) => index).filter((index) => isRunTwice(index, 'passed'))
interface Cut {
  readonly via?: Via
  readonly jobs?: number
  readonly shards?: number
  readonly deterministic?: boolean
  readonly run?: readonly string[]
}

/** All outcomes of 60 seeds, by index, and the warnings. */
async function sweepAll(mode: string, cut: Cut = {}): Promise<{ outcomes: Outcome[]; warnings: string[] }> {
  const { via = 'run', jobs = 2, shards = 1, deterministic = true } = cut
  const scratch = mkdtempSync(join(tmpdir(), 'seedsweep-twice-'))
  onTestFinished(() => rmSync(scratch, { recursive: true, force: true }))
  const command = [process.execPath, wobble, mode]
  const target = makeTarget({
    run: cut.run ?? [...command, '{seed}'],
    batch: { argv: [...command, '--seeds-file', '{seeds-file}'], stopsAtFirstFailure: false },
    worker: { argv: [...command, '--worker'] },
    deterministic,
  })
  const seeds = { by: 'range', first: 0n, end: BigInt(seedCount) } as const
  const plan = planCampaign({ seedsweep: '1.0.0', origin, targets: [target], seeds, shardCount: shards })
  const [outcomes, warnings]: [Outcome[], string[]] = [[], []]
  for (let shard = 0; shard < shards; shard++) {
    const events = sweepShard({
      plan,
      shard,
      cwd: scratch,
      parentEnv: { PATH: process.env.PATH },
      scratch,
      nodePath: process.execPath,
      jobs,
      via,
      completed: new Map(),
      signal: new AbortController().signal,
      now: () => performance.now(),
    })
    for await (const event of events) {
      if (event.type === 'outcome') outcomes.push(event.outcome)
      if (event.type === 'warning') warnings.push(event.message)
    }
  }
  return { outcomes: outcomes.toSorted((a, b) => a.index - b.index), warnings }
}

/** What must not depend on how a campaign was cut and run. */
function listEnds(outcomes: readonly Outcome[]): string[] {
  return outcomes.map(
    ({ index, outcome, signature, secondRun }) => `${index} ${outcome} ${signature?.key} ${secondRun}`,
  )
}

const endsInSeven = (index: number) => index % 10 === 7

test('5 % of a million passing indices are run twice, every failure, and nothing that has no verdict or no end', () => {
  let count = 0
  for (let index = 0; index < 1_000_000; index++) count += Number(isRunTwice(index, 'passed'))
  expect(count / 1_000_000).toBeCloseTo(0.05, 3)
  expect(isRunTwice(2 ** 52 + 1, 'failed')).toBe(true)
  for (const outcome of ['timed-out', 'unknown', 'infra', 'cut', 'nondeterministic'] as const) {
    expect(isRunTwice(sampled[0] ?? 0, outcome)).toBe(false)
  }
  expect(sampled.length).toBeGreaterThan(0)
})

describe('of 60 seeds', () => {
  test('a deterministic simulator has the same ends and second runs by run, batch and worker, 1 and 4 jobs, 7 shards', async () => {
    const { outcomes, warnings } = await sweepAll('steady')
    expect(warnings).toEqual([])
    for (const { index, outcome, secondRun } of outcomes) {
      expect(outcome).toBe(endsInSeven(index) ? 'failed' : 'passed')
      expect(secondRun).toBe(endsInSeven(index) || sampled.includes(index) ? 'equal' : null)
    }
    const ends = listEnds(outcomes)
    expect(ends).toHaveLength(seedCount)
    for (const cut of [
      { via: 'batch', jobs: 1 },
      { via: 'worker', jobs: 1 },
      { via: 'worker', jobs: 4 },
      { via: 'worker', shards: 7 },
      { via: 'run', jobs: 4, shards: 7 },
    ] as const) {
      expect(listEnds((await sweepAll('steady', cut)).outcomes), JSON.stringify(cut)).toEqual(ends)
    }
  })

  test.each(['digest', 'process'])(
    'those run twice are nondeterministic where each %s has another digest, in every way, the others are not',
    async (mode) => {
      const { outcomes } = await sweepAll(mode)
      for (const { index, outcome, secondRun, signature } of outcomes) {
        const twice = endsInSeven(index) || sampled.includes(index)
        expect(outcome).toBe(twice ? 'nondeterministic' : 'passed')
        expect(secondRun).toBe(twice ? 'unequal' : null)
        expect(signature?.title).toBe(twice ? 'unequal runs: two runs of a seed have different digests' : undefined)
      }
      expect(new Set(outcomes.flatMap(({ signature }) => signature?.key ?? [])).size).toBe(1)
      const detail = outcomes[7]?.reported?.detail ?? ''
      const [one, another, where, minus, plus] = detail.split('\n')
      expect(one).toMatch(/^one run: {5}failed, digest d7[0-9a-f]{8} \(NoSeven: a seven\)$/)
      expect(another).toMatch(/^another run: failed, digest d7[0-9a-f]{8} \(NoSeven: a seven\)$/)
      expect(where).toBe('first difference of the outputs, line 1:')
      expect(minus).toMatch(/^- seedsweep: \{.*"digest":"d7[0-9a-f]{8}"/)
      expect(plus).toMatch(/^\+ seedsweep: \{.*"digest":"d7[0-9a-f]{8}"/)
      for (const cut of [
        { via: 'worker', jobs: 4 },
        { via: 'worker', jobs: 1, shards: 7 },
        { via: 'batch' },
      ] as const) {
        expect(listEnds((await sweepAll(mode, cut)).outcomes), JSON.stringify(cut)).toEqual(listEnds(outcomes))
      }
    },
  )

  test('those whose second run ends otherwise are nondeterministic, with a signature of their own', async () => {
    // Passes and fails in turns. The preflight has run two of the seeds 0 to 2 before, or all: it ends as soon as two differ.
    const script = 'if [ -e was-$1 ]; then rm was-$1; echo turn; exit 1; else touch was-$1; echo $1; fi'
    const { outcomes } = await sweepAll('', { run: ['sh', '-c', script, 'sh', '{seed}'] })
    const unsteady = outcomes.filter(({ outcome }) => outcome === 'nondeterministic')
    expect(outcomes.filter(({ secondRun }) => secondRun === 'unequal')).toEqual(unsteady)
    expect(new Set(unsteady.map(({ signature }) => signature?.kind))).toEqual(new Set(['nondeterminism']))
    const known = unsteady.filter(({ index }) => index < 3)
    expect(known.length).toBeGreaterThanOrEqual(2)
    const others = sampled.filter((index) => index >= 3)
    expect(unsteady.map(({ index }) => index)).toEqual([...known.map(({ index }) => index), ...others])
    for (const { index, reported } of known) {
      const first = sampled.includes(index) ? /^one run: {5}\w+, no digest/ : /^one run: {5}failed, no digest/
      expect(reported?.detail).toMatch(first)
    }
    expect(unsteady.at(-1)?.reported?.detail).toMatch(
      /^one run: {5}passed, no digest\nanother run: failed, no digest .*\nfirst difference of the outputs, line 1:\n- \d+\n\+ turn$/,
    )
  })

  test.each(['run', 'worker'] as const)('a simulator that flips a coin is found out by %s', async (via) => {
    const { outcomes } = await sweepAll('flaky', { via })
    const unsteady = outcomes.filter(({ outcome }) => outcome === 'nondeterministic')
    expect(unsteady.length).toBeGreaterThan(0)
    expect(outcomes.filter(({ secondRun }) => secondRun === 'unequal')).toEqual(unsteady)
    expect(new Set(unsteady.map(({ signature }) => signature?.message))).toEqual(
      new Set(['one run of a seed passed and another failed']),
    )
    const failed = new Set(outcomes.flatMap((one) => (one.outcome === 'failed' ? [one.signature?.key] : [])))
    expect(unsteady.some(({ signature }) => failed.has(signature?.key))).toBe(false)
  })

  test('a worker that leaks state gives a warning, and what fresh processes give; those are deterministic', async () => {
    const { outcomes, warnings } = await sweepAll('leaky', { via: 'worker', jobs: 1 })
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(
      Array.from({ length: seedCount }, (_, index) => (endsInSeven(index) ? 'failed' : 'passed')),
    )
    expect(outcomes[7]).toMatchObject({ digest: 'd70', secondRun: 'equal' })
    expect(warnings).toHaveLength(1)
    expect(warnings[0]).toMatch(/does the simulator keep state from seed to seed\?/)
  })

  test('a target that says it is not deterministic has no second runs', async () => {
    const { outcomes } = await sweepAll('digest', { deterministic: false })
    expect(outcomes.every(({ secondRun }) => secondRun === null)).toBe(true)
    expect(outcomes.filter(({ outcome }) => outcome === 'failed')).toHaveLength(6)
  })
})

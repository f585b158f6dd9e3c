import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { drawConfiguration } from '../../src/model/configuration.ts'
import type { Outcome } from '../../src/model/outcome.ts'
import type { Plan } from '../../src/model/plan.ts'
import { canonicalRows } from '../../src/store/canonical-rows.ts'
import { openStore, type Store } from '../../src/store/open-store.ts'
import {
  readCoverage,
  readFailures,
  readOutcomeAt,
  readPendingSeeds,
  readReplays,
  readSeed,
  readStoredFindings,
} from '../../src/store/queries.ts'
import { beginShardRun, finishShardRun, openRecorder, recordPlan, recordReplays } from '../../src/store/record.ts'
import { completedSpans } from '../../src/store/remaining.ts'
import { outcomeOf, planOf, seedOf, signatureOf, simulate, startedAt } from './fixtures/campaign.ts'
import { killHard, lineOf, startScript } from './fixtures/child.ts'
import { temporaryDirectory } from './fixtures/directory.ts'
import { sweepShard } from './fixtures/sweep-shard.ts'

function begin(store: Store, plan: Plan, clock = { now: 0 }) {
  recordPlan(store, plan, startedAt)
  const run = { campaign: plan.campaign, shard: 0, attempt: 1 }
  beginShardRun(store, { ...run, jobs: 2, machine: 'linux x64', startedAt, seedsweep: '0.1.0' })
  return { run, recorder: openRecorder(store, { ...run, now: () => clock.now }) }
}

/** All rows but the attempts', which say how many sessions there were. */
function rowsOf(path: string): string[] {
  using store = openStore(path, { readonly: true })
  return canonicalRows(store).filter((line) => !line.startsWith('shard_run '))
}

/** Runs `action` on a fresh store. */
function withStore(action: (store: Store) => void): void {
  using directory = temporaryDirectory()
  using store = openStore(join(directory.path, 'raft.db'), { create: true })
  action(store)
}

const deliveredOf = (store: Store, plan: Plan) => readCoverage(store, plan.campaign).delivered

/** Only what is configured alike for all seeds is run in ranges. */
function withoutAxes(plan: Plan): Plan {
  return { ...plan, targets: plan.targets.map((planned) => ({ ...planned, target: { ...planned.target, axes: [] } })) }
}

describe('Recorder', () => {
  test('commits at 100 outcomes, or at the first one a second after the last commit', () => {
    const plan = planOf(1000, 1)
    withStore((store) => {
      const clock = { now: 0 }
      const { recorder } = begin(store, plan, clock)
      for (let index = 0; index < 99; index++) recorder.record(simulate(index))
      expect(deliveredOf(store, plan)).toBe(0)
      recorder.record(simulate(99))
      expect(deliveredOf(store, plan)).toBe(100)
      clock.now = 999
      recorder.record(simulate(100))
      expect(deliveredOf(store, plan)).toBe(100)
      clock.now = 1000
      recorder.record(simulate(101))
      expect(deliveredOf(store, plan)).toBe(102)
      recorder.record(simulate(102))
      recorder.flush()
      expect(deliveredOf(store, plan)).toBe(103)
    })
  })

  test('counts the drawn values of judged seeds, each once, however often the outcome arrives', () => {
    const plan = planOf(1000, 1)
    withStore((store) => {
      for (const _session of [1, 2]) {
        const { recorder } = begin(store, plan)
        for (let index = 0; index < 300; index++) recorder.record(simulate(index))
        recorder.flush()
      }
      const { counts, configValues } = readCoverage(store, plan.campaign)
      const failed = counts.failed + counts['timed-out']
      const namesAndSums = [...Map.groupBy(configValues, ({ name }) => name)].map(([name, values]) => ({
        name,
        values: values.map(({ value }) => value),
        passes: values.reduce((sum, { passes }) => sum + passes, 0),
        failures: values.reduce((sum, { failures }) => sum + failures, 0),
      }))
      expect(namesAndSums).toEqual([
        { name: 'nodes', values: ['3', '5'], passes: counts.passed, failures: failed },
        { name: 'partitions', values: ['off', 'on'], passes: counts.passed, failures: failed },
      ])
      const [finding] = readStoredFindings(store, [plan.campaign])
      expect(finding?.drawn.filter(({ name }) => name === 'nodes').reduce((sum, { failing }) => sum + failing, 0)).toBe(
        finding?.count,
      )
      const target = plan.targets[0]?.target
      const [seed] = finding?.seeds ?? []
      expect(target && seed && drawConfiguration(target, seed.seed)).toEqual(seed?.config)
    })
  })

  test('a billion seeds that passed in spans: counted once, though told twice, with their mean and their properties', () => {
    const plan = withoutAxes(planOf(1_000_000_000, 1))
    withStore((store) => {
      const { recorder } = begin(store, plan)
      const properties = [{ name: 'Elected', kind: 'sometimes', passes: 7, failures: 0 }] as const
      const target = plan.targets[0]?.target.name ?? ''
      const span = (first: number, end: number, ranTwice = false) =>
        recorder.recordPassed({ target, spans: [{ first, end }], durationMs: 0.5, properties, ranTwice })
      span(0, 400_000_000)
      span(600_000_000, 1_000_000_000, true)
      recorder.record(outcomeOf(500_000_000, 'passed'))
      recorder.recordPassed({
        target,
        spans: [
          { first: 400_000_000, end: 500_000_000 },
          { first: 500_000_001, end: 600_000_000 },
        ],
        durationMs: 0.5,
        properties: [],
        ranTwice: false,
      })
      span(10, 20)
      recorder.flush()
      const coverage = readCoverage(store, plan.campaign)
      expect(coverage.delivered).toBe(1_000_000_000)
      expect(coverage.properties).toContainEqual(
        expect.objectContaining({ name: 'Elected', passes: 14, seeds: 800_000_000 }),
      )
      expect(coverage.secondRuns.checked).toBe(400_000_000)
      expect(completedSpans(store, plan.campaign, target)).toEqual([[0, 1_000_000_000]])
      const durations = store.database.prepare('SELECT sum(count) FROM duration').pluck().get()
      expect(durations).toBe(1_000_000_000)
      expect(() => span(999_999_999, 1_000_000_001)).toThrow("is not shard 0's")
    })
  })

  test('a million passed seeds take as much room as none', () => {
    const drawing = planOf(1_000_000, 1)
    const targets = drawing.targets.map((planned) => ({ ...planned, target: { ...planned.target, axes: [] } }))
    const plan = { ...drawing, targets }
    withStore((store) => {
      const { recorder } = begin(store, plan)
      const passed = outcomeOf(0, 'passed')
      for (let index = 0; index < 1_000_000; index++) recorder.record({ ...passed, index })
      recorder.flush()
      expect(deliveredOf(store, plan)).toBe(1_000_000)
      expect(completedSpans(store, plan.campaign, 'raft')).toEqual([[0, 1_000_000]])
      const pages = Number(store.database.pragma('page_count', { simple: true }))
      expect(pages * 4096).toBeLessThan(300_000)
    })
  })

  test('keeps of each outcome what it was', () => {
    const plan = planOf(10, 1)
    withStore((store) => {
      const { recorder } = begin(store, plan)
      const outcomes: Outcome[] = [
        outcomeOf(0, 'passed'),
        outcomeOf(1, 'failed', { durationMs: 123.4567, step: 93, exit: { code: 1, signal: null, killedByUs: null } }),
        outcomeOf(2, 'timed-out', { step: null, exit: { code: null, signal: 'SIGKILL', killedByUs: 'timeout' } }),
        outcomeOf(3, 'nondeterministic', { exit: null, digest: null }),
        outcomeOf(4, 'unknown', { reason: 'the checker gave up' }),
        outcomeOf(5, 'infra', { reason: 'no space left on device' }),
        outcomeOf(6, 'cut', { durationMs: 5000 }),
      ]
      for (const outcome of outcomes) recorder.record(outcome)
      recorder.flush()
      const coverage = readCoverage(store, plan.campaign)
      expect(coverage).toMatchObject({ planned: 10, delivered: 6, cut: 1, harness: 'unhealthy' })
      expect(coverage.counts).toEqual({
        passed: 1,
        failed: 1,
        'timed-out': 1,
        nondeterministic: 1,
        unknown: 1,
        infra: 1,
      })
      expect(coverage.reasons).toEqual([
        { outcome: 'infra', reason: 'no space left on device', count: 1 },
        { outcome: 'unknown', reason: 'the checker gave up', count: 1 },
      ])
      expect(coverage.slowest[0]).toEqual({ target: 'raft', seed: seedOf(1), durationMs: 123.457, outcome: 'failed' })
      expect(readFailures(store, signatureOf('ElectionSafety').key)).toMatchObject([
        { index: 1, seed: '18446744073709551614', step: 93, exitCode: 1, detail: 'output of index 1', digest: 'd1' },
        { index: 3, step: 997, exitCode: null, digest: null, outcome: 'nondeterministic' },
        { index: 2, step: null, exitCode: null, exitSignal: 'SIGKILL', outcome: 'timed-out' },
      ])
      expect(readSeed(store, seedOf(5)).exceptions).toMatchObject([{ index: 5, reason: 'no space left on device' }])
      expect(readPendingSeeds(store, Infinity)).toEqual([
        { target: 'raft', seed: seedOf(6), elapsedMs: 5000, times: 0 },
      ])
      const at = (index: number) => readOutcomeAt(store, { campaign: plan.campaign, target: 'raft', index })
      expect([0, 1, 2, 3, 4, 5, 6, 7].map(at)).toEqual([
        'passed',
        'failed',
        'timed-out',
        'nondeterministic',
        'unknown',
        'infra',
        'cut',
        'missing',
      ])
    })
  })

  test('an index that comes twice counts once', () => {
    const plan = planOf(10, 1)
    withStore((store) => {
      const { recorder } = begin(store, plan)
      recorder.record(outcomeOf(4, 'failed'))
      recorder.flush()
      const rows = canonicalRows(store)
      recorder.record(outcomeOf(4, 'failed'))
      recorder.record(outcomeOf(4, 'passed'))
      recorder.flush()
      expect(canonicalRows(store)).toEqual(rows)
    })
  })

  test('refuses an index of another shard: that is our own bug', () => {
    const plan = planOf(10, 2)
    withStore((store) => {
      const { recorder } = begin(store, plan)
      expect(() => recorder.record(outcomeOf(5, 'passed'))).toThrow(/seedsweep bug: index 5 of raft is not shard 0/)
    })
  })

  test('the shortest failing seed comes first, its text is the excerpt, and its message goes before its output', () => {
    const plan = planOf(100, 1)
    withStore((store) => {
      const { recorder } = begin(store, plan)
      const reported = {
        kind: 'property',
        property: 'ElectionSafety',
        message: 'two leaders in term 1',
        detail: 't=275 n2 asks',
      }
      for (let index = 0; index < 50; index++) {
        const more = index === 20 ? { step: 13, reported } : { step: 100 + index }
        recorder.record(outcomeOf(index, 'failed', more))
      }
      recorder.flush()
      const [finding] = readStoredFindings(store, [plan.campaign])
      expect(finding?.count).toBe(50)
      expect(finding?.seeds).toHaveLength(32)
      expect(finding?.seeds.slice(0, 2)).toMatchObject([
        { index: 20, step: 13, sha: plan.origin.sha },
        { index: 0, step: 100 },
      ])
      expect(finding?.signature).toEqual(signatureOf('ElectionSafety'))
      // The text of index 20 is neither among the 16 earliest nor among the 16 newest.
      expect(finding?.excerpt).toBe('output of index 0')
      expect(readFailures(store, finding?.key ?? '', { limit: 1 })[0]?.detail).toBeNull()
    })
    withStore((store) => {
      const { recorder } = begin(store, plan)
      const stack = 'Error: two leaders\n    at vote'
      const reported = { kind: 'error', message: 'two leaders', detail: 't=275 n2 asks', stack }
      recorder.record(outcomeOf(1, 'failed', { reported }))
      recorder.flush()
      const [finding] = readStoredFindings(store, [plan.campaign])
      expect(finding?.excerpt).toBe(`${stack}\nt=275 n2 asks\noutput of index 1`)
    })
  })

  test('of equally many steps the first seed is the shortest, however long it took; without steps time decides', () => {
    const plan = planOf(100, 1)
    withStore((store) => {
      const { recorder } = begin(store, plan)
      for (let index = 0; index < 9; index++)
        recorder.record(outcomeOf(index, 'failed', { step: index < 6 ? 7 : null, durationMs: 100 - index }))
      recorder.flush()
      const [finding] = readStoredFindings(store, [plan.campaign])
      expect(finding?.seeds.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5, 8, 7, 6])
    })
  })

  test('under a budget planned is what was started, and a target nobody reached plans nothing', () => {
    const plan = planOf(2 ** 40, 2, { size: { by: 'budget', budgetMs: 300_000 } })
    withStore((store) => {
      const { recorder, run } = begin(store, plan)
      for (let index = 0; index < 300; index++) recorder.record(simulate(index))
      recorder.recordIssued('raft', 302)
      recorder.record(outcomeOf(300, 'cut'))
      recorder.record(outcomeOf(301, 'cut'))
      recorder.flush()
      finishShardRun(store, run, { state: 'delivered', wallMs: 300_000, canary: 'failed' })
      const coverage = readCoverage(store, plan.campaign)
      expect(coverage).toMatchObject({ planned: 302, delivered: 300, cut: 2, wallMs: 300_000, harness: 'healthy' })
      expect(coverage.shards.map(({ state, planned }) => [state, planned])).toEqual([
        ['delivered', 302],
        ['missing', 0],
      ])
    })
  })

  test('of 100,010 seeds without a verdict the last 10 are not kept, and are not delivered either', () => {
    const plan = planOf(200_000, 1)
    withStore((store) => {
      const { recorder } = begin(store, plan)
      for (let index = 0; index < 100_010; index++) recorder.record(outcomeOf(index, 'unknown'))
      recorder.record(outcomeOf(150_000, 'failed'))
      recorder.flush()
      const { delivered, counts, reasons } = readCoverage(store, plan.campaign)
      expect(delivered).toBe(100_001)
      expect(counts).toMatchObject({ passed: 0, failed: 1, unknown: 100_000 })
      expect(reasons[1]).toMatchObject({ outcome: 'infra', count: 10 })
    })
  })
})

describe('resuming', () => {
  test('two sessions of one attempt leave the rows of one session', () => {
    using directory = temporaryDirectory()
    const plan = planOf(700, 1)
    const [once, twice] = ['once.db', 'twice.db'].map((name) => join(directory.path, name)) as [string, string]
    sweepShard(once, { plan, shard: 0 })
    const even = Array.from({ length: 350 }, (_, half) => 2 * half)
    sweepShard(twice, { plan, shard: 0, indices: even, state: 'cut-short' })
    {
      using store = openStore(twice)
      expect(completedSpans(store, plan.campaign, 'raft', 0)).toHaveLength(350)
      expect(completedSpans(store, plan.campaign, 'raft', 1)).toEqual([])
      expect(readCoverage(store, plan.campaign).shards[0]).toMatchObject({ state: 'cut-short', delivered: 350 })
    }
    sweepShard(twice, { plan, shard: 0 })
    expect(rowsOf(twice)).toEqual(rowsOf(once))
    using store = openStore(twice, { readonly: true })
    expect(readCoverage(store, plan.campaign).shards[0]).toMatchObject({ state: 'delivered', wallMs: 2000 })
  })

  test('a cut seed that a later session completes is cut no more', () => {
    const plan = planOf(10, 1)
    withStore((store) => {
      const { recorder, run } = begin(store, plan)
      recorder.record(outcomeOf(3, 'cut'))
      recorder.flush()
      finishShardRun(store, run, { state: 'cut-short', wallMs: 1, canary: 'not-run' })
      expect(readCoverage(store, plan.campaign)).toMatchObject({ cut: 1, delivered: 0 })
      const again = begin(store, plan)
      again.recorder.record(outcomeOf(3, 'failed'))
      again.recorder.flush()
      expect(readCoverage(store, plan.campaign)).toMatchObject({ cut: 0, delivered: 1 })
    })
  })

  test('a canary that passed once in an attempt keeps the harness unhealthy', () => {
    const plan = planOf(10, 1)
    withStore((store) => {
      const { run } = begin(store, plan)
      finishShardRun(store, run, { state: 'cut-short', wallMs: 1, canary: 'passed' })
      begin(store, plan)
      finishShardRun(store, run, { state: 'delivered', wallMs: 1, canary: 'failed' })
      expect(readCoverage(store, plan.campaign)).toMatchObject({ harness: 'unhealthy', shards: [{ canary: 'passed' }] })
    })
  })

  test('after SIGKILL the committed seeds are there, and going on counts none twice', async () => {
    using directory = temporaryDirectory()
    const path = join(directory.path, 'raft.db')
    const seedCount = 1_000_000
    const plan = planOf(seedCount, 1)
    const child = startScript('write-until-killed.ts', path, String(seedCount))
    await lineOf(child, (line) => line === 'recorded 5000')
    await killHard(child)
    let committed = 0
    {
      using store = openStore(path)
      const { delivered, counts, shards } = readCoverage(store, plan.campaign)
      committed = delivered
      expect(delivered).toBeGreaterThanOrEqual(5000)
      expect(delivered % 100).toBe(0)
      expect(counts.failed + counts['timed-out']).toBe(Math.floor((delivered + 7) / 11))
      expect(shards).toMatchObject([{ state: 'running' }])
      expect(completedSpans(store, plan.campaign, 'raft', 0)).toEqual([[0, delivered]])
    }
    const end = committed + 1000
    const more = Array.from({ length: 1500 }, (_, offset) => end - 1500 + offset)
    sweepShard(path, { plan, shard: 0, indices: more })
    using store = openStore(path, { readonly: true })
    const { delivered, counts, properties } = readCoverage(store, plan.campaign)
    expect(delivered).toBe(end)
    expect(counts.failed + counts['timed-out']).toBe(Math.floor((end + 7) / 11))
    expect(properties[0]?.passes).toBe(3 * end)
  })
})

describe('a full disk', () => {
  interface Filled {
    readonly code: string
    readonly recorded: number
    readonly delivered: number
    readonly failed: number
  }

  function expectKept({ code, recorded, delivered, failed }: Filled): void {
    expect(code).toBe('store-disk-full')
    expect(delivered).toBeGreaterThan(0)
    expect(delivered % 100).toBe(0)
    expect(recorded - delivered).toBeLessThan(100)
    expect(failed).toBe(delivered)
  }

  test.skipIf(process.platform === 'win32')(
    'a limit of 2 MB on files (no such limit on Windows): what was committed stays',
    () => {
      using directory = temporaryDirectory()
      const script = join(import.meta.dirname, 'fixtures', 'fill-disk.ts')
      const command = 'ulimit -f 4096; exec "$0" "$@"'
      const args = ['-c', command, process.execPath, script, join(directory.path, 'raft.db')]
      const { stdout } = spawnSync('/bin/sh', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
      expectKept(JSON.parse(stdout))
    },
  )

  test.skipIf(!canMount())(
    'a file system of 2 MB (skipped where it cannot be mounted): what was committed stays',
    () => {
      using directory = temporaryDirectory()
      const small = join(directory.path, 'small')
      mkdirSync(small)
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'none', small])
      try {
        const script = join(import.meta.dirname, 'fixtures', 'fill-disk.ts')
        expectKept(JSON.parse(execFileSync(process.execPath, [script, join(small, 'raft.db')], { encoding: 'utf8' })))
      } finally {
        execFileSync('umount', [small])
      }
    },
  )

  test('what did not fit is flushed once there is room again', () => {
    const plan = planOf(5000, 1)
    withStore((store) => {
      const { recorder } = begin(store, plan)
      const pages = Number(store.database.pragma('page_count', { simple: true }))
      store.database.pragma(`max_page_count = ${pages + 2}`)
      const output = 'x'.repeat(5000)
      expect(() => {
        for (let index = 0; index < 5000; index++) recorder.record(outcomeOf(index, 'failed', { output }))
      }).toThrow(expect.objectContaining({ code: 'store-disk-full' }))
      expect(deliveredOf(store, plan) % 100).toBe(0)
      const before = deliveredOf(store, plan)
      store.database.pragma('max_page_count = 1000000')
      recorder.flush()
      expect(deliveredOf(store, plan)).toBe(before + 100)
      expect(readCoverage(store, plan.campaign).counts.failed).toBe(before + 100)
      expect(store.database.prepare('SELECT count(*) FROM detail').pluck().get()).toBe(32)
    })
  })
})

test('a replay done again replaces the one before, and the same word twice changes nothing that is seen', () => {
  const plan = planOf(10, 1)
  withStore((store) => {
    recordPlan(store, plan, startedAt)
    const { key } = signatureOf('ElectionSafety')
    const replay = {
      campaign: plan.campaign,
      target: 'raft',
      key,
      seed: seedOf(3),
      replay: 1,
      where: 'local',
      verdict: 'unknown',
      seenKey: null,
      seenTitle: null,
      seenDigest: null,
      seenExit: null,
      durationMs: 1,
    } as const
    const better = { ...replay, verdict: 'same', seenKey: key } as const
    recordReplays(store, [replay, { ...replay, replay: 2 }])
    recordReplays(store, [better])
    expect(readReplays(store, { campaigns: [plan.campaign], target: 'raft', key })).toEqual([
      better,
      { ...replay, replay: 2 },
    ])
    expect(readReplays(store, { campaigns: [] })).toEqual([])
    expect(readReplays(store, { seed: seedOf(4) })).toEqual([])
  })
})

function canMount(): boolean {
  if (process.getuid?.() !== 0) return false
  using directory = temporaryDirectory()
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'none', directory.path], { stdio: 'ignore' })
    execFileSync('umount', [directory.path])
    return true
  } catch {
    return false
  }
}

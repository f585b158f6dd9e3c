import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, type TestContext, test } from 'vitest'
import type { OutcomeKind, RunResult } from '../../src/model/outcome.ts'
import type { SeedText } from '../../src/model/seed.ts'
import type { Target } from '../../src/model/target.ts'
import { startLaunchServer } from '../../src/simulator/launch-server.ts'
import { openLane } from '../../src/simulator/open-lane.ts'
import { openSeedRunner } from '../../src/simulator/seed-runner.ts'
import type { SimulatorContext } from '../../src/simulator/simulator-context.ts'
import { isRange } from '../../src/simulator/worker-work.ts'
import { fixture, jobsOf, launchers, makeContext, noSignal, runLane } from './fixture-context.ts'

/*
 * Simulators that misbehave on seed 5 of 0 to 9, in every way of running seeds. What must hold: it ends in time with
 * the right outcome, its nine neighbours pass, and nobody is left behind; every process that it starts has a mark in
 * its environment, by which it would be found whatever it calls itself.
 */

const linux = process.platform === 'linux'
const timeoutMs = 6_000
const seeds = jobsOf(0, 10)

interface Behaviour {
  readonly behaviour: string
  /** Of the hostile seed; in processes that it shares, where that is another. */
  readonly outcome: OutcomeKind
  readonly shared?: OutcomeKind
  readonly target?: Partial<Target>
  /** What its output must hold, where it has a process of its own. */
  readonly says?: string
}

const memory = { memoryMax: 400 * 2 ** 20, timeoutMs: 20_000 }

const behaviours: readonly Behaviour[] = [
  { behaviour: 'fork', outcome: 'failed' },
  { behaviour: 'daemonise', outcome: 'timed-out' },
  { behaviour: 'daemonise and leave', outcome: 'failed' },
  { behaviour: 'daemonise twice', outcome: 'timed-out' },
  { behaviour: 'ignore SIGTERM', outcome: 'timed-out' },
  { behaviour: 'fill the pipe', outcome: 'timed-out' },
  { behaviour: 'print 1 GB', outcome: 'failed', target: { timeoutMs: 60_000 }, says: 'LAST LINE' },
  { behaviour: 'print binary', outcome: 'failed', says: '\u0000\ufffd\ufffd' },
  { behaviour: 'print half a character', outcome: 'failed', says: 'a\ufffd' },
  { behaviour: 'close stdout', outcome: 'failed', shared: 'timed-out' },
  { behaviour: 'sleep for ever', outcome: 'timed-out' },
  { behaviour: 'allocate without end', outcome: 'failed', target: memory },
  { behaviour: 'allocate in a child', outcome: 'failed', target: memory },
  { behaviour: 'exec another program', outcome: 'timed-out' },
  { behaviour: 'change directory', outcome: 'failed' },
]

type Run = (context: SimulatorContext) => Promise<readonly RunResult[]>

const ways: readonly { readonly way: string; readonly run: Run }[] = [
  {
    way: 'run, our own spawn',
    async run(context) {
      const runner = openSeedRunner(context, () => null)
      const results = await Array.fromAsync(runner.runSeeds(seeds, noSignal))
      await runner.close()
      return results
    },
  },
  ...(launchers.length < 2
    ? []
    : [
        {
          way: 'run, the launch server',
          async run(context: SimulatorContext) {
            const server = startLaunchServer(context)
            await server?.ready
            const runner = openSeedRunner(context, () => server, 1)
            const results = await Array.fromAsync(runner.runSeeds(seeds, noSignal))
            await runner.close()
            return results
          },
        },
      ]),
  { way: 'batch', run: (context) => runLane(context, 'batch', seeds) },
  { way: 'worker', run: (context) => runLane(context, 'worker', seeds) },
  { way: 'worker, ranges', run: runInRanges },
]

async function runInRanges(context: SimulatorContext): Promise<RunResult[]> {
  const { worker } = context.target
  const target = { ...context.target, worker: worker && { argv: [...worker.argv, '--ranges'] } }
  await using lane = openLane({ ...context, target }, 'worker')
  expect(await lane.canRunRanges(noSignal)).toBe(true)
  const stream = { kind: 'consecutive', type: 'u64', base: '0' as SeedText } as const
  const results: RunResult[] = []
  const ranges = [
    { first: 0, end: 3 },
    { first: 3, end: 8 },
    { first: 8, end: 10 },
  ]
  for await (const result of lane.runRanges(stream, ranges, noSignal)) {
    if (!isRange(result)) results.push(result)
    else {
      results.push(...result.failed)
      for (const { first, end } of result.passed) {
        const passed = jobsOf(first, end).map((job) => ({ ...emptyRun, ...job }))
        results.push(...passed)
      }
    }
  }
  return results
}

const emptyRun = {
  outcome: 'passed',
  durationMs: 0,
  digest: null,
  step: null,
  exit: null,
  reported: null,
  properties: [],
  output: '',
  reason: null,
} as const

/** A context whose simulators all carry a mark in their environment. */
function makeHostile(
  behaviour: string,
  target: Partial<Target> = {},
  whenFinished: TestContext['onTestFinished'] = onTestFinished,
): { context: SimulatorContext; mark: string } {
  const command = fixture('hostile.mjs', behaviour)
  const mark = `hostile-${process.pid}-${Math.random()}`
  // A test that finds somebody left behind must not leave him behind itself. The mark is this test's alone.
  if (linux)
    whenFinished(() => {
      for (const pid of markedProcesses(mark)) process.kill(Number(pid), 'SIGKILL')
    })
  const all: Partial<Target> = {
    batch: { argv: [...command, '{out}', '--seeds-file', '{seeds-file}'], stopsAtFirstFailure: false },
    worker: { argv: [...command, '{out}', '--worker'] },
    env: { HOSTILE_MARK: mark },
    timeoutMs,
    ...target,
  }
  const context = makeContext([...command, '{out}', '--seed', '{seed}'], all, whenFinished)
  return { context, mark }
}

/** Living processes (zombies are dead) with a text in their environment. Linux only. */
function markedProcesses(mark: string): string[] {
  return readdirSync('/proc').filter((pid) => {
    if (!/^[0-9]+$/.test(pid)) return false
    try {
      return readFileSync(`/proc/${pid}/environ`, 'latin1').includes(mark) && !isZombie(pid)
    } catch {
      // It ended meanwhile.
      return false
    }
  })
}

function isZombie(pid: string): boolean {
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
  return /^[ZX]/.test(stat.slice(stat.lastIndexOf(')') + 2))
}

function outcomesOf(results: readonly RunResult[]): string[] {
  return results
    .toSorted((a, b) => a.index - b.index)
    .filter(({ index, outcome }) => index === 5 || outcome !== 'passed')
    .map(({ index, outcome }) => `${index} ${outcome}`)
}

// Several at once: most of them only wait for a time limit.
describe.concurrent.each(ways)('by $way', ({ way, run }) => {
  test.for(behaviours)('a simulator that does "$behaviour" on seed 5 of 10', async (hostile, { onTestFinished }) => {
    const { outcome, shared = outcome, target, says } = hostile
    const { context, mark } = makeHostile(hostile.behaviour, target, onTestFinished)
    const ownProcess = way.startsWith('run')
    const started = performance.now()
    const results = await run(context)
    const limitMs = target?.timeoutMs ?? timeoutMs
    expect(performance.now() - started).toBeLessThan(limitMs * 3 + 120_000)
    expect(results).toHaveLength(10)
    expect(outcomesOf(results)).toEqual([`5 ${ownProcess || way === 'batch' ? outcome : shared}`])
    const five = results.find(({ index }) => index === 5)
    if (says !== undefined && ownProcess) expect(five?.output).toContain(says)
    expect(Buffer.byteLength(five?.output ?? '')).toBeLessThan(400_000)
    if (target?.memoryMax !== undefined) {
      expect(five?.reported).toMatchObject({ type: 'out of memory', message: 'used more than 400 MiB' })
    }
    if (linux) expect(markedProcesses(mark)).toEqual([])
    expect(readdirSync(context.scratch)).toEqual([])
  })
})

const mount = linux && process.getuid?.() === 0 ? tryMount() : 'only root on Linux may mount'

/** Null where this process may mount a file system of its own. */
function tryMount(): string | null {
  const directory = mkdtempSync(join(tmpdir(), 'seedsweep-mount-'))
  const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', directory], {
    encoding: 'utf8',
  })
  if (status === 0) execFileSync('umount', [directory])
  rmdirSync(directory)
  return status === 0 ? null : `mount said ${JSON.stringify(stderr?.trim() ?? '')}`
}

describe.skipIf(mount !== null)(
  `a simulator that fills the disk under {out}${mount === null ? '' : ` (${mount})`}`,
  () => {
    test.each(ways)('by $way: seed 5 fails, its neighbours pass, and the disk is empty again', async ({ way, run }) => {
      const { context, mark } = makeHostile('fill the disk')
      const scratch = mkdtempSync(join(tmpdir(), 'seedsweep-full-'))
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', scratch])
      onTestFinished(() => {
        execFileSync('umount', ['-l', scratch])
        rmSync(scratch, { recursive: true })
      })
      const results = await run({ ...context, scratch })
      expect(outcomesOf(results)).toEqual(['5 failed'])
      const five = results.find(({ index }) => index === 5)
      if (!way.includes('ranges')) expect(five?.output).toContain('ENOSPC')
      expect(markedProcesses(mark)).toEqual([])
      expect(readdirSync(scratch)).toEqual([])
    })
  },
)

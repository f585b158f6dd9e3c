import assert from 'node:assert'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished, type TestContext } from 'vitest'
import type { RunResult, SeedJob } from '../../src/model/outcome.ts'
import type { SeedText } from '../../src/model/seed.ts'
import type { Target, Via } from '../../src/model/target.ts'
import { startLaunchServer } from '../../src/simulator/launch-server.ts'
import { openLane } from '../../src/simulator/open-lane.ts'
import { openOutDirectories } from '../../src/simulator/out-directory.ts'
import { runSeed, runSeedBy } from '../../src/simulator/run-seed.ts'
import type { SimulatorContext } from '../../src/simulator/simulator-context.ts'

const fixtures = join(import.meta.dirname, '..', 'fixtures', 'simulators')

/** argv of a fixture simulator. */
export function fixture(
  file: 'single.mjs' | 'batch.mjs' | 'worker.mjs' | 'ranged.mjs' | 'hostile.mjs',
  ...rest: string[]
): string[] {
  return [process.execPath, join(fixtures, file), ...rest]
}

/** A context with a scratch directory of its own, which goes when the test ends. */
export function makeContext(
  run: readonly string[],
  target: Partial<Target> = {},
  whenFinished: TestContext['onTestFinished'] = onTestFinished,
): SimulatorContext {
  const scratch = mkdtempSync(join(tmpdir(), 'seedsweep-test-'))
  whenFinished(() => rmSync(scratch, { recursive: true, force: true }))
  const complete: Target = {
    name: 'fixture',
    build: null,
    run,
    batch: null,
    worker: null,
    via: 'run',
    recycle: null,
    memoryMax: null,
    env: {},
    passEnv: [],
    timeoutMs: 20_000,
    seedType: 'u64',
    seedStream: 'mixed',
    expect: null,
    outcome: [],
    result: { junit: null, antithesis: false },
    deterministic: true,
    canary: null,
    config: {},
    axes: [],
    weight: 1,
    ...target,
  }
  return { target: complete, cwd: fixtures, parentEnv: { PATH: process.env.PATH }, scratch }
}

export function job(seed: number | string, index = Number(seed)): SeedJob {
  return { index, seed: String(seed) as SeedText }
}

/** Jobs for the seeds `from` up to and without `end`. */
export function jobsOf(from: number, end: number): SeedJob[] {
  return Array.from({ length: end - from }, (_, offset) => job(from + offset))
}

export const noSignal = new AbortController().signal

/**
 * The ways to start the process of one seed. All of them pass the same tests; where this system has no launch server
 * (it needs Linux and Python 3.9) that one is left out.
 */
export const launchers: readonly {
  readonly launcher: string
  readonly run: typeof runSeed
}[] = [
  { launcher: 'our own spawn', run: runSeed },
  ...((await hasLaunchServer())
    ? [
        {
          launcher: 'the launch server',
          run: async (context: SimulatorContext, job: SeedJob, signal: AbortSignal, keepOutput = false) => {
            const server = startLaunchServer(context)
            assert(server !== null)
            await server.ready
            const directories = openOutDirectories(context.scratch)
            const way = { launch: server.launch, directories }
            const result = await runSeedBy(way, context, job, signal, keepOutput)
            await server.close()
            directories[Symbol.dispose]()
            // What it cannot start a lane starts itself, to say why.
            return typeof result === 'object' ? result : runSeed(context, job, signal, keepOutput)
          },
        },
      ]
    : []),
]

async function hasLaunchServer(): Promise<boolean> {
  const target = { env: {}, passEnv: [] } as Partial<Target> as Target
  const server = startLaunchServer({ target, cwd: '/', parentEnv: { PATH: process.env.PATH }, scratch: '/' })
  const ready = server !== null && (await server.ready)
  await server?.close()
  return ready
}

/** Runs jobs on a lane that is disposed afterwards; results in the order of their seeds. */
export async function runLane(
  context: SimulatorContext,
  via: Via,
  jobs: readonly SeedJob[],
  signal: AbortSignal = noSignal,
): Promise<RunResult[]> {
  await using lane = openLane(context, via)
  const results: RunResult[] = []
  for await (const result of lane.runSeeds(jobs, signal)) results.push(result)
  return results.toSorted((a, b) => Number(BigInt(a.seed) - BigInt(b.seed)))
}

/** `7:failed`, one text per result, to compare whole runs at a glance. */
export function summarize(results: readonly RunResult[]): string {
  return results.map(({ seed, outcome }) => `${seed}:${outcome}`).join(' ')
}

/** Command lines of living processes (zombies are dead) that mention `marker`. Linux only. */
export function livingProcesses(marker: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^[0-9]+$/.test(name) && Number(name) !== process.pid)
    .map((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
        const state = stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3)
        return state === 'Z' || state === 'X' ? '' : readFileSync(`/proc/${pid}/cmdline`, 'latin1')
      } catch {
        // It ended meanwhile.
        return ''
      }
    })
    .filter((commandLine) => commandLine.includes(marker))
}

// What it costs to start one process per seed, beside the peers: `node bench/launch.ts [rounds] [seeds]`.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SeedJob } from '../src/model/outcome.ts'
import type { SeedText } from '../src/model/seed.ts'
import type { Target } from '../src/model/target.ts'
import { openLane } from '../src/simulator/open-lane.ts'
import { runSeed } from '../src/simulator/run-seed.ts'
import type { SimulatorContext } from '../src/simulator/simulator-context.ts'
import { usableCores } from '../src/simulator/usable-cores.ts'
import { type Contender, measure, printMachine, printTable, timeMs, versionOf } from './measure.ts'

const rounds = Number(process.argv[2] ?? 7)
const seeds = Number(process.argv[3] ?? 2_000)
const cores = usableCores()
const scratch = mkdtempSync(join(tmpdir(), 'seedsweep-bench-'))
const jobs = Array.from({ length: seeds }, (_, index): SeedJob => ({ index, seed: String(index) as SeedText }))

/** Microseconds of wall time per launched process, on all cores. */
async function perLaunch(work: () => Promise<unknown>): Promise<number> {
  return ((await timeMs(work)) * 1_000) / seeds
}

function makeContext(run: readonly string[]): SimulatorContext {
  const fixed = { env: {}, passEnv: [], timeoutMs: 60_000, memoryMax: null, expect: null, outcome: [], config: {} }
  const target = { name: 'bench', run, ...fixed, result: { junit: null, antithesis: false } }
  return { target: target as Partial<Target> as Target, cwd: '/', parentEnv: process.env, scratch }
}

/** One lane per core, as a sweep drives them; the lanes are open before the clock starts, like a sweep's after its preflight. */
async function sweep(context: SimulatorContext): Promise<number> {
  await using lanes = new AsyncDisposableStack()
  const signal = new AbortController().signal
  const opened = Array.from({ length: cores }, () => lanes.use(openLane(context, 'run')))
  const drive = async (take: () => SeedJob[]): Promise<void> => {
    const driveLane = async (lane: (typeof opened)[number]): Promise<void> => {
      for (let some = take(); some.length > 0; some = take()) {
        for await (const { outcome } of lane.runSeeds(some, signal)) if (outcome !== 'passed') throw new Error(outcome)
      }
    }
    await Promise.all(opened.map(driveLane))
  }
  await drive(taker(jobs.slice(0, 64 * cores)))
  return await perLaunch(() => drive(taker(jobs)))
}

function taker(all: readonly SeedJob[]): () => SeedJob[] {
  let next = 0
  return () => {
    next += 64
    return all.slice(next - 64, next)
  }
}

async function spawnAll(argv: readonly string[]): Promise<void> {
  let next = 0
  const lane = async (): Promise<void> => {
    while (next < seeds)
      await once(spawn(argv[0] ?? '', [...argv.slice(1), String(next++)], { stdio: 'pipe' }), 'close')
  }
  await Promise.all(Array.from({ length: cores }, lane))
}

async function feed(program: string, args: readonly string[]): Promise<void> {
  const child: ChildProcess = spawn(program, args, { stdio: ['pipe', 'ignore', 'ignore'] })
  child.stdin?.end(`${jobs.map(({ seed }) => seed).join('\n')}\n`)
  await once(child, 'close')
}

/** What serves where there is no launch server: our own spawn for every seed. */
async function runAll(context: SimulatorContext): Promise<void> {
  let next = 0
  const signal = new AbortController().signal
  const lane = async (): Promise<void> => {
    for (let job = jobs[next++]; job !== undefined; job = jobs[next++]) await runSeed(context, job, signal)
  }
  await Promise.all(Array.from({ length: cores }, lane))
}

const parallel = versionOf('parallel')
printMachine()
console.log(`${versionOf('xargs')}; ${parallel ?? 'GNU parallel is not installed'}; ${rounds} rounds of ${seeds} seeds`)
/** A simulator that computes for about 10 ms, on a machine of 2020, and uses nothing else. */
const busy = ['/bin/sh', '-c', 'i=0; while [ $i -lt 12000 ]; do i=$((i+1)); done']

for (const argv of [['/bin/true'], busy]) {
  const context = makeContext([...argv, '{seed}'])
  const peers: Contender[] = [
    { name: `xargs -P${cores} -n1`, run: () => perLaunch(() => feed('xargs', [`-P${cores}`, '-n1', ...argv])) },
    { name: 'seedsweep', run: () => sweep(context) },
    { name: 'seedsweep, portable', run: () => perLaunch(() => runAll(context)) },
  ]
  if (argv !== busy) peers.push({ name: 'Node spawn', run: () => perLaunch(() => spawnAll(argv)) })
  if (parallel !== null) {
    peers.push({ name: 'GNU parallel', run: () => perLaunch(() => feed('parallel', [`-j${cores}`, '-q', ...argv])) })
  }
  printTable(argv === busy ? 'a simulator of about 10 ms' : argv.join(' '), 'us', await measure(peers, rounds))
}
rmSync(scratch, { recursive: true })

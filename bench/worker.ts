// A trivial simulator as a process per seed, as a worker, and as a worker that takes ranges; the last also end to end,
// through the built command line with its store and second runs: `npm run bench -- worker [rounds]`.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { IndexRange, SeedJob } from '../src/model/outcome.ts'
import type { SeedText } from '../src/model/seed.ts'
import { TargetSchema, type Via } from '../src/model/target.ts'
import { type Lane, openLane } from '../src/simulator/open-lane.ts'
import type { SimulatorContext } from '../src/simulator/simulator-context.ts'
import { usableCores } from '../src/simulator/usable-cores.ts'
import { isRange } from '../src/simulator/worker-work.ts'
import { measure, printMachine, printTable, timeMs } from './measure.ts'

const rounds = Number(process.argv[2] ?? 5)
const scratch = mkdtempSync(join(tmpdir(), 'seedsweep-bench-'))
const stream = { kind: 'consecutive', type: 'u64', base: '0' as SeedText } as const

/** Passes whatever it is asked, in as few writes as it can; of a range it derives each seed and hashes it. */
const workerSource = `
let rest = ''
const mask = 0xffffffffffffffffn
function run(stream, first, count) {
  const base = stream.kind === 'mixed' ? BigInt('0x' + stream.key) + BigInt(stream.number) * 4294967296n : BigInt(stream.base)
  let hash = 0n
  let seed = 0n
  for (let index = first; index < first + count; index++) {
    seed = (base + BigInt(index)) & mask
    if (stream.kind === 'mixed') {
      seed = (seed + 0x9e3779b97f4a7c15n) & mask
      seed = ((seed ^ (seed >> 30n)) * 0xbf58476d1ce4e5b9n) & mask
      seed = ((seed ^ (seed >> 27n)) * 0x94d049bb133111ebn) & mask
      seed ^= seed >> 31n
    }
    hash ^= seed
  }
  return '"last":"' + seed + '","digest":"' + hash.toString(16) + '"'
}
process.stdin.on('data', (chunk) => {
  const lines = (rest + chunk).split('\\n')
  rest = lines.pop()
  let answers = ''
  for (const line of lines) {
    const request = JSON.parse(line)
    if (request.type === 'exit') process.exit(0)
    const { id, seed, first, count, stream } = request
    if (first === undefined) answers += '{"type":"result","id":' + id + ',"seed":"' + seed + '","outcome":"passed"}\\n'
    else {
      const passed = '[["' + first + '","' + (Number(first) + count - 1) + '"]]'
      answers += '{"type":"result","id":' + id + ',"passed":' + passed + ',' + run(stream, Number(first), count) + '}\\n'
    }
  }
  process.stdout.write(answers)
})
process.stdout.write('{"type":"ready","protocol":1,"name":"bench","window":256,"ranges":true}\\n')
`
const workerFile = join(scratch, 'worker.mjs')
writeFileSync(workerFile, workerSource)

const target = TargetSchema.parse({
  name: 'bench',
  build: null,
  run: ['/bin/true', '{seed}'],
  batch: null,
  worker: { argv: [process.execPath, workerFile] },
  via: 'run',
  env: {},
  passEnv: [],
  timeoutMs: 60_000,
  seedType: 'u64',
  seedStream: 'consecutive',
  expect: null,
  canary: null,
  config: {},
  axes: [],
  weight: 1,
})
const context: SimulatorContext = {
  target,
  cwd: '/',
  parentEnv: process.env,
  scratch,
}

type RunChunk = (lane: Lane, first: number, signal: AbortSignal) => Promise<void>

const runSeeds: RunChunk = async (lane, first, signal) => {
  const jobs = Array.from({ length: lane.chunk }, (_, offset): SeedJob => {
    return { index: first + offset, seed: String(first + offset) as SeedText }
  })
  for await (const { outcome } of lane.runSeeds(jobs, signal)) if (outcome !== 'passed') throw new Error(outcome)
}

const rangeSize = 4_096
const rangedChunk = rangeSize * 32

const runRanges: RunChunk = async (lane, first, signal) => {
  if (!(await lane.canRunRanges(signal))) throw new Error('no ranges')
  const ranges = Array.from({ length: rangedChunk / rangeSize }, (_, at): IndexRange => {
    return { first: first + at * rangeSize, end: first + (at + 1) * rangeSize }
  })
  for await (const result of lane.runRanges(stream, ranges, signal)) {
    if (!isRange(result) || result.failed.length > 0) throw new Error('not passed')
  }
}

/** Microseconds of wall time per seed on all cores, once the lanes run. */
async function sweep(via: Via, seeds: number, chunk: number | null = null): Promise<number> {
  await using lanes = new AsyncDisposableStack()
  const signal = new AbortController().signal
  const opened = Array.from({ length: usableCores() }, () => lanes.use(openLane(context, via)))
  const runChunk = chunk === null ? runSeeds : runRanges
  const drive = async (end: number): Promise<void> => {
    let next = 0
    const driveLane = async (lane: Lane): Promise<void> => {
      while (next < end) {
        const first = next
        next += chunk ?? lane.chunk
        await runChunk(lane, first, signal)
      }
    }
    await Promise.all(opened.map(driveLane))
  }
  await drive(128)
  return ((await timeMs(() => drive(seeds))) * 1_000) / seeds
}

const cli = join(import.meta.dirname, '..', 'dist', 'js', 'cli.js')

/** Microseconds of wall time per seed of a whole campaign by the built command line, its start and end included. */
async function runCampaign(seeds: number): Promise<number> {
  const directory = mkdtempSync(join(scratch, 'campaign-'))
  const words = [`targets:`, `  bench:`, `    run: /bin/true {seed}`, `    worker: ${process.execPath} ${workerFile}`]
  writeFileSync(join(directory, 'seedsweep.yml'), words.join('\n'))
  const elapsedMs = await timeMs(() =>
    execFileSync(process.execPath, [cli, 'run', '--count', String(seeds)], { cwd: directory, stdio: 'ignore' }),
  )
  rmSync(directory, { recursive: true })
  return (elapsedMs * 1_000) / seeds
}

printMachine()
const figures = await measure(
  [
    { name: 'process per seed, /bin/true', run: () => sweep('run', 2_048) },
    { name: 'worker', run: () => sweep('worker', 131_072) },
    { name: 'worker, ranges', run: () => sweep('worker', 8_388_608, rangedChunk) },
    { name: 'worker, ranges, a whole campaign', run: () => runCampaign(10_000_000) },
  ],
  rounds,
)
printTable('worker mode', 'us/seed', figures)
const [, worker, ranges, campaign] = figures
console.log(`\nworker mode is ${(1 / (worker?.ratio.median ?? 1)).toFixed(0)} times as fast (must: 50)`)
const million = (us: number | undefined): string => (1 / (us ?? Number.NaN)).toFixed(2)
console.log(
  `in ranges ${million(ranges?.median)} million seeds/s, a whole campaign ${million(campaign?.median)} (aim: 1)`,
)
rmSync(scratch, { recursive: true })

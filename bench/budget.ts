// How much of its core time a time-budgeted shard spends in seeds of very unequal length: `npm run build`, then
// `npm run bench -- budget [rounds] [budget in seconds] [jobs]`. The simulator sleeps, so that other load on the machine
// hardly matters; the whole of `seedsweep run` is on the clock, from its start to its end.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bucketMiddleMs } from '../src/store/duration-bucket.ts'
import { openStore } from '../src/store/open-store.ts'
import { isRunTwice } from '../src/sweep/second-runs.ts'
import { cli, printMachine, printVerdict, summarise, timeTree } from './measure.ts'
import { openRandom } from './random.ts'

const rounds = Number(process.argv[2] ?? 2)
const budget = Number(process.argv[3] ?? 60)
const jobs = Number(process.argv[4] ?? 4)
const must = 0.97
/** Seconds of an average seed: as 1 s is to ten minutes. */
const mean = budget / 600
/** Shards of the computed peer, which all have equally many seeds. */
const peerShards = 64

const directory = mkdtempSync(join(tmpdir(), 'seedsweep-bench-'))
process.on('exit', () => rmSync(directory, { recursive: true, force: true }))

type Draw = (random: () => number) => number

/** Seconds of one seed. */
const shapes: readonly { readonly name: string; readonly draw: Draw }[] = [
  {
    name: 'lognormal, s = 1',
    draw: (random) => {
      const normal = Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random())
      return mean * Math.exp(normal - 0.5)
    },
  },
  { name: 'Pareto, 1.5', draw: (random) => (mean / 3) * random() ** (-1 / 1.5) },
  {
    name: '1 % take 30 times as long',
    // Spread by a tenth: the store keeps durations in buckets of 4 %, in which equal ones would all lie on one side.
    draw: (random) => (mean / 1.29) * (random() < 0.01 ? 30 : 1) * (0.95 + random() / 10),
  },
]

interface Run {
  /** Of the core time from start to end of `seedsweep run`: spent in seeds that it kept, second runs included. */
  readonly share: number
  /** The same of the time between its start and its end that the sweep itself took. */
  readonly sweepShare: number
  readonly cut: number
  readonly endSeconds: number
}

async function runBudget(draw: Draw, seed: number): Promise<Run> {
  const random = openRandom(seed)
  const durations = Array.from({ length: Math.ceil((budget * jobs * 3) / mean) }, () => draw(random))
  const files = join(directory, 'durations')
  rmSync(directory, { recursive: true, force: true })
  mkdirSync(files, { recursive: true })
  for (const [index, seconds] of durations.entries()) writeFileSync(join(files, `${index}`), `${seconds.toFixed(4)}\n`)
  const simulator = `read d < ${files}/$SEEDSWEEP_INDEX; echo $SEEDSWEEP_SEED; exec sleep $d`
  const command = [
    cli,
    'run',
    '--json',
    '--budget',
    `${budget}s`,
    '--jobs',
    `${jobs}`,
    '--',
    '/bin/sh',
    '-c',
    simulator,
  ]
  // 4: cut seeds of a small campaign may leave it inconclusive.
  const { wallMs } = await timeTree([process.execPath, ...command, 'sim', '{seed}'], { cwd: directory, codes: [0, 4] })
  const { inSeeds, sweepMs, cut } = readStore(durations)
  return {
    share: inSeeds / (jobs * (wallMs / 1_000)),
    sweepShare: inSeeds / (jobs * (sweepMs / 1_000)),
    cut,
    endSeconds: wallMs / 1_000,
  }
}

function readStore(durations: readonly number[]): { inSeeds: number; sweepMs: number; cut: number } {
  const at = join(directory, '.seedsweep')
  const [name = ''] = readdirSync(at).filter((file) => file.endsWith('.db'))
  using store = openStore(join(at, name), { readonly: true })
  const { database } = store
  const spans = database.prepare<[], [number, number]>('SELECT lo, hi FROM span').raw().all()
  const indices = spans.flatMap(([lo, hi]) => Array.from({ length: hi - lo }, (_, offset) => lo + offset))
  const secondsOf = (index: number): number => durations[index] ?? 0
  const asleep = indices.reduce((sum, index) => sum + secondsOf(index), 0)
  // What the seeds took beside their sleep, mostly the start of two programs: the seeds' time, not the engine's.
  const buckets = database.prepare<[], [number, number]>('SELECT bucket, count FROM duration').raw().all()
  const took = buckets.reduce((sum, [bucket, count]) => sum + (count * bucketMiddleMs(bucket)) / 1_000, 0)
  const more = Math.max(0, (took - asleep) / indices.length)
  const runs = indices.flatMap((index) => (isRunTwice(index, 'passed') ? [index, index] : [index]))
  return {
    inSeeds: runs.reduce((sum, index) => sum + secondsOf(index) + more, 0),
    sweepMs: Number(database.prepare('SELECT wall_ms FROM shard_run').pluck().get()),
    cut: Number(database.prepare('SELECT count(*) FROM cuts').pluck().get()),
  }
}

/** Computed, not run: as many seeds for each of 64 shards, whose slowest everybody waits for. */
function equalCounts(draw: Draw): number {
  const random = openRandom(4711)
  let [sum, slowest] = [0, 0]
  for (let shard = 0; shard < peerShards; shard++) {
    const lanes = Array.from({ length: jobs }, () => 0)
    for (let seed = 0; seed < (budget * jobs) / mean; seed++) {
      const seconds = draw(random)
      const lane = lanes.indexOf(Math.min(...lanes))
      lanes[lane] = (lanes[lane] ?? 0) + seconds
      sum += seconds
    }
    slowest = Math.max(slowest, ...lanes)
  }
  return sum / (peerShards * jobs * slowest)
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`

printMachine()
console.log(`budget ${budget} s, ${jobs} jobs, seeds of ${mean} s on average, ${rounds} rounds\n`)
console.log(
  '| seeds | share of core time in seeds: min | median | max | of the sweep alone | ends after | cut seeds | equal counts (computed) |',
)
console.log('| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |')
const medians: { name: string; median: number }[] = []
for (const { name, draw } of shapes) {
  const runs: Run[] = []
  for (let round = 0; round < rounds; round++) runs.push(await runBudget(draw, round + 1))
  const { min, median, max } = summarise(runs.map(({ share }) => share))
  const end = summarise(runs.map(({ endSeconds }) => endSeconds)).median
  const alone = summarise(runs.map(({ sweepShare }) => sweepShare)).median
  const cut = runs.map((run) => run.cut).join(', ')
  console.log(
    `| ${name} | ${percent(min)} | ${percent(median)} | ${percent(max)} | ${percent(alone)} | ${end.toFixed(1)} s | ${cut} | ${percent(equalCounts(draw))} |`,
  )
  medians.push({ name, median })
}
for (const { name, median } of medians) printVerdict(name, percent(median), median >= must, 'at least 97 %, aim 99 %')

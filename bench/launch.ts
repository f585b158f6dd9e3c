// What it costs to start one process per seed, beside the peers: `npm run build`, then
// `npm run bench -- launch [rounds] [seeds] [true|busy]`. The whole of `seedsweep run` is on the clock, its own start, second runs,
// classification and store included; what it starts for its preflight, canary and second runs counts as launches.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineTarget } from '../src/config/define-target.ts'
import type { SeedText } from '../src/model/seed.ts'
import { runSeed } from '../src/simulator/run-seed.ts'
import { usableCores } from '../src/simulator/usable-cores.ts'
import { openStore } from '../src/store/open-store.ts'
import {
  type Contender,
  cli,
  measureEach,
  printMachine,
  printTable,
  printVerdict,
  type TreeTime,
  timeTree,
  versionOf,
} from './measure.ts'

const rounds = Number(process.argv[2] ?? 5)
const seedCount = Number(process.argv[3] ?? 20_000)
const only = process.argv[4]
const cores = usableCores()
const scratch = mkdtempSync(join(tmpdir(), 'seedsweep-bench-'))
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }))

/** Of the preflight and of the engine's own canary, which is a Node and costs fifty times a seed. */
const launchesBefore = 4

type PerLaunch = Readonly<Record<'wall' | 'CPU', number>>

/** Microseconds per launched process, on all cores. */
function perLaunch({ wallMs, cpuMs }: Pick<TreeTime, 'wallMs' | 'cpuMs'>, launches: number): PerLaunch {
  return { wall: (wallMs * 1_000) / launches, CPU: (cpuMs * 1_000) / launches }
}

async function sweep(argv: readonly string[], seeds: number): Promise<PerLaunch> {
  const command = [process.execPath, cli, 'run', '--json', '--seeds', `0..${seeds}`, '--', ...argv, '{seed}']
  const time = await timeTree(command, { cwd: scratch })
  const { delivered } = JSON.parse(time.stdout) as { delivered: number }
  if (delivered !== seeds) throw new Error(`not all of ${seeds} seeds ran: ${time.stdout}`)
  const secondRuns = countSecondRuns()
  rmSync(join(scratch, '.seedsweep'), { recursive: true })
  return perLaunch(time, seeds + secondRuns + launchesBefore)
}

function countSecondRuns(): number {
  const directory = join(scratch, '.seedsweep')
  const [name = ''] = readdirSync(directory).filter((file) => file.endsWith('.db'))
  using store = openStore(join(directory, name), { readonly: true })
  return Number(store.database.prepare('SELECT sum(checked) FROM second_run').pluck().get())
}

async function feed(command: readonly string[], seeds: number): Promise<PerLaunch> {
  const stdin = `${Array.from({ length: seeds }, (_, seed) => seed).join('\n')}\n`
  return perLaunch(await timeTree(command, { cwd: scratch, stdin }), seeds)
}

/** What serves where there is no launch server: our own spawn for every seed. */
async function runPortably(argv: readonly string[], seeds: number): Promise<PerLaunch> {
  const target = defineTarget({ name: 'bench', run: [...argv, '{seed}'] }, 'bench')
  const context = { target, cwd: scratch, parentEnv: process.env, scratch }
  const { signal } = new AbortController()
  let next = 0
  const lane = async (): Promise<void> => {
    while (next < seeds) {
      const index = next++
      const { outcome } = await runSeed(context, { index, seed: String(index) as SeedText }, signal)
      if (outcome !== 'passed') throw new Error(outcome)
    }
  }
  const start = performance.now()
  await Promise.all(Array.from({ length: cores }, lane))
  // Its children's CPU time is not to be had from inside.
  return perLaunch({ wallMs: performance.now() - start, cpuMs: Number.NaN }, seeds)
}

const parallel = versionOf('parallel')
printMachine()
console.log(`${versionOf('xargs')}; ${parallel ?? 'GNU parallel: absent'}; ${rounds} rounds of ${seedCount} seeds`)
console.log('(the portable launcher and GNU parallel: a tenth of the seeds)')
/** A simulator that computes for about 10 ms, on a machine of 2020, and uses nothing else. */
const busy = ['/bin/sh', '-c', 'i=0; while [ $i -lt 12000 ]; do i=$((i+1)); done']

for (const { name, argv, title, seeds } of [
  { name: 'true', argv: ['/bin/true'], title: '/bin/true', seeds: seedCount },
  { name: 'busy', argv: busy, title: 'a simulator of about 10 ms', seeds: Math.ceil(seedCount / 5) },
]) {
  if (only !== undefined && only !== name) continue
  const few = Math.ceil(seeds / 10)
  const xargs = ['xargs', `-P${cores}`, '-n1', ...argv]
  const contenders: Contender<PerLaunch>[] = [
    { name: xargs.slice(0, 3).join(' '), run: () => feed(xargs, seeds) },
    { name: 'seedsweep run', run: () => sweep(argv, seeds) },
    { name: 'portable launcher', run: () => runPortably(argv, few) },
  ]
  if (parallel !== null) {
    contenders.push({ name: 'GNU parallel', run: () => feed(['parallel', `-j${cores}`, '-q', ...argv], few) })
  }
  const { wall, CPU } = await measureEach(contenders, ['wall', 'CPU'], rounds)
  printTable(`${title}: wall time of a launch`, 'us', wall)
  printTable(`${title}: CPU time of a launch, children included`, 'us', CPU)
  const ratio = wall[1]?.ratio.median ?? Number.NaN
  printVerdict(`${title}: launch, to xargs`, ratio.toFixed(2), ratio <= 1, 'at most 1.0')
  const times = (wall[3]?.median ?? Number.NaN) / (wall[1]?.median ?? Number.NaN)
  if (parallel === null || argv === busy) continue
  printVerdict(`${title}: as fast as GNU parallel`, `${times.toFixed(1)} times`, times >= 7, 'at least 7')
}

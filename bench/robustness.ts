// What a run against the real etcd takes: `npm run bench -- robustness [rounds] [runs]`. Needs an etcd on the PATH, see
// docs/etcd-robustness.md. Starts of members, settling and judging are on the clock, and so is that of the harness.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defaultBase } from '../examples/etcd-robustness/src/etcd/run-directory.ts'
import type { SimulatorResult } from '../src/index.ts'
import { measureEach, printMachine, printTable, printVerdict, timeTree, versionOf } from './measure.ts'

const rounds = Number(process.argv[2] ?? 3)
const runs = Number(process.argv[3] ?? 100)
const runsOfThree = Math.ceil(runs / 10)
const scratch = mkdtempSync(join(tmpdir(), 'seedsweep-bench-'))
const base = `${defaultBase()}-bench-${process.pid}`
process.on('exit', () => {
  for (const path of [scratch, base]) rmSync(path, { recursive: true, force: true })
})
const main = join(import.meta.dirname, '..', 'examples', 'etcd-robustness', 'src', 'main.ts')

type Time = Readonly<Record<'wall' | 'CPU', number>>

/** Seconds, of all runs together, or of one of them. */
async function time(count: number, jobs: number, of: 'all' | 'each', ...traffic: readonly string[]): Promise<Time> {
  const words = ['--from', '0', '--count', `${count}`, '--jobs', `${jobs}`, '--dir', base, ...traffic]
  // What fails is a finding, and 4 one without a verdict: both took their time.
  const { wallMs, cpuMs, stdout } = await timeTree([process.execPath, main, ...words], {
    cwd: scratch,
    codes: [0, 1, 4],
  })
  const results = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line.replace(/^seedsweep: /, '')) as SimulatorResult)
  if (results.length !== count) throw new Error(`${results.length} of ${count} runs gave a result`)
  const divisor = of === 'all' ? 1_000 : 1_000 * count
  return { wall: wallMs / divisor, CPU: cpuMs / divisor }
}

printMachine()
console.log(versionOf('etcd') ?? 'etcd absent')
const single = ['--traffic', 'general', '--members', '1', '--families', 'all']
const { wall: one, CPU: oneCpu } = await measureEach(
  [
    {
      name: `${runs} runs of 150 to 250 operations, 1 member, 2 at a time`,
      run: () => time(runs, 2, 'all', ...single),
    },
  ],
  ['wall', 'CPU'],
  rounds,
)
printTable('1 member, wall time', 's', one)
printTable('1 member, CPU time', 's', oneCpu)
const { wall: three, CPU: threeCpu } = await measureEach(
  [
    {
      name: 'a follower that needs a snapshot',
      run: () => time(runsOfThree, 1, 'each', '--traffic', 'lagging', '--families', 'crash,pause'),
    },
    {
      name: 'general traffic, all trouble',
      run: () => time(runsOfThree, 1, 'each', '--traffic', 'general', '--members', '3', '--families', 'all'),
    },
  ],
  ['wall', 'CPU'],
  rounds,
)
printTable('3 members, wall time of a run, 1 at a time', 's', three)
printTable('3 members, CPU time of a run', 's', threeCpu)
const [all] = one
if (all !== undefined) {
  const bar = (40 * runs) / 100
  printVerdict(`${runs} runs of 1 member`, `${all.median.toFixed(1)} s`, all.median <= bar, `bar: ${bar} s on 2 cores`)
}
const slowest = Math.max(...three.map(({ median }) => median))
printVerdict('a run of 3 members', `${slowest.toFixed(2)} s`, slowest < 3, 'bar: 3 s')

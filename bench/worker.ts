// A trivial simulator as a worker and as a process per seed: `npm run bench -- worker [rounds]`.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SeedJob } from '../src/model/outcome.ts'
import type { SeedText } from '../src/model/seed.ts'
import type { Target, Via } from '../src/model/target.ts'
import { openLane } from '../src/simulator/open-lane.ts'
import type { SimulatorContext } from '../src/simulator/simulator-context.ts'
import { usableCores } from '../src/simulator/usable-cores.ts'
import { measure, printMachine, printTable, timeMs } from './measure.ts'

const rounds = Number(process.argv[2] ?? 5)
const scratch = mkdtempSync(join(tmpdir(), 'seedsweep-bench-'))

/** Passes whatever it is asked, in as few writes as it can. */
const workerSource = `
let rest = ''
process.stdin.on('data', (chunk) => {
  const lines = (rest + chunk).split('\\n')
  rest = lines.pop()
  let answers = ''
  for (const line of lines) {
    const request = JSON.parse(line)
    if (request.type === 'exit') process.exit(0)
    answers += '{"type":"result","id":' + request.id + ',"seed":"' + request.seed + '","outcome":"passed"}\\n'
  }
  process.stdout.write(answers)
})
process.stdout.write('{"type":"ready","protocol":1,"name":"bench","window":256}\\n')
`
const workerFile = join(scratch, 'worker.mjs')
writeFileSync(workerFile, workerSource)

const target = {
  name: 'bench',
  run: ['/bin/true', '{seed}'],
  worker: { argv: [process.execPath, workerFile] },
  env: {},
  passEnv: [],
  timeoutMs: 60_000,
  expect: null,
  config: {},
}
const context: SimulatorContext = {
  target: target as Partial<Target> as Target,
  cwd: '/',
  parentEnv: process.env,
  scratch,
}

/** Microseconds of wall time per seed on all cores, once the lanes run. */
async function sweep(via: Via, seeds: number): Promise<number> {
  await using lanes = new AsyncDisposableStack()
  const signal = new AbortController().signal
  const opened = Array.from({ length: usableCores() }, () => lanes.use(openLane(context, via)))
  const drive = async (end: number): Promise<void> => {
    let next = 0
    const driveLane = async (lane: (typeof opened)[number]): Promise<void> => {
      while (next < end) {
        const first = next
        next += lane.chunk
        const jobs = Array.from({ length: lane.chunk }, (_, offset): SeedJob => {
          return { index: first + offset, seed: String(first + offset) as SeedText }
        })
        for await (const { outcome } of lane.runSeeds(jobs, signal)) if (outcome !== 'passed') throw new Error(outcome)
      }
    }
    await Promise.all(opened.map(driveLane))
  }
  await drive(128)
  return ((await timeMs(() => drive(seeds))) * 1_000) / seeds
}

printMachine()
const figures = await measure(
  [
    { name: 'process per seed, /bin/true', run: () => sweep('run', 2_048) },
    { name: 'worker', run: () => sweep('worker', 131_072) },
  ],
  rounds,
)
printTable('worker mode', 'us/seed', figures)
const [, worker] = figures
console.log(`\nworker mode is ${(1 / (worker?.ratio.median ?? 1)).toFixed(0)} times as fast (must: 50)`)
rmSync(scratch, { recursive: true })

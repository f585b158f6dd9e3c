// The bundled simulator: `npm run bench -- sim [rounds] [growth runs]`. Times are of the processor, so that what else the
// machine does counts less; the first line is what the others are compared with.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { capYoungGeneration, seedBySeedBytes } from '../src/campaign/cap-young-generation.ts'
import { prepareEtcd } from '../src/sim/etcd-simulator.ts'
import { measure, printMachine, printTable } from './measure.ts'

const rounds = Number(process.argv[2] ?? 5)
const growthRuns = Number(process.argv[3] ?? 100_000)
/** Seeds of one round; after the first round, which warms up, the code is compiled. */
const seedsPerRound = 200

type Choice = Parameters<typeof prepareEtcd>[0]

const defaults: Choice = {
  bugs: [],
  etcd: undefined,
  faults: undefined,
  without: [],
  mask: [],
  stepsMax: undefined,
  durationUs: undefined,
}

function prepare(choice: Partial<Choice>): (seed: number) => string {
  const simulator = prepareEtcd({ ...defaults, ...choice })
  if (simulator.kind !== 'ready') throw new Error(simulator.message)
  return (seed) => simulator.run(BigInt(seed), false).outcome
}

/** Milliseconds of a processor per seed. */
function timeSeeds(choice: Partial<Choice>, count: number): () => number {
  const run = prepare(choice)
  let seed = 0
  return () => {
    const before = process.cpuUsage()
    for (const end = seed + count; seed < end; seed += 1) run(seed)
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1_000 / count
  }
}

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

/** Megabytes in use after a collection: what is left, not what is waiting to be collected. */
function heapMb(): number {
  collectGarbage()
  return process.memoryUsage().heapUsed / 1e6
}

printMachine()
const figures = await measure(
  [
    { name: 'default scenario (must: 16.6, aim: 6.6)', run: timeSeeds({}, seedsPerRound) },
    { name: 'without faults', run: timeSeeds({ faults: [] }, seedsPerRound) },
    { name: 'etcd 3.5.0, with its bugs', run: timeSeeds({ etcd: '3.5.0' }, seedsPerRound) },
    { name: '10 simulated minutes (must: 1,000)', run: timeSeeds({ durationUs: 600_000_000 }, 5) },
  ],
  rounds,
)
printTable('the bundled simulator', 'ms of a core per seed', figures)
const [standard] = figures
console.log(`\n${(1_000 / (standard?.median ?? Number.NaN)).toFixed(0)} seeds per second and core (must: 60, aim: 150)`)

const run = prepare({})
for (let seed = 0; seed < 1_000; seed += 1) run(seed)
const before = heapMb()
let most = 0
for (let seed = 0; seed < 100; seed += 1) {
  collectGarbage()
  const { heapUsed } = process.memoryUsage()
  run(seed)
  most = Math.max(most, (process.memoryUsage().heapUsed - heapUsed) / 1e6)
}
console.log(`\nmemory: one run allocates at most ${most.toFixed(1)} MB that was not collected within it (must: 60)`)
// As a worker does it: what the process has of the machine, garbage included.
const cap = capYoungGeneration(seedBySeedBytes)
const residentMb: string[] = []
for (let seed = 0; seed < growthRuns; seed += 1) {
  run(seed)
  cap()
  if ((seed + 1) % Math.ceil(growthRuns / 5) === 0) residentMb.push((process.memoryUsage().rss / 1e6).toFixed(0))
}
const after = heapMb()
const growth = `${before.toFixed(2)} MB to ${after.toFixed(2)} MB`
console.log(`growth over ${growthRuns.toLocaleString('en-US')} runs in one process: ${growth} (must: none)`)
console.log(`resident on the way: ${residentMb.join(', ')} MB (must: flat)`)

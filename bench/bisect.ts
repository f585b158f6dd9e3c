// How often a bisection names the right commit, and what it costs, in synthetic worlds: `npm run bench -- bisect [worlds]`.
// The decisions are the real ones (src/triage/bisect-decide.ts); seeds are drawn, not run. Every world has one bug, which
// came at a random commit; a new stream of random numbers (the stored seed then shows something else) comes with 5 % of
// the commits. Minutes are those of a build of 3 min and seeds of 0.5 s on 4 cores, as bisections of real projects have.
import type { BisectBatch } from '../src/model/bisect.ts'
import type { SeedText } from '../src/model/seed.ts'
import { type BisectQuestion, decideBisect, weighBisect } from '../src/triage/bisect-decide.ts'
import { readHistory } from '../src/triage/bisect-history.ts'
import { openRandom } from './random.ts'

const worlds = Number(process.argv[2] ?? 200)
const buildMinutes = 3
const seedMinutes = 0.5 / 60 / 4
const shiftShare = 0.05
/** More decisions than this, and something is wrong with them. */
const roundsMax = 200

interface World {
  readonly commits: number
  readonly rate: number
  /** The commit that brought the bug; the last one is known to have it. */
  readonly culprit: number
  /** Commits from the last one down to here have the stream in which the stored seed fails. */
  readonly streamSince: number
  /** What the campaign saw at the last commit. */
  readonly seen: { readonly failures: number; readonly seeds: number }
  readonly random: () => number
}

interface Cost {
  readonly right: boolean
  readonly answered: boolean
  readonly rounds: number
  readonly minutes: number
  readonly seeds: number
}

const shapes = [
  { commits: 64, rate: 1 / 100 },
  { commits: 256, rate: 1 / 1000 },
]

console.log(`${worlds} worlds each; confidence 95 %\n`)
console.log('| commits, rate | rule | right | named none | rounds | minutes | seeds |')
console.log('| --- | --- | --- | --- | --- | --- | --- |')
for (const { commits, rate } of shapes) {
  const rules: readonly (readonly [string, (world: World) => Cost])[] = [
    [
      '`git bisect run` on the stored seed',
      (world) => searchBy(world, (at) => at >= Math.max(world.culprit, world.streamSince), 1),
    ],
    ['10 fresh seeds a step', (world) => searchBy(world, (at) => at >= world.culprit && seesIn(world, 10), 10)],
    ['seedsweep, 1 job', (world) => bisectWorld(world, 1)],
    ['seedsweep, 8 jobs', (world) => bisectWorld(world, 8)],
    ['seedsweep, 20 jobs', (world) => bisectWorld(world, 20)],
  ]
  for (const [name, run] of rules) {
    const costs = Array.from({ length: worlds }, (_, number) => run(makeWorld(commits, rate, number + 1)))
    const share = (count: (cost: Cost) => boolean) => `${((100 * costs.filter(count).length) / worlds).toFixed(1)} %`
    const mean = (value: (cost: Cost) => number) => costs.reduce((sum, cost) => sum + value(cost), 0) / worlds
    const cells = [
      `${commits}, 1/${Math.round(1 / rate)}`,
      name,
      share(({ right }) => right),
      share(({ answered }) => !answered),
      mean(({ rounds }) => rounds).toFixed(1),
      mean(({ minutes }) => minutes).toFixed(0),
      mean(({ seeds }) => seeds).toFixed(0),
    ]
    console.log(`| ${cells.join(' | ')} |`)
  }
}

function makeWorld(commits: number, rate: number, number: number): World {
  const random = openRandom(number * 7_919)
  const culprit = Math.floor(random() * commits)
  let streamSince = commits - 1
  while (streamSince > 0 && random() >= shiftShare) streamSince--
  // A campaign in which the failure was expected 20 times.
  const seeds = Math.round(20 / rate)
  let failures = 0
  for (let seed = 0; seed < seeds; seed++) if (random() < rate) failures++
  return { commits, rate, culprit, streamSince, seen: { failures: Math.max(1, failures), seeds }, random }
}

/** A bisection of the textbook, which believes every step. */
function searchBy(world: World, isBad: (at: number) => boolean, seeds: number): Cost {
  let low = -1
  let high = world.commits - 1
  let rounds = 0
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    rounds++
    if (isBad(middle)) high = middle
    else low = middle
  }
  const minutes = rounds * (buildMinutes + seeds * seedMinutes)
  return { right: high === world.culprit, answered: true, rounds, minutes, seeds: rounds * seeds }
}

function seesIn({ rate, random }: World, seeds: number): boolean {
  return random() < 1 - (1 - rate) ** seeds
}

function bisectWorld(world: World, jobs: number): Cost {
  const commits = Array.from({ length: world.commits }, (_, at) => {
    return { sha: String(at), parents: at === 0 ? [] : [String(at - 1)] }
  })
  const history = readHistory(commits)
  const prior = commits.map(() => 1)
  const question: BisectQuestion = { history, good: 'good', prior, seen: world.seen, confidence: 0.95 }
  const batches: BisectBatch[] = []
  const cost = { minutes: 0, seeds: 0 }
  let built = new Set<number>()
  for (let rounds = 0; rounds < roundsMax; rounds++) {
    const decision = decideBisect(question, weighBisect(question, batches), jobs, jobs === 1 ? built : new Set())
    if (decision.do === 'end') {
      const { end } = decision
      const answered = end.state === 'found'
      return { ...cost, rounds, answered, right: answered && end.at === world.culprit }
    }
    const ran = decision.tests.map((test, place) => {
      const tickets = !batches.some(({ sha }) => sha === test.sha) && place === firstOf(decision.tests, test.sha)
      const batch = runBatch(world, test.at, test.seeds, tickets, `r${rounds}-${place}`)
      const seeds = batch.clean + (batch.failingWas === 'fresh' ? 1 : 0)
      cost.seeds += seeds
      return { batch, minutes: (built.has(test.at) && jobs === 1 ? 0 : buildMinutes) + seeds * seedMinutes }
    })
    built = new Set([...[...built].slice(-2), ...decision.tests.map(({ at }) => at)])
    cost.minutes += Math.max(...ran.map(({ minutes }) => minutes))
    batches.push(...ran.map(({ batch }) => batch))
  }
  return { ...cost, rounds: roundsMax, answered: false, right: false }
}

function firstOf(tests: readonly { readonly sha: string }[], sha: string): number {
  return tests.findIndex((test) => test.sha === sha)
}

function runBatch(world: World, at: number, seeds: number, tickets: boolean, name: string): BisectBatch {
  const { culprit, streamSince, rate, random } = world
  const known = { target: 'sim', key: 'k', recipe: 'r', sha: at < 0 ? 'good' : String(at), batch: name, other: 0 }
  const rest = { unjudged: 0, untestable: null, at: '2026-11-20' }
  const bad = at >= culprit
  if (tickets && bad && at >= streamSince) {
    return { ...known, ...rest, clean: 0, stored: 0, failing: '1' as SeedText, failingWas: 'stored' }
  }
  const stored = tickets ? 1 : 0
  // Seeds before the first failure, of a failure of this rate.
  const clean = bad ? Math.floor(Math.log(random()) / Math.log1p(-rate)) : seeds
  if (clean >= seeds) return { ...known, ...rest, clean: seeds, stored, failing: null, failingWas: null }
  return { ...known, ...rest, clean, stored, failing: '2' as SeedText, failingWas: 'fresh' }
}

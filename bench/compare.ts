// How often an old failure is called new on a pull request, in synthetic worlds: `npm run bench -- compare [bugs]`.
import { formatSeed } from '../src/model/seed.ts'
import { type CompareEvidence, compareFinding, countMissingSeeds } from '../src/triage/compare-findings.ts'
import { openRandom } from './random.ts'

/** Seeds of the pull request's own sweep. */
const hereSeeds = 2_000

/** Seeds of nightly campaigns on the base before it. */
const histories = [0, 1e5, 1e6, 1e7]

/** Old bugs by rate: lognormal, `median` a seed, with the natural logarithm's standard deviation `sigma`. */
const worlds = [1e-6, 1e-5, 1e-4].flatMap((median) => [2, 2.5].map((sigma) => ({ median, sigma })))

const rules = ['CIFuzz', 'absent', 'n/(n+H)', 'seedsweep'] as const
type Rule = (typeof rules)[number]

interface Situation {
  readonly stable: boolean
  readonly history: number
  /** Fresh seeds that the compare budget pays for, in units of `hereSeeds`. */
  readonly budget: number
}

/** Failures that were seen here, and what the rule of seedsweep says of them. */
interface Tally {
  seen: number
  readonly new: Record<Rule, number>
  probably: number
}

const bar = 0.02
const proof = { by: 'replay', seed: formatSeed(7n, 'u64'), exit: null } as const
const bugs = Number(process.argv[2] ?? 200_000)
const random = openRandom(20_261_122)
let worst = 0

console.log(
  `${bugs.toLocaleString('en-US')} old bugs a world, ${hereSeeds} seeds here; share of those seen here that are called new, in %:`,
)
console.log(
  `worst of ${worlds.length} worlds (median rate 1e-6 to 1e-4, sigma 2 and 2.5); the rest of seedsweep's is "probably new"\n`,
)
console.log(['streams', 'history', 'base run', ...rules, 'probably new'].map((word) => word.padEnd(13)).join(''))
for (const stable of [true, false]) {
  for (const history of histories) {
    for (const budget of [0, 1, 50]) {
      const situation = { stable, history, budget }
      const tallies = worlds.map((world) => measure(world, situation))
      const most = (of: (tally: Tally) => number) => Math.max(...tallies.map((tally) => of(tally) / tally.seen))
      worst = Math.max(
        worst,
        most((tally) => tally.new.seedsweep),
      )
      const shares = [...rules.map((rule) => most((tally) => tally.new[rule])), most(({ probably }) => probably)]
      const words = [stable ? 'stable' : 'shifted', history.toExponential(0), `${budget} n`]
      console.log(
        [...words, ...shares.map((share) => (100 * share).toFixed(2))].map((word) => word.padEnd(13)).join(''),
      )
    }
  }
}
console.log(`\nworst: ${(100 * worst).toFixed(2)} % of old failures called new (bar: under ${100 * bar} %)`)

console.log('\nBugs that the change did bring, called new (the rest is probably new), in %, without a history:')
for (const rate of [1e-3, 3e-3, 1e-2, 3e-2]) {
  const shares = [0, 1, 10].map((budget) => `${(100 * measureBrought(rate, budget)).toFixed(0)} after ${budget} n`)
  console.log(`  1 in ${Math.round(1 / rate)}: ${shares.join(', ')}`)
}
process.exitCode = worst < bar ? 0 : 1

function measure({ median, sigma }: (typeof worlds)[number], situation: Situation): Tally {
  const tally: Tally = { seen: 0, new: { CIFuzz: 0, absent: 0, 'n/(n+H)': 0, seedsweep: 0 }, probably: 0 }
  for (let bug = 0; bug < bugs; bug++) {
    const rate = Math.min(0.5, median * Math.exp(sigma * normal()))
    const count = poisson(rate * hereSeeds)
    if (count === 0) continue
    tally.seen++
    judge(tally, rate, Math.min(count, hereSeeds), situation)
  }
  return tally
}

function judge(tally: Tally, rate: number, count: number, { stable, history, budget }: Situation): void {
  const inHistory = poisson(rate * history)
  // On other paths the seed that failed is a fresh one.
  const fails = stable || random() < rate
  if (!fails) tally.new.CIFuzz++
  if (inHistory === 0) tally.new.absent++
  let evidence = makeEvidence(count, { count: inHistory, seeds: history }, fails)
  const seeds = Math.min(countMissingSeeds(evidence), budget * hereSeeds)
  const hits = poisson(rate * seeds)
  evidence = sweep(evidence, seeds, hits)
  const { verdict } = compareFinding(evidence, 1)
  if (verdict === 'new') tally.new.seedsweep++
  if (verdict === 'probably-new') tally.probably++
  // The rule without the number of failures: with its own top-up, as far as the budget goes.
  const flat = Math.min(Math.max(0, 49 * hereSeeds - history), budget * hereSeeds)
  const isFlat = !fails && inHistory === 0 && poisson(rate * flat) === 0
  if (isFlat && hereSeeds / (hereSeeds + history + flat) <= 0.02) tally.new['n/(n+H)']++
}

/** A bug that the base does not have, and how often it is called new with so much of a base run. */
function measureBrought(rate: number, budget: number): number {
  let seen = 0
  let called = 0
  for (let trial = 0; trial < 20_000; trial++) {
    const count = poisson(rate * hereSeeds)
    if (count === 0) continue
    seen++
    const evidence = makeEvidence(count, { count: 0, seeds: 0 }, false)
    const seeds = Math.min(countMissingSeeds(evidence), budget * hereSeeds)
    if (compareFinding(sweep(evidence, seeds, 0), 1).verdict === 'new') called++
  }
  return called / seen
}

function makeEvidence(count: number, history: CompareEvidence['history'], fails: boolean): CompareEvidence {
  return {
    base: null,
    here: { count, seeds: hereSeeds },
    history: { count: Math.min(history.count, history.seeds), seeds: history.seeds },
    inHistory: history.count > 0,
    issue: null,
    proof: fails ? proof : null,
    swept: { count: 0, seeds: 0 },
    lacking: null,
  }
}

function sweep(evidence: CompareEvidence, seeds: number, hits: number): CompareEvidence {
  return { ...evidence, swept: { count: Math.min(hits, seeds), seeds }, proof: hits > 0 ? proof : evidence.proof }
}

function poisson(mean: number): number {
  if (mean > 50) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()))
  const end = Math.exp(-mean)
  let count = -1
  for (let product = 1; product > end; product *= random()) count++
  return Math.max(0, count)
}

/** Box and Muller. */
function normal(): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

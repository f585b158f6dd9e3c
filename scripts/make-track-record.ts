// Sweeps the bundled simulator for every bug of the track record and writes docs/etcd-track-record.md from what it finds.
// Takes some minutes: `node scripts/make-track-record.ts`. With --seeds N, sweeps N seeds for each bug; --only ID sweeps that one and
// writes nothing. Where a bug's seeds break anything else than its own promise (or that of a bug that it brings along), says so, writes
// nothing, and fails: that is a second finding in somebody's campaign.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chooseByBugs } from '../src/sim/bugs/choose-variants.ts'
import type { HistoricalBug } from '../src/sim/bugs/historical-bug.ts'
import { trackRecord } from '../src/sim/bugs/track-record.ts'
import { promises } from '../src/sim/properties.ts'
import { runSimulation } from '../src/sim/run-simulation.ts'
import type { FaultFamily } from '../src/sim/world/faults.ts'
import { jeffreysInterval } from '../src/statistics/intervals.ts'

/** Enough hits for an interval that says something; a sweep ends here. */
const hitsMax = 10
const stepsMax = 500_000

interface Sweep {
  readonly seeds: number
  readonly hits: number
  /** The failing seed that shows it after the fewest steps. */
  readonly shortest: { readonly seed: number; readonly steps: number } | undefined
}

const { values } = parseArgs({ options: { seeds: { type: 'string', default: '800' }, only: { type: 'string' } } })
const seedsMax = Number(values.seeds)
const strangers: string[] = []
const sections = trackRecord
  .filter(({ id }) => values.only === undefined || id === values.only)
  .map((bug) => describe(bug, sweep(bug), bug.showsWith === undefined ? undefined : sweep(bug, bug.showsWith)))
if (values.only !== undefined) console.log(sections.map(({ row, section }) => `${row}\n\n${section}`).join('\n'))
if (strangers.length > 0) {
  console.error(`bugs with findings that are not theirs:\n${strangers.join('\n')}`)
  process.exitCode = 1
} else if (values.only === undefined) writeFileSync(join(import.meta.dirname, '../docs/etcd-track-record.md'), page())

function page(): string {
  return `# The track record of etcd

<!-- Written by scripts/make-track-record.ts. -->

Bugs that etcd had, each switched on by \`--bug ID\` in the code path that had it. How often a seed finds it was counted from
seed 0 on until ${hitsMax} seeds had found it, or ${seedsMax} had been run, with that bug alone; in brackets the 95 % interval (Jeffreys).
Every one of those seeds breaks the promise named here in the same way, or that of a bug that is brought along, so that a
campaign reports one finding. The shortest failing seed is the one whose violation shows after the fewest steps.

Where several bugs are on, as with \`--etcd VERSION\`, one may hide another: what fails first is told first. Two pairs break a
promise in the same way, because that is all that can be seen of them from outside: 18089 and 19179 (a deletion at the compacted
revision is missing), 15271 and 17247 (an event comes again). No release of etcd had both bugs of a pair.

| bug | promise broken | seeds to find it | shortest failing seed |
| --- | --- | --- | --- |
${sections.map(({ row }) => row).join('\n')}

${sections.map(({ section }) => section).join('\n\n')}
`
}

function sweep(bug: HistoricalBug, faults?: readonly FaultFamily[]): Sweep {
  const choice = chooseByBugs([bug.id])
  if (choice.kind === 'unknown') throw new Error(choice.message)
  // Who is brought along has a finding of its own.
  const brought = trackRecord.filter(({ id }) => bug.brings.includes(id)).map(({ finding }) => finding)
  let hits = 0
  let seed = 0
  let shortest: Sweep['shortest']
  for (; seed < seedsMax && hits < hitsMax; seed += 1) {
    const options = { seed: BigInt(seed), variants: choice.variants, stepsMax }
    const { verdict } = runSimulation(faults === undefined ? options : { ...options, faults })
    const first = verdict.violations[0]
    if (first === undefined) continue
    const { property, shape, step: steps } = first
    if (property === bug.finding?.property && shape === bug.finding.shape) {
      hits += 1
      if (shortest === undefined || steps < shortest.steps) shortest = { seed, steps }
    } else if (!brought.some((other) => other?.property === property && other.shape === shape)) {
      strangers.push(`  ${bug.id}, seed ${seed}${withFaults(faults)}: ${property}: ${shape}`)
    }
  }
  return { seeds: seed, hits, shortest }
}

function withFaults(faults: readonly FaultFamily[] | undefined): string {
  return faults === undefined ? '' : ` --faults ${faults.join(',')}`
}

function describe(bug: HistoricalBug, all: Sweep, aimed: Sweep | undefined): { row: string; section: string } {
  const { finding, showsWith } = bug
  const aimedText = aimed === undefined ? '' : `; with \`${withFaults(showsWith).trim()}\` ${rateOf(aimed)}`
  const shortestText = all.shortest === undefined ? '' : `${all.shortest.seed} (${all.shortest.steps} steps)`
  const broken = finding === undefined ? 'none known' : finding.property
  const lines = [`## ${bug.id}: ${bug.title}`, bug.mechanism, `${bug.note}${isEstablished(bug)}`]
  if (finding !== undefined) lines.push(`Broke ${finding.property} - ${promises[finding.property]}: ${finding.shape}.`)
  lines.push(`etcd's own tests: ${bug.upstreamNeeds}`, `Releases: ${releasesOf(bug)}. [Report](${bug.url}).`)
  // A seed of the general sweep where there is one: it needs no other flag.
  const [shown, faults] = all.shortest === undefined ? [aimed?.shortest, showsWith] : [all.shortest, undefined]
  if (shown !== undefined) {
    lines.push(`\`\`\`sh\nnpx seedsweep sim etcd --seed ${shown.seed} --bug ${bug.id}${withFaults(faults)}\n\`\`\``)
  }
  return {
    row: `| ${bug.id} | ${broken} | ${rateOf(all)}${aimedText} | ${shortestText} |`,
    section: lines.join('\n\n'),
  }
}

function rateOf({ hits, seeds }: Sweep): string {
  return hits === 0 ? `none in ${seeds}` : toFind(hits, seeds)
}

/** The mean number of seeds for one hit, and the ends of its interval. */
function toFind(hits: number, seeds: number): string {
  const { low, high, estimate } = jeffreysInterval(hits, seeds)
  return `${perHit(estimate)} (${perHit(high)} to ${perHit(low)})`
}

function perHit(rate: number): string {
  const seeds = 1 / rate
  return seeds < 10 ? seeds.toFixed(1) : String(Math.round(seeds))
}

function isEstablished({ causeEstablished }: HistoricalBug): string {
  return causeEstablished ? '' : ' The cause is not established upstream.'
}

function releasesOf({ affected }: HistoricalBug): string {
  if (affected.length === 0) return 'none'
  return affected
    .map(({ from, before }) => (before === undefined ? `${from} and later` : `${from} to before ${before}`))
    .join(', ')
}

// Sweeps the bundled simulator for every bug of the track record and writes docs/etcd-track-record.md from what it finds.
// Takes some minutes: `node scripts/make-track-record.ts`. With --seeds N, sweeps N seeds for each bug.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chooseByBugs } from '../src/sim/bugs/choose-variants.ts'
import type { HistoricalBug } from '../src/sim/bugs/historical-bug.ts'
import { trackRecord } from '../src/sim/bugs/track-record.ts'
import { promises } from '../src/sim/properties.ts'
import { runSimulation } from '../src/sim/run-simulation.ts'
import { jeffreysInterval } from '../src/statistics/intervals.ts'

/** Enough hits for an interval that says something; a sweep ends here. */
const hitsMax = 10
const stepsMax = 500_000

interface Sweep {
  readonly seeds: number
  readonly hits: number
  /** The failing seed with the fewest steps. */
  readonly shortest: { readonly seed: number; readonly steps: number } | undefined
}

const { values } = parseArgs({ options: { seeds: { type: 'string', default: '800' } } })
const seedsMax = Number(values.seeds)
const sections = trackRecord.map((bug) => describe(bug, sweep(bug)))
const text = `# The track record of etcd

<!-- Written by scripts/make-track-record.ts. -->

Bugs that etcd had, each switched on by \`--bug ID\` in the code path that had it. How often a seed finds it was counted from seed 0 on
until ${hitsMax} seeds had found it, or ${seedsMax} had been run; in brackets the 95 % interval (Jeffreys). Its seeds break the
same promise in the same way, so that a campaign reports one finding; an exception is told with its bug. Where several bugs are on, as with \`--etcd VERSION\`, one may hide
another: what fails first is told first.

| bug | promise broken | seeds to find it | shortest failing seed |
| --- | --- | --- | --- |
${sections.map(({ row }) => row).join('\n')}

${sections.map(({ section }) => section).join('\n\n')}
`
writeFileSync(join(import.meta.dirname, '../docs/etcd-track-record.md'), text)

function sweep(bug: HistoricalBug): Sweep {
  const choice = chooseByBugs([bug.id])
  if (choice.kind === 'unknown') throw new Error(choice.message)
  let hits = 0
  let seed = 0
  let shortest: Sweep['shortest']
  for (; seed < seedsMax && hits < hitsMax; seed += 1) {
    const { verdict, steps } = runSimulation({ seed: BigInt(seed), variants: choice.variants, stepsMax })
    const first = verdict.violations[0]
    if (first === undefined || first.property !== bug.finding?.property || first.shape !== bug.finding.shape) continue
    hits += 1
    if (shortest === undefined || steps < shortest.steps) shortest = { seed, steps }
  }
  return { seeds: seed, hits, shortest }
}

function describe(bug: HistoricalBug, { seeds, hits, shortest }: Sweep): { row: string; section: string } {
  const { finding } = bug
  const rate = hits === 0 ? `none in ${seeds}` : toFind(hits, seeds)
  const shortestText = shortest === undefined ? '' : `${shortest.seed} (${shortest.steps} steps)`
  const broken = finding === undefined ? 'none known' : finding.property
  const lines = [`## ${bug.id}: ${bug.title}`, bug.mechanism, `${bug.note}${isEstablished(bug)}`]
  if (finding !== undefined) lines.push(`Broke ${finding.property} - ${promises[finding.property]}: ${finding.shape}.`)
  lines.push(`etcd's own tests: ${bug.upstreamNeeds}`, `Releases: ${releasesOf(bug)}. [Report](${bug.url}).`)
  if (shortest !== undefined) {
    lines.push(`\`\`\`sh\nnpx seedsweep sim etcd --seed ${shortest.seed} --bug ${bug.id}\n\`\`\``)
  }
  return { row: `| ${bug.id} | ${broken} | ${rate} | ${shortestText} |`, section: lines.join('\n\n') }
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

import { formatCount, formatPlural } from '../base/text.ts'
import type { FiledIssue } from './finding.ts'
import type { Life } from './life.ts'
import type { CampaignReport, Discovery } from './report.ts'

/** Most findings listed that a campaign did not see. */
export const quietMax = 50

/** A finding of earlier campaigns that this one did not see. */
export interface QuietFinding {
  readonly target: string
  readonly key: string
  readonly id: string
  readonly title: string
  readonly issue: FiledIssue | null
  readonly life: Life
}

/** What all campaigns of a history say together of the targets of its newest one. */
export interface HistorySummary {
  readonly campaigns: number
  /** When the oldest began, ISO 8601, UTC. */
  readonly since: string
  /** Seeds with a verdict, and those of them that no known failure ended. */
  readonly seeds: number
  readonly exposed: number
  /** Distinct causes of failure, by target. */
  readonly signatures: number
  /** Of the exposed seeds. */
  readonly discovery: Discovery
  /** New signatures to be expected of a next campaign of so many seeds. */
  readonly forecast: { readonly seeds: number; readonly signatures: number }
  /** Those not known to be closed, the last seen first; at most `quietMax`. */
  readonly quiet: readonly QuietFinding[]
}

/** Sentences with full stops: what was seen so far, and what one more seed, and the next campaign, may show. */
export function describeHistory({ campaigns, since, seeds, exposed, signatures, ...rest }: HistorySummary): string[] {
  const { discovery, forecast } = rest
  const { singletons } = discovery
  const chance = describeNextNew(discovery)
  const once = singletons === 0 ? 'none seen only once' : `${formatCount(singletons)} of them seen only once`
  const known = signatures === 0 ? 'no signatures' : `${formatPlural(signatures, 'known signature')}, ${once}`
  const date = /^\d{4}-\d{2}-\d{2}/.exec(since)?.[0] ?? 'an unknown day'
  const counted = `${formatPlural(seeds, 'seed')} in ${formatPlural(campaigns, 'campaign')} since ${date}, ${known}.`
  return [
    counted,
    ...describeMasked(seeds, exposed, 'them'),
    ...(chance === null ? [] : [`One more seed shows something new with a probability ${chance}.`]),
    ...(singletons === 0
      ? []
      : [
          `The next campaign of ${formatPlural(forecast.seeds, 'seed')} may show about ${digits(forecast.signatures)} new signatures.`,
        ]),
  ]
}

/** How many of so many seeds, named by `which`, a known failure ended; empty where it is under 1 %. */
export function describeMasked(seeds: number, exposed: number, which: string): string[] {
  const masked = seeds - exposed
  if (masked * 100 < seeds) return []
  return [`Known failures ended ${share(masked / seeds)} of ${which}: these looked no further.`]
}

/** The same of a campaign, over all its targets. */
export function describeMaskedSeeds({ judged }: Pick<CampaignReport, 'judged'>, which: string): string[] {
  const seeds = judged.reduce((sum, one) => sum + one.seeds, 0)
  const failing = judged.reduce((sum, one) => sum + one.failing, 0)
  return seeds === 0 ? [] : describeMasked(seeds, seeds - failing, which)
}

/**
 * The chance that one more seed shows something new, with its bound: `under 1 in 668 (95 %)`, or
 * `about 1 in 500 (95 %: under 1 in 159)`; null where so few seeds say nothing.
 */
export function describeNextNew({ nextNew }: Discovery): string | null {
  if (nextNew.high >= 1) return null
  const under = `under ${odds(nextNew.high)}`
  return nextNew.estimate === 0 ? `${under} (95 %)` : `about ${odds(nextNew.estimate)} (95 %: ${under})`
}

/** "Under 1 in 1" says nothing, and 1 in 2 is all that is left between it and 1 in 3: `15 %` then. */
function odds(probability: number): string {
  if (probability > 0.1) return share(probability)
  return `1 in ${formatCount(Math.round(Number((1 / probability).toPrecision(3))))}`
}

function share(part: number): string {
  return `${digits(part * 100)} %`
}

/** Two significant digits. */
function digits(value: number): string {
  return formatDecimal(Number(value.toPrecision(2)))
}

function formatDecimal(value: number): string {
  return Number.isInteger(value) ? formatCount(value) : String(value)
}

import { formatCount, formatPlural } from '../../base/text.ts'
import { describeMasked, describeMaskedSeeds, describeNextNew } from '../../model/history.ts'
import { type CampaignReport, type ShardCoverage, triedCanary, type Verdict } from '../../model/report.ts'
import { chanceToSee } from '../../statistics/chance-to-see.ts'
import { exposedSeeds } from '../../statistics/forecast.ts'
import { escapeInline } from './escape-text.ts'
import { formatChance } from './format-rate.ts'

/** Shards named in the headline; the table has them all. */
const namedShardsMax = 5

/**
 * One sentence that names its denominator: `No new findings in 999,412 of 1,000,000 planned seeds; shard 7 delivered
 * 0.94.` Made of numbers only. `known`: how many of the findings had an open issue before.
 */
export function renderHeadline(report: CampaignReport, verdict: Verdict, known: number): string {
  const seeds = `${formatCount(report.delivered)} of ${formatPlural(report.planned, 'planned seed')}`
  const gaps = describeGaps(report.shards)
  const sentence = `${countFindings(report, known)} in ${seeds}${gaps === '' ? '' : `; ${gaps}`}.`
  const text =
    verdict === 'inconclusive' ? `Inconclusive: ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}` : sentence
  return [text, ...describeDoubts(report)].join(' ')
}

function countFindings({ findings, setAside }: CampaignReport, known: number): string {
  const count = findings.length
  const seenAgain = known === 0 ? [] : [`${formatCount(known)} known${known === count ? ' seen again' : ''}`]
  const aside = setAside.length === 0 ? [] : [`${formatCount(setAside.length)} set aside`]
  const notes = [...seenAgain, ...aside]
  const words = count === 0 ? 'No findings' : known === count ? 'No new findings' : formatPlural(count, 'finding')
  return notes.length === 0 ? words : `${words} (${notes.join(', ')})`
}

/** What is missing, shard by shard; empty where every shard delivered all of its part. */
function describeGaps(shards: readonly ShardCoverage[]): string {
  const last = Math.max(0, ...shards.map(({ shard }) => shard))
  const gaps = shards.flatMap((shard) => {
    if (shard.state === 'missing') return [`shard ${shard.shard} (of 0-${last}) never delivered`]
    if (shard.state === 'running') return [`shard ${shard.shard} stopped without a word`]
    return shard.delivered < shard.planned ? [`shard ${shard.shard} delivered ${formatPart(shard)}`] : []
  })
  const named = gaps.slice(0, namedShardsMax)
  const more = gaps.length - named.length
  return [...named, ...(more > 0 ? [`${more} more shards likewise`] : [])].join(', ')
}

/** Delivered of planned with two digits, rounded down: a shard that lacks one seed did not deliver 1.00. */
export function formatPart({ delivered, planned }: Pick<ShardCoverage, 'delivered' | 'planned'>): string {
  return planned === 0 ? '1.00' : (Math.floor((100 * delivered) / planned) / 100).toFixed(2)
}

function describeDoubts(report: CampaignReport): string[] {
  const { counts, shards } = report
  const unjudged = counts.infra + counts.unknown
  const recovered = shards.reduce((sum, shard) => sum + shard.recovered, 0)
  return [
    ...(unjudged > 0 ? [`${formatPlural(unjudged, 'seed')} gave no verdict.`] : []),
    ...(recovered > 0 ? [`Of ${formatPlural(recovered, 'seed')} only a job log tells: outcomes without details.`] : []),
    ...describeHarness(report),
  ]
}

function describeHarness(report: CampaignReport): string[] {
  const tried = triedCanary(report)
  if (tried && report.harness === 'healthy') return []
  const why = tried ? 'The canary did not fail as it must' : 'No canary was seen to fail'
  return [`${why}: this harness may not see failures at all, so nothing is filed.`]
}

/** Targets named of which too few seeds looked. */
const namedTargetsMax = 5

/**
 * What a campaign of this size sees, and what more of it would; empty where there is nothing true and short to say. Of several
 * targets, the one whose seeds see least, and those of which they see nothing.
 */
export function renderPower({ discovery, judged }: CampaignReport): string[] {
  const targets = judged
    .map(({ target, seeds, failing }) => ({ target, seeds, exposed: exposedSeeds(seeds, failing) }))
    .toSorted((a, b) => a.exposed - b.exposed)
  // Fewer do not even see what comes in every second seed.
  const least = targets.find(({ exposed }) => exposed >= 3)
  const blind = describeBlind(targets.filter(({ exposed }) => exposed < 3))
  if (least === undefined) return [...blind, ...describeMaskedSeeds({ judged }, 'the seeds')]
  const common = 10 ** Math.max(1, Math.floor(Math.log10(least.exposed / 3)))
  const chance = (one: number) => formatChance(chanceToSee(1 / one, least.exposed))
  const where = judged.length === 1 ? '' : ` of ${escapeInline(least.target, 64)}`
  const words = `A sweep of this size sees a 1-in-${formatCount(common)} bug${where} with ${chance(common)} and a 1-in-${formatCount(common * 10)} bug with ${chance(common * 10)} probability.`
  const next = describeNextNew(discovery)
  return [
    words,
    ...describeMasked(least.seeds, least.exposed, judged.length === 1 ? 'its seeds' : 'those seeds'),
    ...(next === null ? [] : [`One more seed shows something new with a probability ${next}.`]),
    ...blind,
  ]
}

function describeBlind(targets: readonly { readonly target: string }[]): string[] {
  if (targets.length === 0) return []
  const named = targets.slice(0, namedTargetsMax).map(({ target }) => escapeInline(target, 64))
  const more = targets.length > named.length ? ` and ${targets.length - named.length} more` : ''
  return [`Too few seeds of ${named.join(', ')}${more} looked far enough to see a bug there.`]
}

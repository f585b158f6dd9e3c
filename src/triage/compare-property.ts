import type { Comparison } from '../model/comparison.ts'
import type { Finding } from '../model/finding.ts'
import { chanceOfSilence } from '../statistics/closing.ts'
import { oldChanceMax } from '../statistics/compare-rates.ts'

/** Everything that the verdict on a property rests on that a change did not come to. */
export interface PropertyCompareEvidence {
  /** The commit compared with; null where none was found. */
  readonly base: string | null
  /** Seeds of the change that reported the property, and all of its target with a verdict. */
  readonly here: { readonly seeds: number; readonly judged: number }
  /** The campaigns that the base and the commits before it had for their own sake, and sweeps of the base for this. */
  readonly history: BaseSightings
  readonly swept: BaseSightings
  readonly issue: Finding['issue']
  /** What hindered a better answer, as a sentence; null where nothing did. */
  readonly lacking: string | null
}

/** What some campaigns of a base say of a property. */
export interface BaseSightings {
  /** Those that reported it, oldest first. */
  readonly campaigns: readonly SeenBySeeds[]
  /** Seeds of its target with a verdict, in all of them whose properties are known. */
  readonly judged: number
}

/** Seeds that reported a property, and those of them that came to it. */
export interface SeenBySeeds {
  readonly seeds: number
  readonly hits: number
}

/**
 * What is said of a property that no seed of a change came to. Pure.
 *
 * `known`: it has an open issue, or the newest seeds of the base did not come to it either, as many as those here or so many
 * that they should have. `new`: the base came to it so often that so many seeds miss it with 2 % at most, or it came with the
 * change. `undecided`: the base came to it, so rarely that these seeds may have missed it. `probably-new`: the base did not
 * come to it either, but in too few seeds to say so.
 */
export function compareProperty(evidence: PropertyCompareEvidence): Comparison {
  const { base, issue, here, history, swept, lacking } = evidence
  const { seen, silent } = summarise([...history.campaigns, ...swept.campaigns])
  const compared = { about: 'property' as const, base, here: { count: 0, seeds: here.seeds } }
  const silentOnBase = { ...compared, onBase: { count: 0, seeds: silent } }
  if (issue !== null && issue.number !== null && issue.state === 'open') return { verdict: 'known', ...silentOnBase }
  if (silent >= here.seeds) return { verdict: 'known', ...silentOnBase }
  if (seen === null) {
    const chance = silent > 0 ? 1 : chanceNotReported(here, history.judged + swept.judged)
    if (chance <= oldChanceMax) return { verdict: 'new', ...silentOnBase, chance }
    return { verdict: 'probably-new', ...silentOnBase, chance, lacking }
  }
  // The base itself lost it, before this change.
  if (chanceOfSilence([{ ...seen, clean: silent }]) <= oldChanceMax) return { verdict: 'known', ...silentOnBase }
  const all = { hits: seen.hits, seeds: seen.seeds + silent }
  const chance = chanceOfSilence([{ ...all, clean: here.seeds }])
  const onBase = { count: all.hits, seeds: all.seeds }
  return { verdict: chance <= oldChanceMax ? 'new' : 'undecided', ...compared, onBase, chance }
}

/**
 * Further seeds of its target that the base is to run: until as many as here could have come to it. 0 where the verdict is
 * clear without, or would be no clearer.
 */
export function countPropertySeeds(evidence: PropertyCompareEvidence): number {
  const { here, history, swept } = evidence
  const { verdict } = compareProperty(evidence)
  if (verdict === 'known' || verdict === 'new') return 0
  const reported = countSeeds(history.campaigns) + countSeeds(swept.campaigns)
  return Math.ceil((Math.max(0, here.seeds - reported) * here.judged) / Math.max(1, here.seeds))
}

/** The campaigns from the first that came to it to the last, and the seeds since that did not. */
function summarise(campaigns: readonly SeenBySeeds[]): { readonly seen: SeenBySeeds | null; readonly silent: number } {
  const first = campaigns.findIndex(({ hits }) => hits > 0)
  const last = campaigns.findLastIndex(({ hits }) => hits > 0)
  const silent = countSeeds(campaigns.slice(last + 1))
  if (first < 0) return { seen: null, silent }
  const some = campaigns.slice(first, last + 1)
  const hits = some.reduce((sum, campaign) => sum + campaign.hits, 0)
  // One that was carried over may be the only one that came to it, and is in no count.
  return { seen: { hits, seeds: Math.max(hits, countSeeds(some)) }, silent }
}

function countSeeds(campaigns: readonly SeenBySeeds[]): number {
  return campaigns.reduce((sum, { seeds }) => sum + seeds, 0)
}

/** The chance that the base has the property and none of its seeds said so: (n/(n+H))^k for k reports in n seeds here. */
function chanceNotReported({ seeds, judged }: PropertyCompareEvidence['here'], judgedOnBase: number): number {
  return seeds === 0 ? 1 : chanceOfSilence([{ hits: seeds, seeds: Math.max(seeds, judged), clean: judgedOnBase }])
}

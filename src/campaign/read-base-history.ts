import { existsSync } from 'node:fs'
import type { BaseProof } from '../model/comparison.ts'
import type { Finding } from '../model/finding.ts'
import type { Counted } from '../statistics/compare-rates.ts'
import { openStore, type Store } from '../store/open-store.ts'
import {
  countJudged,
  type Exposure,
  readBlindCampaigns,
  readCampaigns,
  readCampaignsWith,
  readExposure,
  readFailures,
  readPastCampaigns,
  readProperties,
  type StoredCampaign,
} from '../store/queries.ts'
import type { BaseSightings } from '../triage/compare-property.ts'
import { countSeeds, keyOfProperty } from './property-history.ts'

/**
 * Which of some commits are the base of the comparison, or before it. What a history was swept at may be on no branch any
 * more: then it is not of the base.
 */
export type ListOfBase = (shas: readonly string[]) => Promise<ReadonlySet<string>>

/**
 * The campaigns of a store whose commits are the base or before it, oldest first: swept as they were committed, on a harness
 * that sees failures. Those of other changes are told by their namespace; a store of bases holds nothing else.
 */
export async function listBaseCampaigns(
  store: Store,
  listOfBase: ListOfBase,
  among: (campaign: StoredCampaign) => boolean,
): Promise<string[]> {
  const blind = new Set(readBlindCampaigns(store))
  const clean = readCampaigns(store)
    .filter(({ campaign, origin }) => !blind.has(campaign) && origin.sha !== null && origin.changes === null)
    .filter(among)
  // A history forgets the details of its oldest campaigns, all of them of commits and with a healthy harness.
  const past = readPastCampaigns(store)
  const oldestFirst = [...past, ...clean.map(({ campaign, origin: { sha } }) => ({ campaign, sha })).toReversed()]
  const ofBase = await listOfBase([...new Set(oldestFirst.flatMap(({ sha }) => sha ?? []))])
  return oldestFirst.flatMap(({ campaign, sha }) => (sha !== null && ofBase.has(sha) ? [campaign] : []))
}

/** What some campaigns say of one finding. */
export function countOf({ passed, failures }: Exposure, key: string): Counted & { readonly seen: boolean } {
  const { count = 0, carried = 0 } = failures.get(key) ?? {}
  return { count, seeds: passed + count, seen: count + carried > 0 }
}

/**
 * What the history says of a finding. One whose issue is closed was fixed: of it only what came after it was last seen
 * counts.
 */
export function readHistoryOf(
  store: Store,
  campaigns: readonly string[],
  { target, key, issue }: Pick<Finding, 'target' | 'key' | 'issue'>,
): Counted & { readonly seen: boolean } {
  const last = issue?.state === 'closed' ? readCampaignsWith(store, campaigns, { target, key }).at(-1) : undefined
  const since = last === undefined ? campaigns : campaigns.slice(campaigns.indexOf(last) + 1)
  return countOf(readExposure(store, since, target), key)
}

/** What was swept of a base for comparisons, and the shortest seed that failed there in the way of a finding. */
export interface SweptBase {
  readonly swept: Counted
  readonly proof: BaseProof | null
}

/** The same for each finding, in their order; nothing where there is no such store yet. */
export async function readSweptBase(
  dbPath: string,
  listOfBase: ListOfBase,
  findings: readonly Finding[],
): Promise<SweptBase[]> {
  if (!existsSync(dbPath)) return findings.map(() => ({ swept: { count: 0, seeds: 0 }, proof: null }))
  using store = openStore(dbPath, { readonly: true })
  const campaigns = await listBaseCampaigns(store, listOfBase, () => true)
  return findings.map(({ target, key }) => {
    const { count, seeds } = countOf(readExposure(store, campaigns, target), key)
    const failure = readFailures(store, key, { target }).find(({ campaign }) => campaigns.includes(campaign))
    const proof: BaseProof | null =
      failure === undefined ? null : { by: 'sweep', seed: failure.seed, exit: describeExit(failure) }
    return { swept: { count, seeds }, proof }
  })
}

/** What campaigns say of a property that was not come to elsewhere. */
export function readBaseSightings(
  store: Store,
  campaigns: readonly string[],
  { target, key }: Pick<Finding, 'target' | 'key'>,
): BaseSightings {
  const totals = readProperties(store, campaigns)
  const sightings = campaigns.flatMap((campaign) =>
    (totals.get(campaign) ?? []).flatMap((property) =>
      property.target === target && keyOfProperty(property) === key
        ? [{ seeds: property.seeds, hits: countSeeds(property) }]
        : [],
    ),
  )
  return { campaigns: sightings, judged: countJudged(store, campaigns, target) }
}

/** The same of what was swept of a base; nothing where there is no such store yet. */
export async function readSweptSightings(
  dbPath: string,
  listOfBase: ListOfBase,
  finding: Pick<Finding, 'target' | 'key'>,
): Promise<BaseSightings> {
  if (!existsSync(dbPath)) return { campaigns: [], judged: 0 }
  using store = openStore(dbPath, { readonly: true })
  return readBaseSightings(store, await listBaseCampaigns(store, listOfBase, () => true), finding)
}

function describeExit({
  exitCode,
  exitSignal,
}: Pick<Finding['seeds'][number], 'exitCode' | 'exitSignal'>): string | null {
  if (exitSignal !== null) return /^SIG[A-Z0-9]{1,20}$/.test(exitSignal) ? `is killed by ${exitSignal}` : null
  return exitCode === null ? null : `exits ${exitCode}`
}

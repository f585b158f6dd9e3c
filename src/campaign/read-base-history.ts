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

/** What was swept of a base for comparisons. */
export interface SweptBase extends Disposable {
  /** Of a failure, with the shortest seed that failed there in its way. */
  readonly countsOf: (finding: Pick<Finding, 'target' | 'key'>) => {
    readonly swept: Counted
    readonly proof: BaseProof | null
  }
  /** Of a property that was not come to elsewhere. */
  readonly sightingsOf: (finding: Pick<Finding, 'target' | 'key'>) => BaseSightings
}

/** Opens what was swept of a base; where there is no such store yet, nothing was. */
export async function openSweptBase(dbPath: string, listOfBase: ListOfBase): Promise<SweptBase> {
  if (!existsSync(dbPath)) {
    return {
      countsOf: () => ({ swept: { count: 0, seeds: 0 }, proof: null }),
      sightingsOf: () => ({ campaigns: [], judged: 0 }),
      [Symbol.dispose]() {},
    }
  }
  const store = openStore(dbPath, { readonly: true })
  const campaigns = await listBaseCampaigns(store, listOfBase, () => true).catch((error: unknown) => {
    store[Symbol.dispose]()
    throw error
  })
  return {
    countsOf: ({ target, key }) => {
      const { count, seeds } = countOf(readExposure(store, campaigns, target), key)
      const failure = readFailures(store, key, { target }).find(({ campaign }) => campaigns.includes(campaign))
      const proof: BaseProof | null =
        failure === undefined ? null : { by: 'sweep', seed: failure.seed, exit: describeExit(failure) }
      return { swept: { count, seeds }, proof }
    },
    sightingsOf: (finding) => readBaseSightings(store, campaigns, finding),
    [Symbol.dispose]: () => store[Symbol.dispose](),
  }
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

function describeExit({
  exitCode,
  exitSignal,
}: Pick<Finding['seeds'][number], 'exitCode' | 'exitSignal'>): string | null {
  if (exitSignal !== null) return /^SIG[A-Z0-9]{1,20}$/.test(exitSignal) ? `is killed by ${exitSignal}` : null
  return exitCode === null ? null : `exits ${exitCode}`
}

import type { SeenAt } from '../model/finding.ts'
import type { CampaignEvidence, KnownSeeds } from '../model/life.ts'
import { knownIndexMin, type Plan } from '../model/plan.ts'
import type { Store } from './open-store.ts'
import { parsePlan } from './read-campaigns.ts'
import { readPastEvidence } from './read-history.ts'
import { isInSpans, readRepeatedSeeds } from './read-repeated.ts'
import { countIndices, type Span } from './spans.ts'
import { withStoreErrors } from './store-errors.ts'

/** A campaign of a history, as far as the lives of findings need it. */
export interface HistoryCampaign {
  readonly plan: Plan
  /** ISO 8601, UTC. */
  readonly startedAt: string
  /** Seeds with a verdict, by target. */
  readonly judged: ReadonlyMap<string, number>
}

/**
 * The campaigns of a store that are of the same line of code as `current`: no pull requests, and the same ref; oldest
 * first, `current` last. What started after it is left out, so that a report of an old campaign is what it was.
 */
export function readHistory(store: Store, current: string): HistoryCampaign[] {
  return withStoreErrors(store.path, () => {
    const rows = store.database
      .prepare<unknown[], { startedAt: string; planJson: string }>(
        `SELECT c.started_at AS startedAt, c.plan_json AS planJson FROM campaign c, campaign own
        WHERE own.campaign = ? AND (c.started_at, c.number) <= (own.started_at, own.number)
        ORDER BY c.started_at, c.number, c.campaign = own.campaign, c.campaign`,
      )
      .all(current)
      .map(({ planJson, startedAt }) => ({ plan: parsePlan(store.path, planJson), startedAt }))
    const ref = rows.at(-1)?.plan.origin.ref ?? null
    const own = rows.filter(({ plan }) => plan.origin.pullRequest === null && plan.origin.ref === ref)
    const judged = readJudged(
      store,
      own.map(({ plan }) => plan.campaign),
    )
    return own.map((row) => ({ ...row, judged: judged.get(row.plan.campaign) ?? new Map<string, number>() }))
  })
}

/** What passed on a harness that did not see the planted failure says nothing: such shards ran no seeds. */
function readJudged(store: Store, campaigns: readonly string[]): Map<string, Map<string, number>> {
  const rows = store.database
    .prepare<unknown[], { campaign: string; target: string; judged: number }>(
      `SELECT campaign, target, sum(delivered - unknown - infra) AS judged FROM coverage v
      WHERE campaign IN (SELECT value FROM json_each(?)) AND NOT EXISTS (
        SELECT 1 FROM shard_run r WHERE r.campaign = v.campaign AND r.shard = v.shard AND r.canary = 'passed')
      GROUP BY campaign, target`,
    )
    .all(JSON.stringify(campaigns))
  const byCampaign = Map.groupBy(rows, ({ campaign }) => campaign)
  return new Map([...byCampaign].map(([id, of]) => [id, new Map(of.map(({ target, judged }) => [target, judged]))]))
}

/** How often each signature failed in a history, and of those only the ones that fresh seeds showed. */
export function countSignatures(
  store: Store,
  campaigns: readonly string[],
  targets: readonly string[],
): { readonly target: string; readonly key: string; readonly count: number }[] {
  return withStoreErrors(store.path, () =>
    store.database
      .prepare<unknown[], { target: string; key: string; count: number }>(
        `SELECT target, key, count(*) AS count FROM failures WHERE NOT carried
        AND campaign IN (SELECT value FROM json_each(?)) AND target IN (SELECT value FROM json_each(?))
        GROUP BY target, key ORDER BY count DESC, target, key`,
      )
      .all(JSON.stringify(campaigns), JSON.stringify(targets)),
  )
}

interface FoundRow {
  readonly campaign: string
  readonly hits: number
  readonly carriedHits: number
  readonly knownHits: number
}

/**
 * What each campaign of a history says of one finding (a key, or one variant of it, and what people folded into it), oldest first; those that ran nothing of its target are left out. Of
 * those whose details the history has forgotten, and of an issue that stands in for a lost history, the counts say it.
 */
export function readEvidence(
  store: Store,
  history: readonly HistoryCampaign[],
  { target, keys }: { readonly target: string; readonly keys: readonly string[] },
): CampaignEvidence[] {
  return withStoreErrors(store.path, () => {
    const rows = store.database
      .prepare<unknown[], FoundRow>(
        `SELECT campaign, sum(NOT carried) AS hits, sum(carried AND idx < ${knownIndexMin}) AS carriedHits,
          sum(idx >= ${knownIndexMin}) AS knownHits FROM failures
        WHERE target = $target AND (key IN (SELECT value FROM json_each($keys)) OR variant IN (SELECT value FROM json_each($keys)))
        GROUP BY campaign`,
      )
      .all({ target, keys: JSON.stringify(keys) })
    const found = new Map(rows.map((row) => [row.campaign, row]))
    const past = readPastEvidence(store, { target, keys }).map((counts) => ({ ...counts, known: null }))
    const whole = history.flatMap(({ plan, startedAt, judged }) => {
      const hits = found.get(plan.campaign)
      const seeds = judged.get(target) ?? 0
      const known = readKnown(store, plan, target, keys, hits?.knownHits ?? 0)
      if (seeds === 0 && hits === undefined && known === null) return []
      const seen = seenAt({ plan, startedAt })
      return [{ seen, seeds, hits: hits?.hits ?? 0, carriedHits: hits?.carriedHits ?? 0, known }]
    })
    return [...past, ...countOnce(store, history, whole, { target, keys })]
  })
}

/**
 * The same without the seeds that a campaign ran again: up to the last campaign that saw the finding each counts once, and
 * again once after that, for on code that no longer fails it says whether what failed before is gone. A failure of a seed that
 * failed before is proof, like that of a seed carried over, and in no count.
 */
function countOnce(
  store: Store,
  history: readonly HistoryCampaign[],
  evidence: readonly CampaignEvidence[],
  finding: { readonly target: string; readonly keys: readonly string[] },
): CampaignEvidence[] {
  const last = evidence.findLastIndex(({ hits, carriedHits, known }) => hits + carriedHits + (known?.failed ?? 0) > 0)
  const plans = new Map(history.map(({ plan }) => [plan.campaign, plan]))
  const halves = [evidence.slice(0, last + 1), evidence.slice(last + 1)]
  return halves.flatMap((half) => {
    const ran = half.flatMap(({ seen }) => plans.get(seen.campaign) ?? [])
    const repeated = readRepeatedSeeds(store, ran, finding.target)
    return half.map((campaign) => {
      const spans = repeated.get(campaign.seen.campaign)
      if (spans === undefined) return campaign
      const again = countFailuresIn(store, campaign.seen.campaign, spans, finding)
      return {
        ...campaign,
        seeds: Math.max(0, campaign.seeds - countIndices(spans)),
        hits: campaign.hits - again,
        carriedHits: campaign.carriedHits + again,
        repeated: countIndices(spans),
      }
    })
  })
}

function countFailuresIn(
  { database }: Store,
  campaign: string,
  spans: readonly Span[],
  { target, keys }: { readonly target: string; readonly keys: readonly string[] },
): number {
  const count = database
    .prepare<unknown[], number>(
      `SELECT count(*) FROM failures f WHERE campaign = $campaign AND target = $target
        AND (key IN (SELECT value FROM json_each($keys)) OR variant IN (SELECT value FROM json_each($keys)))
        AND ${isInSpans}`,
    )
    .pluck()
    .get({ campaign, target, keys: JSON.stringify(keys), spans: JSON.stringify(spans) })
  return count ?? 0
}

/** Which campaign of a history, at which commit, when. */
export function seenAt({ plan, startedAt }: Pick<HistoryCampaign, 'plan' | 'startedAt'>): SeenAt {
  return { campaign: plan.campaign, number: plan.origin.number, sha: shaOf(plan), at: startedAt }
}

/**
 * The commit that a campaign's seeds ran at; null where they ran at code that no commit has. In a CI changes of the tree
 * are what a build makes; on a person's machine they may be the fix, or its opposite.
 */
function shaOf({ origin }: Plan): string | null {
  return origin.namespace === 'local' && origin.changes !== null ? null : origin.sha
}

/** Of the stored seeds that a campaign was to run again for a finding. Those that failed otherwise are of no verdict. */
function readKnown(
  { database }: Store,
  plan: Plan,
  target: string,
  keys: readonly string[],
  failed: number,
): KnownSeeds | null {
  const { campaign } = plan
  const indices = plan.known.flatMap((seed, position) =>
    seed.target === target && keys.includes(seed.key) ? [knownIndexMin + position] : [],
  )
  if (indices.length === 0) return null
  const passed = database
    .prepare<unknown[], number>(
      `SELECT count(*) FROM json_each($indices) i WHERE EXISTS (
        SELECT 1 FROM span n WHERE n.campaign = $campaign AND n.target = $target AND n.lo <= i.value AND n.hi > i.value)
      AND NOT EXISTS (SELECT 1 FROM failures f WHERE f.campaign = $campaign AND f.target = $target AND f.idx = i.value)
      AND NOT EXISTS (SELECT 1 FROM exceptions e WHERE e.campaign = $campaign AND e.target = $target AND e.idx = i.value)`,
    )
    .pluck()
    .get({ campaign, target, indices: JSON.stringify(indices) })
  return { failed, passed: passed ?? 0, unknown: indices.length - failed - (passed ?? 0) }
}

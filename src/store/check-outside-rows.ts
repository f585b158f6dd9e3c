import { valuesOf } from '../model/axis.ts'
import { carriedIndexMin, knownIndexMin, type Plan } from '../model/plan.ts'
import { checkComparisons } from './comparisons.ts'
import type { Store } from './open-store.ts'
import { parsePlan } from './read-campaigns.ts'
import { damaged } from './store-errors.ts'

/**
 * Checks that the rows of a store from outside agree with its plans and among themselves, so that no count can come
 * out negative, doubled or larger than planned.
 *
 * @throws WorldError `store-damaged`
 */
export function checkOutsideRows(store: Store): void {
  for (const plan of readPlans(store)) {
    checkShards(store, plan)
    checkSpans(store, plan)
    checkSeeds(store, plan, 'second_run', 'checked')
    checkSeeds(store, plan, 'property', 'seeds')
    checkSeeds(store, plan, 'property', 'seen')
    checkConfiguration(store, plan)
  }
  checkComparisons(store)
  for (const table of ['failure', 'exception']) requireCompleted(store, table)
  checkPast(store)
}

function readPlans({ database, path }: Store): Plan[] {
  const rows = database
    .prepare<[], { campaign: string; number: number; sha: string | null; planJson: string }>(
      'SELECT campaign, number, sha, plan_json AS planJson FROM campaign',
    )
    .all()
  return rows.map(({ planJson, ...row }) => {
    const plan = parseSharedPlan(path, planJson)
    const { campaign, origin } = plan
    if (campaign === row.campaign && origin.number === row.number && origin.sha === row.sha) return plan
    throw damaged(path, `the plan of campaign ${row.campaign} is another's`)
  })
}

let lastPlan: { readonly planJson: string; readonly plan: Plan } | null = null

/** The stores of one campaign all hold the same text, which is long: it is parsed once, and the plan only ever read. */
function parseSharedPlan(path: string, planJson: string): Plan {
  if (lastPlan?.planJson !== planJson) lastPlan = { planJson, plan: parsePlan(path, planJson) }
  return lastPlan.plan
}

function checkShards({ database, path }: Store, plan: Plan): void {
  const shards = database.prepare<unknown[], number>('SELECT DISTINCT shard FROM shard_run WHERE campaign = ?').pluck()
  const planned = new Set(plan.shards.map(({ shard }) => shard))
  const stray = shards.all(plan.campaign).find((shard) => !planned.has(shard))
  if (stray !== undefined) throw damaged(path, `campaign ${plan.campaign} has no shard ${stray}`)
}

function checkSpans({ database, path }: Store, plan: Plan): void {
  const slices = new Map(plan.shards.map((shard) => [shard.shard, shard.slices]))
  const spans = database.prepare<unknown[], { target: string; shard: number; lo: number; hi: number }>(
    'SELECT target, shard, lo, hi FROM span WHERE campaign = ?',
  )
  for (const { target, shard, lo, hi } of spans.iterate(plan.campaign)) {
    if (lo >= carriedIndexMin) {
      if (ownsCarried(plan, { target, shard, lo, hi })) continue
      throw damaged(path, `shard ${shard} of campaign ${plan.campaign} has carried seeds that are not its own`)
    }
    const own = slices.get(shard) ?? []
    if (own.some((slice) => slice.target === target && slice.first <= lo && hi <= slice.end)) continue
    // A span may run over two slices of one shard that touch each other.
    if (own.filter((slice) => slice.target === target).length > 1) continue
    throw damaged(path, `shard ${shard} of campaign ${plan.campaign} has indices that are not its own`)
  }
}

/** Whether all carried seeds of a span, which are at most as many as the plan has, are those of its shard and target. */
function ownsCarried(plan: Plan, span: { target: string; shard: number; lo: number; hi: number }): boolean {
  const [all, first] = span.lo < knownIndexMin ? [plan.carried, carriedIndexMin] : [plan.known, knownIndexMin]
  const carried = all.slice(span.lo - first, span.hi - first)
  return (
    carried.length === span.hi - span.lo &&
    carried.every(({ target, shard }) => target === span.target && shard === span.shard)
  )
}

/** No more seeds were run twice, or reported a property, than were run. */
function checkSeeds({ database, path }: Store, { campaign }: Plan, table: string, column: string): void {
  const stray = database
    .prepare(
      `SELECT 1 FROM ${table} r WHERE campaign = ? AND ${column} > (
        SELECT ifnull(sum(hi - lo), 0) FROM span n WHERE n.campaign = r.campaign AND n.target = r.target
          AND n.shard = r.shard AND n.attempt = r.attempt) LIMIT 1`,
    )
    .get(campaign)
  if (stray !== undefined) throw damaged(path, `campaign ${campaign} counts more seeds in ${table} than it ran`)
}

/** What was drawn is one of the values that the plan says: these words go into command lines and issues. */
function checkConfiguration({ database, path }: Store, { campaign, targets }: Plan): void {
  const known = new Set(
    targets.flatMap(({ target }) =>
      target.axes.flatMap((axis) => valuesOf(axis).map((value) => JSON.stringify([target.name, axis.name, value]))),
    ),
  )
  const drawn = database.prepare<unknown[], [string, string, string]>(
    `SELECT target, name, value FROM config_value WHERE campaign = $campaign
    UNION SELECT f.target, j.key, j.value FROM failure f, json_each(f.config) j WHERE f.campaign = $campaign`,
  )
  for (const word of drawn.raw().iterate({ campaign })) {
    if (known.has(JSON.stringify(word))) continue
    throw damaged(path, `campaign ${campaign} has a configuration that its plan does not know`)
  }
}

/** A campaign is whole or past, and a past one saw no failure more often than seeds failed. */
function checkPast({ database, path }: Store): void {
  const both = database.prepare('SELECT 1 FROM past_campaign JOIN campaign USING (campaign) LIMIT 1').get()
  if (both !== undefined) throw damaged(path, 'a campaign is both whole and past')
  const stray = database
    .prepare(
      `SELECT 1 FROM (SELECT campaign, target, sum(count) AS seen FROM past_sighting GROUP BY campaign, target) s
      LEFT JOIN past_sweep w USING (campaign, target)
      WHERE seen > ifnull(w.failed + w.timed_out + w.nondeterministic, 0) LIMIT 1`,
    )
    .get()
  if (stray !== undefined) throw damaged(path, 'a past campaign saw more failures than seeds that failed')
}

/** Every failure and exception lies in a span of its own attempt. */
function requireCompleted({ database, path }: Store, table: string): void {
  const stray = database
    .prepare(
      `SELECT 1 FROM ${table} r WHERE ifnull((
        SELECT hi FROM span n WHERE n.campaign = r.campaign AND n.target = r.target AND n.shard = r.shard
          AND n.attempt = r.attempt AND n.lo <= r.idx ORDER BY n.lo DESC LIMIT 1), 0) <= r.idx LIMIT 1`,
    )
    .get()
  if (stray !== undefined) throw damaged(path, `a row of ${table} is at an index that was never completed`)
}

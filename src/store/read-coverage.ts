import { logAttempt } from '../model/checkpoint.ts'
import type { Determinism } from '../model/determinism.ts'
import { type OutcomeKind, outcomeKinds } from '../model/outcome.ts'
import type {
  CampaignReport,
  CarriedOutcome,
  ConfigValueTotal,
  JudgedSeeds,
  ShardCoverage,
  SlowSeed,
} from '../model/report.ts'
import type { Store } from './open-store.ts'
import { readStartedPlan } from './read-campaigns.ts'
import { readProperties } from './read-properties.ts'
import { withStoreErrors } from './store-errors.ts'

/** Slowest seeds listed of a campaign, and most distinct reasons. */
const slowestListed = 10
const reasonsListed = 20

/** A campaign's report without what triage and statistics make of it. */
export interface CampaignCoverage
  extends Omit<CampaignReport, 'findings' | 'setAside' | 'conclusive' | 'discovery' | 'determinism' | 'history'> {
  readonly secondRuns: Omit<Determinism, 'rate'>
}

/**
 * What a campaign was to do and did, over all its shards, missing ones included.
 *
 * `wallMs` is the longest shard's, since shards run side by side.
 *
 * @throws UserError `campaign-unknown`
 */
export function readCoverage(store: Store, campaign: string): CampaignCoverage {
  const { plan, startedAt } = readStartedPlan(store, campaign)
  return withStoreErrors(store.path, () => {
    const rows = readRows(store, campaign)
    const runs = readRuns(store, campaign)
    const recovered = readRecovered(store, campaign)
    const shards = plan.shards.map(({ shard }) => shardCoverage(shard, rows, runs, recovered.get(shard) ?? 0))
    const sum = (column: Count) => rows.reduce((total, row) => total + row[column], 0)
    return {
      plan,
      startedAt,
      wallMs: Math.max(0, ...shards.map(({ wallMs }) => wallMs ?? 0)),
      planned: sum('planned'),
      delivered: sum('delivered'),
      counts: Object.fromEntries(outcomeKinds.map((kind) => [kind, sum(kind)])) as Record<OutcomeKind, number>,
      cut: sum('cut'),
      judged: plan.targets.map(({ target: { name } }) => judgedOf(name, rows)),
      shards,
      properties: readProperties(store, [campaign]).get(campaign) ?? [],
      configValues: readConfigValues(store, campaign),
      secondRuns: readSecondRuns(store, campaign),
      carried: readCarried(store, campaign),
      slowest: readSlowest(store, campaign),
      reasons: readReasons(store, campaign),
      harness: judgeHarness(shards),
    }
  })
}

type Count = 'planned' | 'delivered' | 'cut' | OutcomeKind
type CoverageRow = { readonly shard: number; readonly target: string } & Readonly<Record<Count, number>>

function readRows(store: Store, campaign: string): CoverageRow[] {
  return store.database
    .prepare<unknown[], CoverageRow>(
      `SELECT shard, target, planned, delivered, cut, passed, failed, timed_out AS "timed-out", nondeterministic, unknown, infra
      FROM coverage WHERE campaign = ?`,
    )
    .all(campaign)
}

function judgedOf(target: string, rows: readonly CoverageRow[]): JudgedSeeds {
  const own = rows.filter((row) => row.target === target)
  const sum = (column: Count) => own.reduce((total, row) => total + row[column], 0)
  const failing = sum('failed') + sum('timed-out') + sum('nondeterministic')
  return { target, seeds: sum('passed') + failing, failing }
}

interface RunRow {
  readonly shard: number
  readonly attempt: number
  readonly state: 'running' | 'delivered' | 'cut-short'
  readonly canary: ShardCoverage['canary']
  readonly wallMs: number
  readonly jobs: number
  readonly machine: string
}

/** The attempts of each shard, first the one that speaks for it: the newest that delivered, else the newest. */
function readRuns(store: Store, campaign: string): Map<number, RunRow[]> {
  const rows = store.database
    .prepare<unknown[], RunRow>(
      `SELECT shard, attempt, state, canary, wall_ms AS wallMs, jobs, machine FROM shard_run WHERE campaign = ?
      ORDER BY shard, state = 'delivered' DESC, attempt DESC`,
    )
    .all(campaign)
  return Map.groupBy(rows, ({ shard }) => shard)
}

/** By shard, the indices of which only a job log tells. */
function readRecovered(store: Store, campaign: string): Map<number, number> {
  return new Map(
    store.database
      .prepare<unknown[], [number, number]>(
        'SELECT shard, sum(won) FROM attempts WHERE campaign = ? AND attempt = ? GROUP BY shard',
      )
      .raw()
      .all(campaign, logAttempt),
  )
}

function shardCoverage(
  shard: number,
  rows: readonly CoverageRow[],
  runs: ReadonlyMap<number, readonly RunRow[]>,
  recovered: number,
): ShardCoverage {
  const own = rows.filter((row) => row.shard === shard)
  const sum = (column: Count) => own.reduce((total, row) => total + row[column], 0)
  const attempts = runs.get(shard) ?? []
  const [speaker] = attempts
  return {
    shard,
    planned: sum('planned'),
    delivered: sum('delivered'),
    recovered,
    cut: sum('cut'),
    state: speaker?.state ?? 'missing',
    attempt: speaker?.attempt ?? null,
    jobs: speaker === undefined || speaker.attempt === logAttempt ? null : speaker.jobs,
    wallMs: speaker === undefined || speaker.wallMs === 0 ? null : speaker.wallMs,
    machine: speaker?.machine ?? null,
    // A planted failure that any attempt did not see casts doubt on what that attempt added.
    canary: attempts.some(({ canary }) => canary === 'passed') ? 'passed' : (speaker?.canary ?? 'not-run'),
  }
}

function judgeHarness(shards: readonly ShardCoverage[]): CampaignReport['harness'] {
  const unseen = shards.some(
    ({ state, canary }) => canary === 'passed' || (state === 'delivered' && canary !== 'failed'),
  )
  return !unseen && shards.some(({ canary }) => canary === 'failed') ? 'healthy' : 'unhealthy'
}

function readConfigValues(store: Store, campaign: string): ConfigValueTotal[] {
  return store.database
    .prepare<unknown[], ConfigValueTotal>(
      `SELECT target, name, value, passes, failures FROM config_values WHERE campaign = ? ORDER BY target, name, value`,
    )
    .all(campaign)
}

function readSecondRuns(store: Store, campaign: string): CampaignCoverage['secondRuns'] {
  const [total] = store.database
    .prepare<unknown[], CampaignCoverage['secondRuns']>(
      `SELECT ifnull(sum(checked), 0) AS checked, ifnull(sum(unequal), 0) AS unequal FROM second_runs WHERE campaign = ?`,
    )
    .all(campaign)
  return total ?? { checked: 0, unequal: 0 }
}

function readSlowest(store: Store, campaign: string): SlowSeed[] {
  return store.database
    .prepare<unknown[], SlowSeed>(
      `SELECT target, seed, duration_ms AS durationMs, outcome FROM slow s WHERE campaign = ? AND NOT EXISTS (
        SELECT 1 FROM span n WHERE n.campaign = s.campaign AND n.target = s.target AND n.shard = s.shard
          AND n.attempt > s.attempt AND n.lo <= s.idx AND n.hi > s.idx)
      ORDER BY duration_ms DESC, target, idx LIMIT ${slowestListed}`,
    )
    .all(campaign)
}

function readCarried(store: Store, campaign: string): CarriedOutcome[] {
  return store.database
    .prepare<unknown[], CarriedOutcome>(
      `SELECT target, seed, times, elapsed_ms AS elapsedMs, outcome FROM carried WHERE campaign = ? ORDER BY idx`,
    )
    .all(campaign)
}

/** Most frequent first, with what was not kept under a reason of its own. */
function readReasons(store: Store, campaign: string): CampaignReport['reasons'] {
  return store.database
    .prepare<unknown[], CampaignReport['reasons'][number]>(
      `SELECT outcome, reason, count(*) AS count FROM exceptions WHERE campaign = $campaign GROUP BY outcome, reason
      UNION ALL SELECT 'infra', 'too many without a verdict; these count as not delivered', sum(dropped) FROM shard_run
        WHERE campaign = $campaign HAVING sum(dropped) > 0
      ORDER BY count DESC, outcome, reason LIMIT ${reasonsListed}`,
    )
    .all({ campaign })
}

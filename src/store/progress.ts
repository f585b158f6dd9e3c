import type Database from 'better-sqlite3'
import { truncate } from '../base/text.ts'
import type { Configuration } from '../model/configuration.ts'
import type { FailureKind, OutcomeKind } from '../model/outcome.ts'
import { asksToBeSeen, countHits, type PropertyCount, type PropertyKind } from '../model/result.ts'
import type { SeedText } from '../model/seed.ts'
import type { Signature } from '../model/signature.ts'
import { readKeptDetails } from './detail-table.ts'
import type { DetailPlace } from './keep-detail.ts'
import type { ShardRunKey } from './record.ts'
import type { Span } from './spans.ts'

/** Most distinct properties counted of one target in one attempt; what comes later is counted under one name. */
const propertiesMax = 10_000
const propertyNameMax = 512

/** What an attempt has done of one target, as the store will have it, and what of it is not yet written. */
export interface TargetProgress {
  readonly spans: Span[]
  /** New end of the span that starts at the key, or null where that span became part of another. */
  readonly changedSpans: Map<number, number | null>
  readonly buckets: Map<number, number>
  readonly changedBuckets: Set<number>
  readonly properties: Map<string, PropertyProgress>
  readonly changedProperties: Set<string>
  /** Seeds that passed and failed with each value of each axis. */
  readonly configValues: Map<string, ConfigValueCount>
  readonly changedConfigValues: Set<string>
  issued: number
  /** Seeds that were run a second time, and those of them whose runs differed. */
  checked: number
  unequal: number
}

/** What is counted of one property. */
interface PropertyProgress {
  readonly name: string
  readonly kind: PropertyKind
  passes: number
  failures: number
  /** Seeds that reported it, and those of them that are known to have come to it. */
  seeds: number
  seen: number
  mustHit: boolean
}

interface ConfigValueCount {
  readonly name: string
  readonly value: string
  passes: number
  failures: number
}

export interface PendingFailure {
  readonly target: string
  readonly index: number
  readonly seed: SeedText
  readonly outcome: FailureKind
  readonly signature: Signature
  readonly step: number | null
  readonly durationMs: number
  readonly digest: string | null
  readonly exitCode: number | null
  readonly exitSignal: string | null
  /** As JSON; null where nothing is drawn. */
  readonly config: string | null
  readonly detail: string
}

interface IndexOf {
  readonly target: string
  readonly index: number
  readonly seed: SeedText
}

/** All of one attempt. Counters are totals, not differences, so that writing them twice counts once. */
export interface RunProgress {
  of(target: string): TargetProgress
  readonly targets: Map<string, TargetProgress>
  /** Where the texts are that the store keeps, by target and key. */
  readonly details: Map<string, DetailPlace[]>
  readonly campaignNumber: number
  readonly failures: PendingFailure[]
  readonly exceptions: (IndexOf & { readonly outcome: 'unknown' | 'infra'; readonly reason: string })[]
  readonly cuts: (IndexOf & { readonly elapsedMs: number })[]
  readonly slowest: (IndexOf & { readonly durationMs: number; readonly outcome: OutcomeKind })[]
  slowestChanged: boolean
  exceptionCount: number
  dropped: number
  /** Outcomes since the last commit. */
  pending: number
}

/** Reads what the store has of an attempt. */
export function openProgress(database: Database.Database, run: ShardRunKey): RunProgress {
  const key = [run.campaign, run.shard, run.attempt]
  const targets = new Map<string, TargetProgress>()
  const progress: RunProgress = {
    targets,
    of(target) {
      const known = targets.get(target) ?? newTarget()
      targets.set(target, known)
      return known
    },
    details: readKeptDetails(database),
    campaignNumber: Number(
      database.prepare('SELECT number FROM campaign WHERE campaign = ?').pluck().get(run.campaign),
    ),
    failures: [],
    exceptions: [],
    cuts: [],
    slowest: database
      .prepare<unknown[], RunProgress['slowest'][number]>(
        `SELECT target, idx AS "index", seed, duration_ms AS durationMs, outcome FROM slow
        WHERE campaign = ? AND shard = ? AND attempt = ? ORDER BY duration_ms DESC, target, idx`,
      )
      .all(...key),
    slowestChanged: false,
    exceptionCount: Number(
      database
        .prepare('SELECT count(*) FROM exception WHERE campaign = ? AND shard = ? AND attempt = ?')
        .pluck()
        .get(...key),
    ),
    dropped: Number(
      database
        .prepare('SELECT dropped FROM shard_run WHERE campaign = ? AND shard = ? AND attempt = ?')
        .pluck()
        .get(...key),
    ),
    pending: 0,
  }
  readTargets(database, key, progress)
  return progress
}

/**
 * Adds property counts to the target's totals.
 *
 * @param seeds how many seeds reported them; 0 of a seed carried over, which is no sample: of it only counts that it came to
 * what the campaign must come to
 */
export function countProperties(ofTarget: TargetProgress, counts: readonly PropertyCount[], seeds: number): void {
  if (counts.length === 0) return
  const reported = new Set<string>()
  const seen = new Set<string>()
  for (const { kind, passes, failures, mustHit = asksToBeSeen(kind), ...count } of counts) {
    if (seeds === 0 && !mustHit) continue
    const known = ofTarget.properties.size < propertiesMax || ofTarget.properties.has(`${kind} ${count.name}`)
    const name = known ? truncate(count.name, propertyNameMax) : `(beyond ${propertiesMax} properties)`
    const key = `${kind} ${name}`
    const total = ofTarget.properties.get(key) ?? { name, kind, passes: 0, failures: 0, seeds: 0, seen: 0, mustHit }
    total.passes += passes
    total.failures += failures
    total.seeds += reported.has(key) ? 0 : seeds
    total.mustHit ||= mustHit
    reported.add(key)
    // Of a range of seeds nobody says how many came to it: one did.
    if (seeds > 0 && !seen.has(key) && countHits({ kind, passes, failures }) > 0) {
      total.seen += 1
      seen.add(key)
    }
    ofTarget.properties.set(key, total)
    ofTarget.changedProperties.add(key)
  }
}

/** Counts one judged seed with each value that was drawn for it. */
export function countConfigValues(ofTarget: TargetProgress, drawn: Configuration, passed: boolean): void {
  for (const [name, value] of Object.entries(drawn)) {
    const key = `${name} ${value}`
    const count = ofTarget.configValues.get(key) ?? { name, value, passes: 0, failures: 0 }
    if (passed) count.passes += 1
    else count.failures += 1
    ofTarget.configValues.set(key, count)
    ofTarget.changedConfigValues.add(key)
  }
}

function newTarget(): TargetProgress {
  return {
    spans: [],
    changedSpans: new Map(),
    buckets: new Map(),
    changedBuckets: new Set(),
    properties: new Map(),
    changedProperties: new Set(),
    configValues: new Map(),
    changedConfigValues: new Set(),
    issued: 0,
    checked: 0,
    unequal: 0,
  }
}

function readTargets(database: Database.Database, key: readonly unknown[], progress: RunProgress): void {
  const rows = <Row>(columns: string, table: string) =>
    database
      .prepare<unknown[], Row & { target: string }>(
        `SELECT target, ${columns} FROM ${table} WHERE campaign = ? AND shard = ? AND attempt = ?`,
      )
      .all(...key)
  for (const { target, lo, hi } of rows<{ lo: number; hi: number }>('lo, hi', 'span')) {
    progress.of(target).spans.push([lo, hi])
  }
  for (const { spans } of progress.targets.values()) spans.sort((a, b) => a[0] - b[0])
  for (const { target, bucket, count } of rows<{ bucket: number; count: number }>('bucket, count', 'duration')) {
    progress.of(target).buckets.set(bucket, count)
  }
  const properties = rows<Omit<PropertyProgress, 'mustHit'> & { mustHit: number }>(
    'name, kind, passes, failures, seeds, seen, must_hit AS mustHit',
    'property',
  )
  for (const { target, mustHit, ...total } of properties) {
    progress.of(target).properties.set(`${total.kind} ${total.name}`, { ...total, mustHit: mustHit === 1 })
  }
  for (const { target, ...count } of rows<ConfigValueCount>('name, value, passes, failures', 'config_value')) {
    progress.of(target).configValues.set(`${count.name} ${count.value}`, count)
  }
  for (const { target, count } of rows<{ count: number }>('count', 'issued')) progress.of(target).issued = count
  const secondRuns = rows<{ checked: number; unequal: number }>('checked, unequal', 'second_run')
  for (const { target, checked, unequal } of secondRuns) Object.assign(progress.of(target), { checked, unequal })
}

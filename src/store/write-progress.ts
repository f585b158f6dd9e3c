import type Database from 'better-sqlite3'
import { truncate } from '../base/text.ts'
import type { Signature } from '../model/signature.ts'
import { detailsKey, openDetailWriter } from './detail-table.ts'
import * as rules from './merge-rules.ts'
import { prepareOnce } from './prepare-once.ts'
import type { RunProgress, TargetProgress } from './progress.ts'
import type { ShardRunKey } from './record.ts'

const upserts = {
  signature: rules.upsertSql(rules.signatureRule),
  failure: rules.upsertSql(rules.failureRule),
  exception: rules.upsertSql(rules.exceptionRule),
  cut: rules.upsertSql(rules.cutRule),
  duration: rules.upsertSql(rules.durationRule),
  property: rules.upsertSql(rules.propertyRule),
  configValue: rules.upsertSql(rules.configValueRule),
  issued: rules.upsertSql(rules.issuedRule),
  secondRun: rules.upsertSql(rules.secondRunRule),
  slow: rules.upsertSql(rules.slowRule),
}

/** Commits what an attempt has not written yet, all of it or nothing; then nothing is pending. */
export function writeProgress(database: Database.Database, run: ShardRunKey, progress: RunProgress): void {
  if (progress.pending === 0) return
  const kept = copyTouchedDetails(progress)
  database
    .transaction(() => {
      for (const [target, ofTarget] of progress.targets) writeTarget(database, run, target, ofTarget)
      writeFailures(database, run, progress, kept)
      writeOthers(database, run, progress)
      prepareOnce(
        database,
        'UPDATE shard_run SET revision = revision + 1, dropped = ? WHERE campaign = ? AND shard = ? AND attempt = ?',
      ).run(progress.dropped, run.campaign, run.shard, run.attempt)
    })
    .immediate()
  // Only now: a transaction that failed is tried again with all of it.
  for (const [key, places] of kept) progress.details.set(key, places)
  for (const ofTarget of progress.targets.values()) {
    ofTarget.changedSpans.clear()
    ofTarget.changedBuckets.clear()
    ofTarget.changedProperties.clear()
    ofTarget.changedConfigValues.clear()
  }
  for (const pending of [progress.failures, progress.exceptions, progress.cuts]) pending.length = 0
  progress.slowestChanged = false
  progress.pending = 0
}

/** Enters a signature and gives its id in this file. */
export function writeSignature(database: Database.Database, signature: Signature): number {
  const { key, variant, version, kind, language, crash } = signature
  const frames = JSON.stringify(signature.frames.slice(0, 64).map((frame) => truncate(frame, 512)))
  const texts = [
    truncate(signature.type, 1024),
    truncate(signature.message, 8192),
    frames,
    truncate(signature.title, 1024),
  ]
  const parts = formatParts(signature.parts)
  prepareOnce(database, upserts.signature).run(key, variant, version, kind, language, ...texts, crash ? 1 : 0, parts)
  const row = prepareOnce(database, 'SELECT id FROM signature WHERE key = ? AND variant = ?').get(key, variant)
  return (row as { readonly id: number }).id
}

/** Longest parts kept, as JSON. Half of them would give another key, so longer ones are not kept at all. */
const partsMax = 65_536

function formatParts(parts: Signature['parts']): string | null {
  if (parts === null) return null
  const { typeClass, message, site, own } = parts
  const json = JSON.stringify({ typeClass, message, site, own })
  return json.length <= partsMax ? json : null
}

function copyTouchedDetails({ failures, details }: RunProgress): RunProgress['details'] {
  const copy: RunProgress['details'] = new Map()
  for (const { target, signature } of failures) {
    const key = detailsKey(target, signature.key)
    if (!copy.has(key)) copy.set(key, [...(details.get(key) ?? [])])
  }
  return copy
}

function writeTarget(database: Database.Database, run: ShardRunKey, target: string, ofTarget: TargetProgress): void {
  const key = [run.campaign, target, run.shard, run.attempt]
  const remove = prepareOnce(
    database,
    'DELETE FROM span WHERE campaign = ? AND target = ? AND shard = ? AND attempt = ? AND lo = ?',
  )
  const insert = prepareOnce(database, 'INSERT OR REPLACE INTO span VALUES (?, ?, ?, ?, ?, ?)')
  for (const [lo, hi] of ofTarget.changedSpans) {
    if (hi === null) remove.run(...key, lo)
    else insert.run(...key, lo, hi)
  }
  const duration = prepareOnce(database, upserts.duration)
  for (const bucket of ofTarget.changedBuckets) duration.run(...key, bucket, ofTarget.buckets.get(bucket))
  const property = prepareOnce(database, upserts.property)
  for (const name of ofTarget.changedProperties) {
    const total = ofTarget.properties.get(name)
    if (total === undefined) continue
    const counts = [total.passes, total.failures, total.seeds, total.seen, total.mustHit ? 1 : 0]
    property.run(...key, total.name, total.kind, ...counts)
  }
  const configValue = prepareOnce(database, upserts.configValue)
  for (const name of ofTarget.changedConfigValues) {
    const count = ofTarget.configValues.get(name)
    if (count !== undefined) configValue.run(...key, count.name, count.value, count.passes, count.failures)
  }
  if (ofTarget.issued > 0) prepareOnce(database, upserts.issued).run(...key, ofTarget.issued)
  if (ofTarget.checked > 0) {
    prepareOnce(database, upserts.secondRun).run(...key, ofTarget.checked, ofTarget.unequal)
  }
}

function writeFailures(
  database: Database.Database,
  run: ShardRunKey,
  progress: RunProgress,
  kept: RunProgress['details'],
): void {
  const insert = prepareOnce(database, upserts.failure)
  const writeDetail = openDetailWriter(database, kept)
  for (const failure of progress.failures) {
    const { target, index, signature } = failure
    const key = [run.campaign, target, index, run.shard, run.attempt]
    const cause = [writeSignature(database, signature), failure.outcome, failure.seed, signature.exact]
    const { step, durationMs, digest, exitCode, exitSignal, config } = failure
    const ending = [step, durationMs, digest, exitCode, exitSignal, config]
    insert.run(...key, ...cause, ...ending)
    const { campaign, shard, attempt } = run
    const place = { number: progress.campaignNumber, campaign, index, attempt, shard }
    writeDetail(target, signature.key, place, () => failure.detail)
  }
}

function writeOthers(database: Database.Database, run: ShardRunKey, progress: RunProgress): void {
  const exception = prepareOnce(database, upserts.exception)
  for (const { target, index, seed, outcome, reason } of progress.exceptions) {
    exception.run(run.campaign, target, index, run.shard, run.attempt, outcome, seed, reason)
  }
  const cut = prepareOnce(database, upserts.cut)
  for (const { target, index, seed, elapsedMs } of progress.cuts) {
    cut.run(run.campaign, target, index, run.shard, run.attempt, elapsedMs, seed)
  }
  if (!progress.slowestChanged) return
  const key = [run.campaign, run.shard, run.attempt]
  prepareOnce(database, 'DELETE FROM slow WHERE campaign = ? AND shard = ? AND attempt = ?').run(...key)
  const slow = prepareOnce(database, upserts.slow)
  for (const { target, index, durationMs, outcome, seed } of progress.slowest) {
    slow.run(...key, target, index, durationMs, outcome, seed)
  }
}

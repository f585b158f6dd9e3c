import type Database from 'better-sqlite3'
import { detailsKey, openDetailWriter } from './detail-table.ts'
import { type DetailPlace, keepDetail, leavesNoRoom } from './keep-detail.ts'
import { mergePast } from './merge-past.ts'
import * as rules from './merge-rules.ts'
import { slowestMax } from './recorder.ts'
import { type Span, unionSpans } from './spans.ts'

/** The name under which the database that is merged into is attached to an input. */
export const draftSchema = 'draft'

/** Tables that merge by their rule alone, what is referred to first. */
const plainRules = [
  rules.campaignRule,
  rules.shardRunRule,
  rules.issuedRule,
  rules.exceptionRule,
  rules.cutRule,
  rules.durationRule,
  rules.propertyRule,
  rules.configValueRule,
  rules.secondRunRule,
  rules.slowRule,
  rules.replayRule,
  rules.issueRule,
  rules.recalledRule,
  rules.historySourceRule,
  rules.comparisonRule,
  rules.signatureRule,
  rules.formerKeyRule,
  rules.bisectBatchRule,
  rules.firstBadRule,
  rules.correctionRule,
  rules.commentLookRule,
]

/**
 * Adds all rows of an input to the database that is attached to it as `draft`, inside the caller's transaction. SQLite
 * moves them by itself: most stay as they are, and none needs to become a value of ours on the way.
 *
 * @param input the connection to the input
 * @param kept the texts that the draft keeps, by `detailsKey`; kept in step
 */
export function mergeRows(input: Database.Database, kept: Map<string, DetailPlace[]>): void {
  for (const rule of withRows(input, plainRules)) {
    const columns = rules.columnsOf(rule).join(', ')
    input.exec(rules.upsertAllSql(rule, draftSchema, `SELECT ${columns} FROM main.${rule.table} WHERE true`))
  }
  mergeSpans(input)
  mergeFailures(input)
  mergeDetails(input, kept)
  mergePast(input, draftSchema, kept)
}

/** Leaves the ten slowest seeds of each attempt. The ten slowest of a union do not depend on the order of merging. */
export function trimSlowest(database: Database.Database): void {
  database.exec(
    `DELETE FROM slow WHERE (campaign, shard, attempt, target, idx) IN (
      SELECT campaign, shard, attempt, target, idx FROM (
        SELECT *, row_number() OVER (
          PARTITION BY campaign, shard, attempt ORDER BY duration_ms DESC, target, idx) AS place FROM slow)
      WHERE place > ${slowestMax})`,
  )
}

/** Most tables of most shards are empty, and looking is cheaper than preparing an insert of nothing. */
function withRows(input: Database.Database, all: readonly rules.MergeRule[]): readonly rules.MergeRule[] {
  const looks = all.map(({ table }) => `EXISTS (SELECT 1 FROM main.${table})`).join(', ')
  const found = input.prepare<[], number[]>(`SELECT ${looks}`).raw().get() ?? []
  return all.filter((_, place) => found[place] === 1)
}

/** Of one attempt's spans in two copies of its store, the union. */
function mergeSpans(input: Database.Database): void {
  const rows = input
    .prepare<[], unknown[]>('SELECT campaign, target, shard, attempt, lo, hi FROM main.span')
    .raw()
    .all()
  const own = input.prepare<unknown[], Span>(
    `SELECT lo, hi FROM ${draftSchema}.span WHERE (campaign, target, shard, attempt) = (?, ?, ?, ?)`,
  )
  const insert = input.prepare(`INSERT INTO ${draftSchema}.span VALUES (?, ?, ?, ?, ?, ?)`)
  for (const [name, ofAttempt] of Map.groupBy(rows, (row) => JSON.stringify(row.slice(0, 4)))) {
    const attempt: unknown[] = JSON.parse(name)
    const known = own.raw().all(...attempt)
    const union = unionSpans([...known, ...ofAttempt.map((row): Span => [Number(row[4]), Number(row[5])])])
    if (known.length > 0) removeSpans(input, attempt)
    for (const [lo, hi] of union) insert.run(...attempt, lo, hi)
  }
}

function removeSpans(input: Database.Database, attempt: readonly unknown[]): void {
  input
    .prepare(`DELETE FROM ${draftSchema}.span WHERE (campaign, target, shard, attempt) = (?, ?, ?, ?)`)
    .run(...attempt)
}

/** Signature ids are each file's own: they are looked up by what they stand for. CROSS JOIN keeps the order of the key. */
function mergeFailures(input: Database.Database): void {
  const columns = rules.columnsOf(rules.failureRule).map((name) => (name === 'signature' ? 'own.id' : `f.${name}`))
  input.exec(
    rules.upsertAllSql(
      rules.failureRule,
      draftSchema,
      `SELECT ${columns.join(', ')} FROM main.failure f CROSS JOIN main.signature s ON s.id = f.signature
      CROSS JOIN ${draftSchema}.signature own ON own.key = s.key AND own.variant = s.variant WHERE true`,
    ),
  )
}

/** Texts are long and most are not kept, so each is read only once it is known to stay. */
function mergeDetails(input: Database.Database, kept: Map<string, DetailPlace[]>): void {
  const rows = readPlaces(input, kept)
  if (rows.length === 0) return
  const readText = input
    .prepare<unknown[], string>(
      'SELECT text FROM main.detail WHERE (target, key, campaign, idx, shard, attempt) = (?, ?, ?, ?, ?, ?)',
    )
    .pluck()
  const write = openDetailWriter(input, kept, draftSchema)
  const staying = new Map<string, DetailPlace[]>()
  for (const { target, key, place } of rows) {
    const name = detailsKey(target, key)
    const union = staying.get(name) ?? [...(kept.get(name) ?? [])]
    staying.set(name, union)
    keepDetail(union, place)
  }
  for (const { target, key, place } of rows) {
    if (staying.get(detailsKey(target, key))?.some((other) => samePlace(other, place)) !== true) continue
    const at = [target, key, place.campaign, place.index, place.shard, place.attempt]
    write(target, key, place, () => readText.get(...at) ?? '')
  }
}

interface KeyedPlace {
  readonly target: string
  readonly key: string
  readonly place: DetailPlace
}

/** The places whose text may stay: of most shards' signatures none can, which the first and the last of them tell. */
function readPlaces(input: Database.Database, kept: ReadonlyMap<string, DetailPlace[]>): KeyedPlace[] {
  const groups = input
    .prepare<[], unknown[]>(
      'SELECT target, key, campaign, min(idx), max(idx) FROM main.detail GROUP BY target, key, campaign',
    )
    .raw()
    .all()
  const numbers = new Map(input.prepare<[], [string, number]>('SELECT campaign, number FROM main.campaign').raw().all())
  const open = groups.filter(([target, key, campaign, least, greatest]) => {
    const end = { number: Number(numbers.get(String(campaign))), campaign: String(campaign) }
    return !leavesNoRoom(
      kept.get(detailsKey(String(target), String(key))) ?? [],
      { ...end, index: Number(least), attempt: -1, shard: -1 },
      { ...end, index: Number(greatest), attempt: Infinity, shard: Infinity },
    )
  })
  if (open.length === 0) return []
  const ofGroup = input
    .prepare<unknown[], unknown[]>(
      `SELECT target, key, number, campaign, idx, attempt, shard FROM main.detail JOIN main.campaign USING (campaign)
      WHERE (target, key, campaign) = (?, ?, ?)`,
    )
    .raw()
  return open.flatMap(([target, key, campaign]) => ofGroup.all(target, key, campaign).map(toPlace))
}

function toPlace([target, key, number, campaign, index, attempt, shard]: readonly unknown[]): KeyedPlace {
  return {
    target: String(target),
    key: String(key),
    place: {
      number: Number(number),
      campaign: String(campaign),
      index: Number(index),
      attempt: Number(attempt),
      shard: Number(shard),
    },
  }
}

function samePlace(a: DetailPlace, b: DetailPlace): boolean {
  return a.campaign === b.campaign && a.index === b.index && a.attempt === b.attempt && a.shard === b.shard
}

import type Database from 'better-sqlite3'
import { detailsKey } from './detail-table.ts'
import { type DetailPlace, keepDetail } from './keep-detail.ts'
import * as rules from './merge-rules.ts'

/*
 * How campaigns that are past merge (see schema-version-3-past.ts).
 *
 * - A campaign that is past in any of the stores is past in the merged one, whatever the others still have of it: what a
 *   history has forgotten, a copy that still knows it does not bring back, and nothing is counted twice.
 * - Of two copies that are both past, the one that had completed more indices (`known`) stays, all of it; of two that
 *   knew as many, row by row the greater.
 *
 * Whole campaigns are below past ones, and past ones are ordered by what they knew: the merge takes the higher of two, so it
 * stays commutative, associative and idempotent. Texts cross campaigns, since each signature keeps its 16 earliest and 16
 * newest; those of past campaigns keep their places there without their text.
 */

const countRules = [rules.pastSweepRule, rules.pastSightingRule]

/** Adds what an input knows of past campaigns to the draft. `kept`: as of `mergeRows`. */
export function mergePast(input: Database.Database, draft: string, kept: Map<string, DetailPlace[]>): void {
  if (input.prepare('SELECT 1 FROM main.past_campaign LIMIT 1').get() === undefined) return
  for (const rule of countRules) {
    input.exec(`DELETE FROM ${draft}.${rule.table} WHERE campaign IN (${knewMore('main', draft)})`)
    const rows = `SELECT ${rules.columnsOf(rule).join(', ')} FROM main.${rule.table}
      WHERE campaign NOT IN (${knewMore(draft, 'main')})`
    input.exec(rules.upsertAllSql(rule, draft, rows))
  }
  const columns = rules.columnsOf(rules.pastCampaignRule).join(', ')
  input.exec(rules.upsertAllSql(rules.pastCampaignRule, draft, `SELECT ${columns} FROM main.past_campaign WHERE true`))
  mergePlaces(input, draft, kept)
}

function knewMore(one: string, other: string): string {
  return `SELECT campaign FROM ${one}.past_campaign a JOIN ${other}.past_campaign b USING (campaign) WHERE a.known > b.known`
}

function mergePlaces(input: Database.Database, draft: string, kept: Map<string, DetailPlace[]>): void {
  const insert = input.prepare(`INSERT OR IGNORE INTO ${draft}.past_detail VALUES (?, ?, ?, ?, ?, ?, ?)`)
  const removals = ['detail', 'past_detail'].map((table) =>
    input.prepare(
      `DELETE FROM ${draft}.${table} WHERE (target, key, campaign, idx, shard, attempt) = (?, ?, ?, ?, ?, ?)`,
    ),
  )
  const rows = input
    .prepare<[], DetailPlace & { target: string; key: string }>(
      'SELECT target, key, campaign, number, idx AS "index", shard, attempt FROM main.past_detail',
    )
    .all()
  for (const { target, key, ...place } of rows) {
    const name = detailsKey(target, key)
    const places = kept.get(name) ?? []
    kept.set(name, places)
    const { stays, evicted } = keepDetail(places, place)
    if (evicted !== null) {
      const at = [target, key, evicted.campaign, evicted.index, evicted.shard, evicted.attempt]
      for (const remove of removals) remove.run(...at)
    }
    if (stays) insert.run(target, key, place.campaign, place.number, place.index, place.shard, place.attempt)
  }
}

/**
 * Removes everything but counts of the campaigns that are past. Their signatures stay: a count without its words would say
 * little.
 */
export function dropPast(database: Database.Database): void {
  const past = 'campaign IN (SELECT campaign FROM past_campaign)'
  if (database.prepare('SELECT 1 FROM past_campaign LIMIT 1').get() === undefined) return
  database.exec(
    `INSERT OR IGNORE INTO past_detail
      SELECT target, key, campaign, c.number, idx, shard, attempt FROM detail JOIN campaign c USING (campaign) WHERE ${past}`,
  )
  for (const table of tablesOfCampaigns(database)) database.exec(`DELETE FROM "${table}" WHERE ${past}`)
}

/** All tables with rows of campaigns, those first that refer to others; what later versions add is among them. */
function tablesOfCampaigns(database: Database.Database): readonly string[] {
  const tables = database
    .prepare<[], string>(
      `SELECT t.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c ON c.name = 'campaign'
      WHERE t.type = 'table' AND t.name NOT LIKE 'past~_%' ESCAPE '~' ORDER BY t.rowid DESC`,
    )
    .pluck()
    .all()
  return [...tables.filter((name) => !roots.includes(name)), ...roots]
}

/** What the others refer to. */
const roots = ['shard_run', 'campaign']

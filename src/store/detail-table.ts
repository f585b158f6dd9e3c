import type Database from 'better-sqlite3'
import { type DetailPlace, keepDetail } from './keep-detail.ts'
import { detailRule, upsertSql } from './merge-rules.ts'
import { prepareOnce } from './prepare-once.ts'

/** The places whose text a store keeps, or kept until their campaign was forgotten, sorted, by `detailsKey`. */
export function readKeptDetails(database: Database.Database): Map<string, DetailPlace[]> {
  const rows = database
    .prepare<[], DetailPlace & { target: string; key: string }>(
      `SELECT target, key, number, campaign, idx AS "index", attempt, shard FROM detail JOIN campaign USING (campaign)
      UNION SELECT target, key, number, campaign, idx, attempt, shard FROM past_detail
      ORDER BY 1, 2, 3, 4, 5, 6, 7`,
    )
    .all()
  const kept = new Map<string, DetailPlace[]>()
  for (const { target, key, ...place } of rows) placesOf(kept, target, key).push(place)
  return kept
}

/**
 * A writer of details that keeps `kept` in step. `text` is asked for only where the place stays; of two texts for one
 * place the greater is kept.
 */
export function openDetailWriter(database: Database.Database, kept: Map<string, DetailPlace[]>, schema = 'main') {
  const upsert = prepareOnce(database, upsertSql(detailRule, schema))
  const removals = ['detail', 'past_detail'].map((table) =>
    prepareOnce(
      database,
      `DELETE FROM ${schema}.${table} WHERE (target, key, campaign, idx, shard, attempt) = (?, ?, ?, ?, ?, ?)`,
    ),
  )
  return (target: string, key: string, place: DetailPlace, text: () => string): void => {
    const { stays, evicted } = keepDetail(placesOf(kept, target, key), place)
    if (evicted !== null) {
      const at = [target, key, evicted.campaign, evicted.index, evicted.shard, evicted.attempt]
      for (const remove of removals) remove.run(...at)
    }
    if (stays) upsert.run(target, key, place.campaign, place.index, place.shard, place.attempt, text())
  }
}

export function detailsKey(target: string, key: string): string {
  return `${target} ${key}`
}

function placesOf(kept: Map<string, DetailPlace[]>, target: string, key: string): DetailPlace[] {
  const name = detailsKey(target, key)
  const places = kept.get(name) ?? []
  kept.set(name, places)
  return places
}

import type Database from 'better-sqlite3'
import { truncate } from '../base/text.ts'
import type { BisectBatch, FirstBad } from '../model/bisect.ts'
import * as rules from './merge-rules.ts'
import type { Store } from './open-store.ts'
import { withStoreErrors } from './store-errors.ts'

/** Records one batch; recorded again, the greater of the two stays. */
export function recordBisectBatch(store: Store, batch: BisectBatch): void {
  const { target, key, recipe, sha, clean, stored, other, unjudged, failing, failingWas, untestable, at } = batch
  const counts = [clean, stored, other, unjudged]
  withStoreErrors(store.path, () =>
    store.database
      .prepare(rules.upsertSql(rules.bisectBatchRule))
      .run(target, key, recipe, sha, batch.batch, ...counts, failing, failingWas, cut(untestable, 4_096), at),
  )
}

/** All that was run for a finding, built and run by this recipe. */
export function readBisectBatches(
  store: Store,
  { target, key, recipe }: Pick<BisectBatch, 'target' | 'key' | 'recipe'>,
): BisectBatch[] {
  return withStoreErrors(store.path, () =>
    store.database
      .prepare<unknown[], BisectBatch>(
        `SELECT target, key, recipe, sha, batch, clean, stored, other, unjudged, failing, failing_was AS failingWas,
          untestable, at FROM bisect_batch WHERE (target, key, recipe) = (?, ?, ?) ORDER BY sha, batch`,
      )
      .all(target, key, recipe),
  )
}

/** Records what a bisection concluded; of several the newest (`at`) stays. */
export function recordFirstBad(store: Store, target: string, key: string, first: FirstBad): void {
  const { at, sha, probability, author, date, subject, good, bad, suspects } = first
  const words = [truncate(author, 1_024), date, truncate(subject, 1_024)]
  // A thousand commits that do not build are a thousand; nobody reads them one by one.
  const listed = JSON.stringify(suspects.slice(0, 500))
  withStoreErrors(store.path, () =>
    store.database
      .prepare(rules.upsertSql(rules.firstBadRule))
      .run(target, key, at, sha, probability, ...words, good, bad, listed),
  )
}

/** What the newest bisection of each finding concluded, by target and key with a space between. */
export function readFirstBads(store: Store): ReadonlyMap<string, FirstBad> {
  return withStoreErrors(store.path, () => {
    const rows = store.database
      .prepare<[], Omit<FirstBad, 'suspects'> & { target: string; key: string; suspects: string }>(
        'SELECT target, key, at, sha, probability, author, date, subject, good, bad, suspects FROM first_bad',
      )
      .all()
    return new Map(
      rows.map(({ target, key, suspects, ...first }) => [
        `${target} ${key}`,
        { ...first, suspects: parseShas(suspects) },
      ]),
    )
  })
}

/** Where a newer version keys the finding otherwise, its evidence goes with it. */
export function moveBisects(database: Database.Database, replaced: ReadonlyMap<string, string>): void {
  for (const [from, to] of replaced) {
    for (const rule of [rules.bisectBatchRule, rules.firstBadRule]) {
      const columns = rules.columnsOf(rule)
      const moved = columns.map((column) => (column === 'key' ? '? AS key' : column)).join(', ')
      database
        .prepare(rules.upsertAllSql(rule, 'main', `SELECT ${moved} FROM ${rule.table} WHERE key = ?`))
        .run(to, from)
      database.prepare(`DELETE FROM ${rule.table} WHERE key = ?`).run(from)
    }
  }
}

function parseShas(json: string): readonly string[] {
  const shas: unknown = JSON.parse(json)
  return Array.isArray(shas) ? shas.map(String).filter((sha) => /^[0-9a-f]{40,64}$/.test(sha)) : []
}

function cut(text: string | null, max: number): string | null {
  return text === null ? null : truncate(text, max)
}

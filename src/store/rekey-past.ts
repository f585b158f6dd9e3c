import type Database from 'better-sqlite3'

/**
 * Gives what a store knows of past campaigns the keys of newer rules. Counts of two keys that became one add up; of one
 * that became several, by variants that past campaigns no longer know, all go to one of them.
 */
export function movePast(database: Database.Database, replaced: ReadonlyMap<string, string>): void {
  const add = database.prepare(
    `INSERT INTO past_sighting SELECT campaign, target, $to, count, carried, seed FROM past_sighting WHERE key = $from
    ON CONFLICT (campaign, target, key) DO UPDATE SET count = count + excluded.count, carried = carried + excluded.carried,
      seed = min(seed, excluded.seed)`,
  )
  for (const [from, to] of replaced) {
    add.run({ from, to })
    database.prepare('DELETE FROM past_sighting WHERE key = ?').run(from)
    for (const table of ['past_detail', 'recalled']) {
      database.prepare(`UPDATE OR REPLACE ${table} SET key = ? WHERE key = ?`).run(to, from)
    }
  }
}

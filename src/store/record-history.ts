import type { SeedText } from '../model/seed.ts'
import { historySourceRule, recalledRule, upsertSql } from './merge-rules.ts'
import type { Store } from './open-store.ts'
import { withStoreErrors } from './store-errors.ts'

/** Most artifacts remembered: a history lives for some hundred nights, and its artifacts for 90. */
const sourcesMax = 1_000

/** Most seeds kept of what an issue says; they are at most 20 digits each. */
const recalledSeedsMax = 32

/** Remembers which artifacts this history was made of, and which it refused for what they hold. */
export function recordHistorySources(
  { database, path }: Store,
  sources: readonly { readonly artifact: number; readonly merged: boolean }[],
): void {
  withStoreErrors(path, () => {
    const upsert = database.prepare(upsertSql(historySourceRule))
    for (const { artifact, merged } of sources) upsert.run(artifact, merged ? 1 : 0)
    database
      .prepare(
        'DELETE FROM history_source WHERE artifact NOT IN (SELECT artifact FROM history_source ORDER BY artifact DESC LIMIT ?)',
      )
      .run(sourcesMax)
  })
}

/** What the marker of an issue says of its finding, in the place of a history that is lost. */
export interface RecalledFinding {
  readonly repository: string
  readonly target: string
  readonly key: string
  /** Keys that it had under older rules. */
  readonly formerKeys: readonly string[]
  readonly number: number
  readonly state: 'open' | 'closed'
  readonly first: { readonly sha: string | null; readonly at: string }
  readonly sha: string | null
  readonly k: number
  readonly n: number
  readonly seeds: readonly SeedText[]
}

/** Remembers what issues say. `at`: start of the campaign that found no history, ISO 8601, UTC. */
export function recordRecalled({ database, path }: Store, findings: readonly RecalledFinding[], at: string): void {
  withStoreErrors(path, () => {
    const recall = database.prepare(upsertSql(recalledRule))
    const former = database.prepare('INSERT OR IGNORE INTO former_key VALUES (?, ?)')
    database
      .transaction(() => {
        for (const { repository, target, key, number, first, sha, k, n, seeds, formerKeys } of findings) {
          const some = JSON.stringify(seeds.slice(0, recalledSeedsMax))
          recall.run(repository, target, key, at, number, first.sha, first.at, sha, k, n, some)
          for (const name of formerKeys) if (name !== key) former.run(key, name)
        }
      })
      .immediate()
  })
}

import type { Store } from './open-store.ts'
import { withStoreErrors } from './store-errors.ts'

/** When a campaign of a history began, be it whole or past. */
export interface HistoryStart {
  readonly campaign: string
  readonly number: number
  /** ISO 8601, UTC. */
  readonly startedAt: string
  readonly workflow: string | null
  readonly event: string | null
}

/** All campaigns that a history knows of, oldest first: by start, then number, then id. */
export function readHistoryStarts({ database, path }: Store): HistoryStart[] {
  return withStoreErrors(path, () =>
    database
      .prepare<[], HistoryStart>(
        `SELECT campaign, number, started_at AS startedAt, json_extract(plan_json, '$.origin.workflow') AS workflow,
          json_extract(plan_json, '$.origin.event') AS event FROM campaign
        UNION ALL SELECT campaign, number, started_at, workflow, event FROM past_campaign
        ORDER BY 3, 2, 1`,
      )
      .all(),
  )
}

/** The artifacts that a history was made of, or that it refused. */
export function readHistorySources({ database, path }: Store): Set<number> {
  return withStoreErrors(
    path,
    () => new Set(database.prepare<[], number>('SELECT artifact FROM history_source').pluck().all()),
  )
}

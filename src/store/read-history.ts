import type { SeenAt } from '../model/finding.ts'
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

/** What one campaign of a history did, over all its targets. */
export interface HistorySweep extends Omit<HistoryStart, 'event'> {
  readonly sha: string | null
  readonly planned: number
  /** Seeds that passed or failed. */
  readonly judged: number
  readonly failed: number
  readonly findings: number
  /** Only counts are left of it. */
  readonly past: boolean
}

/** All campaigns that a history knows of, newest first. */
export function readHistorySweeps({ database, path }: Store): HistorySweep[] {
  const rows = withStoreErrors(path, () =>
    database
      .prepare<[], Omit<HistorySweep, 'past'> & { past: number }>(
        `WITH known AS (
          SELECT campaign, number, sha, started_at, json_extract(plan_json, '$.origin.workflow') AS workflow, 0 AS past FROM campaign
          UNION ALL SELECT campaign, number, sha, started_at, workflow, 1 FROM past_campaign),
        done AS (
          SELECT campaign, sum(planned) AS planned, sum(failed + timed_out + nondeterministic) AS failed,
            sum(passed + failed + timed_out + nondeterministic) AS judged FROM sweeps GROUP BY campaign),
        seen AS (SELECT campaign, count(*) AS findings FROM sightings GROUP BY campaign)
        SELECT k.campaign, k.number, k.sha, k.started_at AS startedAt, k.workflow, k.past, ifnull(d.planned, 0) AS planned,
          ifnull(d.judged, 0) AS judged, ifnull(d.failed, 0) AS failed, ifnull(s.findings, 0) AS findings
        FROM known k LEFT JOIN done d USING (campaign) LEFT JOIN seen s USING (campaign)
        ORDER BY k.started_at DESC, k.number DESC, k.campaign`,
      )
      .all(),
  )
  return rows.map((row) => ({ ...row, past: row.past === 1 }))
}

/** What one campaign of which only counts are left says of a finding. */
export interface PastEvidence {
  readonly seen: SeenAt
  /** Seeds of the target with a verdict. */
  readonly seeds: number
  readonly hits: number
  readonly carriedHits: number
}

/**
 * What past campaigns say of one finding, oldest first, and what its issue says where it stands in for a lost history
 * (campaign `issue`, number 0): what a rate over the whole history has to count beside the campaigns that are whole. That it
 * failed at another commit than the first, an issue only says; it is in no count, as what is carried over.
 */
export function readPastEvidence(
  { database, path }: Store,
  { target, keys }: { readonly target: string; readonly keys: readonly string[] },
): PastEvidence[] {
  const rows = withStoreErrors(path, () =>
    database
      .prepare<unknown[], SeenAt & Omit<PastEvidence, 'seen'>>(
        `SELECT w.campaign, c.number, c.sha, c.started_at AS "at",
          w.passed + w.failed + w.timed_out + w.nondeterministic AS seeds, ifnull(sum(s.count), 0) AS hits,
          ifnull(sum(s.carried), 0) AS carriedHits
        FROM past_sweep w JOIN past_campaign c USING (campaign)
        LEFT JOIN past_sighting s ON s.campaign = w.campaign AND s.target = w.target
          AND s.key IN (SELECT value FROM json_each($keys))
        WHERE w.target = $target GROUP BY w.campaign
        UNION ALL SELECT 'issue', 0, first_sha, first_at, n, k, 0 FROM standing_in
        WHERE target = $target AND key IN (SELECT value FROM json_each($keys))
        UNION ALL SELECT 'issue', 0, ifnull(sha, first_sha), first_at, 0, 0, 1 FROM standing_in
        WHERE target = $target AND key IN (SELECT value FROM json_each($keys)) AND (sha IS NOT first_sha OR k = 0)
        ORDER BY 4, 2, 1, 7`,
      )
      .all({ target, keys: JSON.stringify(keys) }),
  )
  return rows.map(({ seeds, hits, carriedHits, ...seen }) => ({ seen, seeds, hits, carriedHits }))
}

/** The commits of campaigns that are past, and of issues that stand in for a lost history, oldest first. */
export function readPastCommits({ database, path }: Store): string[] {
  const shas = withStoreErrors(path, () =>
    database
      .prepare<[], string>(
        `SELECT sha FROM (
          SELECT sha, started_at AS at, number FROM past_campaign
          UNION ALL SELECT first_sha, first_at, 0 FROM standing_in
          UNION ALL SELECT sha, first_at, 1 FROM standing_in)
        WHERE sha IS NOT NULL ORDER BY at, number, sha`,
      )
      .pluck()
      .all(),
  )
  return [...new Set(shas)]
}

/** The artifacts that a history was made of, or that it refused. */
export function readHistorySources({ database, path }: Store): Set<number> {
  return withStoreErrors(
    path,
    () => new Set(database.prepare<[], number>('SELECT artifact FROM history_source').pluck().all()),
  )
}

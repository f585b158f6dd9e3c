import { logAttempt } from '../model/checkpoint.ts'
import type { Configuration } from '../model/configuration.ts'
import type { FailingSeed } from '../model/finding.ts'
import type { Store } from './open-store.ts'
import { withStoreErrors } from './store-errors.ts'

/** One failing seed with everything the store has of it. */
export interface StoredFailure extends FailingSeed {
  readonly target: string
  readonly shard: number
  readonly attempt: number
  readonly key: string
  readonly variant: string
  readonly exact: string
  readonly title: string
  /** What it printed, where that was kept; untrusted text. */
  readonly detail: string | null
}

/** Most failures read at once. */
export const failuresReadMax = 1_000_000

/** The failures of one signature over all campaigns, shortest first; of all targets unless one is named. */
export function readFailures(
  store: Store,
  key: string,
  options: { readonly target?: string; readonly limit?: number } = {},
): StoredFailure[] {
  const { target = null, limit = failuresReadMax } = options
  return readWhere(store, 'key = ? AND target = ifnull(?, target)', [key, target], limit)
}

/** The failures of one seed over all campaigns and targets. */
export function readFailuresOfSeed(store: Store, seed: string): StoredFailure[] {
  return readWhere(store, 'seed = ?', [seed], failuresReadMax)
}

/**
 * Order of a finding's seeds: the shortest run first, since it is the easiest to debug; behind all others what only a job
 * log tells of, which has no details. Time, which is never the same again, counts only where no steps are told.
 */
export const shortestFirst = `attempt = ${logAttempt}, step IS NULL, step, CASE WHEN step IS NULL THEN duration_ms END, campaign, idx`

export interface FailureRow extends Omit<FailingSeed, 'config'> {
  readonly variant: string
  readonly exact: string
  /** What was drawn, as JSON; null where nothing is. */
  readonly config: string | null
}

export const failureColumns = `campaign, idx AS "index", seed, outcome, sha, step, duration_ms AS durationMs, digest,
  exit_code AS exitCode, exit_signal AS exitSignal, config, variant, exact`

export function toFailingSeed({ variant: _variant, exact: _exact, config, ...seed }: FailureRow): FailingSeed {
  return { ...seed, config: parseConfiguration(config) }
}

function parseConfiguration(json: string | null): Configuration {
  const config: unknown = json === null ? {} : JSON.parse(json)
  return Object.fromEntries(Object.entries(config ?? {}).map(([name, value]) => [name, String(value)]))
}

function readWhere(store: Store, where: string, values: readonly unknown[], limit: number): StoredFailure[] {
  return withStoreErrors(store.path, () =>
    store.database
      .prepare<unknown[], Omit<StoredFailure, 'config'> & Pick<FailureRow, 'config'>>(
        `SELECT ${failureColumns}, target, shard, attempt, key, title, (
          SELECT text FROM detail d WHERE d.target = f.target AND d.key = f.key AND d.campaign = f.campaign
            AND d.idx = f.idx AND d.shard = f.shard AND d.attempt = f.attempt) AS detail
        FROM failures f WHERE ${where} ORDER BY ${shortestFirst} LIMIT ?`,
      )
      .all(...values, limit)
      .map(({ config, ...failure }) => ({ ...failure, config: parseConfiguration(config) })),
  )
}

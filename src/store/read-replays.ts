import type { FiledIssue } from '../model/finding.ts'
import type { Replay } from '../model/reproduction.ts'
import type { Store } from './open-store.ts'
import { withStoreErrors } from './store-errors.ts'

/** Which replays to read; all where nothing is said. */
export interface ReplayFilter {
  readonly campaigns?: readonly string[]
  readonly target?: string
  readonly key?: string
  readonly seed?: string
}

/** Executions of reproductions, by campaign, target, key, seed, place and number. */
export function readReplays(store: Store, filter: ReplayFilter = {}): Replay[] {
  const { campaigns, target = null, key = null, seed = null } = filter
  return withStoreErrors(store.path, () =>
    store.database
      .prepare<unknown[], Replay>(
        `SELECT campaign, target, key, seed, replay, place AS "where", verdict, seen_key AS seenKey,
          seen_title AS seenTitle, seen_digest AS seenDigest, seen_exit AS seenExit, duration_ms AS durationMs
        FROM replay WHERE ($asked IS NULL OR campaign IN (SELECT value FROM json_each($asked)))
          AND target = ifnull($target, target) AND key = ifnull($key, key) AND seed = ifnull($seed, seed)
        ORDER BY campaign, target, key, seed, place, replay`,
      )
      .all({ asked: campaigns === undefined ? null : JSON.stringify(campaigns), target, key, seed }),
  )
}

/** An issue as last known, with the finding it belongs to. */
export interface StoredIssue {
  readonly target: string
  readonly key: string
  readonly issue: FiledIssue
  /** When that was known, ISO 8601, UTC. */
  readonly at: string
}

/** The issues of a repository, as last known, by target and key. */
export function readIssues(store: Store, repository: string): StoredIssue[] {
  const rows = withStoreErrors(store.path, () =>
    store.database
      .prepare<unknown[], { target: string; key: string; at: string } & Pick<FiledIssue, 'number' | 'state'>>(
        'SELECT target, key, updated_at AS "at", number, state FROM issue WHERE repository = ? ORDER BY target, key',
      )
      .all(repository),
  )
  return rows.map(({ target, key, at, number, state }) => ({ target, key, at, issue: { repository, number, state } }))
}

import { assert } from '../base/assert.ts'
import { truncate } from '../base/text.ts'
import type { FiledIssue } from '../model/finding.ts'
import type { Plan } from '../model/plan.ts'
import type { ShardCoverage } from '../model/report.ts'
import type { Replay } from '../model/reproduction.ts'
import { campaignRule, issueRule, replayRule, upsertSql } from './merge-rules.ts'
import type { Store } from './open-store.ts'
import { withStoreErrors } from './store-errors.ts'

export { recordComparisons } from './comparisons.ts'
export type { Recorder } from './recorder.ts'
export { openRecorder } from './recorder.ts'

/** Which attempt of which shard. */
export interface ShardRunKey {
  readonly campaign: string
  readonly shard: number
  /** Counts the CI's attempts; per index the newest attempt wins. */
  readonly attempt: number
}

export interface ShardRunStart extends ShardRunKey {
  readonly jobs: number
  readonly machine: string
  /** ISO 8601, UTC. */
  readonly startedAt: string
  readonly seedsweep: string
}

export interface ShardRunEnd {
  readonly state: 'delivered' | 'cut-short'
  /** Of this session; a resumed attempt adds up its sessions. */
  readonly wallMs: number
  readonly canary: ShardCoverage['canary']
}

/** Records what is to be swept. Recording it again, or from another shard, changes nothing but an earlier start. */
export function recordPlan(store: Store, plan: Plan, startedAt: string): void {
  const { campaign, origin } = plan
  withStoreErrors(store.path, () =>
    store.database
      .prepare(upsertSql(campaignRule))
      .run(campaign, origin.number, origin.sha, startedAt, JSON.stringify(plan)),
  )
}

/** Starts an attempt of a shard, or resumes the one that this store already has: nothing of it is forgotten. */
export function beginShardRun(store: Store, start: ShardRunStart): void {
  withStoreErrors(store.path, () =>
    store.database
      .prepare(
        `INSERT INTO shard_run (campaign, shard, attempt, revision, state, canary, wall_ms, dropped, jobs, machine, started_at, seedsweep)
        VALUES (?, ?, ?, 1, 'running', 'not-run', 0, 0, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET revision = revision + 1, state = 'running', jobs = excluded.jobs,
          machine = excluded.machine, seedsweep = excluded.seedsweep, started_at = min(started_at, excluded.started_at)`,
      )
      .run(
        start.campaign,
        start.shard,
        start.attempt,
        start.jobs,
        truncate(start.machine, 1024),
        start.startedAt,
        start.seedsweep,
      ),
  )
}

/**
 * Ends the session that `beginShardRun` started. A canary that passed in any session stays: the seeds of that session
 * ran on a harness that sees no failures.
 */
export function finishShardRun(store: Store, run: ShardRunKey, end: ShardRunEnd): void {
  const { changes } = withStoreErrors(store.path, () =>
    store.database
      .prepare(
        `UPDATE shard_run SET revision = revision + 1, state = $state, wall_ms = wall_ms + $wallMs,
          canary = CASE WHEN canary = 'passed' OR $canary = 'not-run' THEN canary ELSE $canary END
        WHERE campaign = $campaign AND shard = $shard AND attempt = $attempt AND state = 'running'`,
      )
      .run({
        campaign: run.campaign,
        shard: run.shard,
        attempt: run.attempt,
        state: end.state,
        wallMs: Math.max(0, end.wallMs),
        canary: end.canary,
      }),
  )
  assert(changes === 1, `shard ${run.shard} attempt ${run.attempt} of ${run.campaign} was not running`)
}

/** Records executions of reproductions. A replay done again, at the same place and with the same number, replaces it. */
export function recordReplays(store: Store, replays: readonly Replay[]): void {
  withStoreErrors(store.path, () => {
    const revision = store.database
      .prepare<unknown[], number | null>(
        `SELECT max(revision) FROM replay WHERE campaign = ? AND target = ? AND key = ? AND seed = ? AND place = ? AND replay = ?`,
      )
      .pluck()
    const upsert = store.database.prepare(upsertSql(replayRule))
    store.database
      .transaction(() => {
        for (const replay of replays) {
          const { campaign, target, key, seed } = replay
          const place = [campaign, target, key, seed, truncate(replay.where, 256), replay.replay]
          upsert.run(...place, (revision.get(...place) ?? 0) + 1, ...whatItGave(replay))
        }
      })
      .immediate()
  })
}

/** Records the issue that a finding has, or waits for. Of two states the one known last (`at`, ISO 8601, UTC) wins. */
export function recordIssue(
  store: Store,
  filed: { readonly target: string; readonly key: string; readonly issue: FiledIssue; readonly at: string },
): void {
  const { repository, number, state } = filed.issue
  withStoreErrors(store.path, () =>
    store.database.prepare(upsertSql(issueRule)).run(repository, filed.target, filed.key, filed.at, number, state),
  )
}

function whatItGave(replay: Replay): readonly (string | number | null)[] {
  const { seenTitle, seenDigest, seenExit } = replay
  const seen = [replay.seenKey, bound(seenTitle, 1024), bound(seenDigest, 256), bound(seenExit, 256)]
  return [replay.verdict, ...seen, Math.max(0, replay.durationMs)]
}

function bound(text: string | null, max: number): string | null {
  return text === null ? null : truncate(text, max)
}

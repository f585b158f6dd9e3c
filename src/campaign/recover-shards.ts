import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { plainLine } from '../base/plain-text.ts'
import { formatPlural } from '../base/text.ts'
import type { GitHub } from '../publish/github/client.ts'
import { downloadJobLog, listJobs, type RunJob } from '../publish/github/job-logs.ts'
import { openStore } from '../store/open-store.ts'
import { readCoverage } from '../store/queries.ts'
import { type JobLog, readJobLog } from '../store/read-job-log.ts'
import { mergePhase } from './merge-phase.ts'
import { type GitHubAccess, openGitHub } from './publish-phase.ts'

export interface Recovery {
  /** What the logs gave, one sentence for each shard. */
  readonly recovered: readonly string[]
  /** Why something is missing that logs may tell, one sentence each. */
  readonly problems: readonly string[]
}

/** The workflow run whose jobs swept a campaign, and the store that they are merged into. */
export interface RecoveryRequest {
  readonly dbPath: string
  readonly campaign: string
  readonly runId: number
  /** A directory for the logs, made here and removed again. */
  readonly folder: string
}

/** Most logs that are downloaded: the one of each lost shard, and as many again whose names do not tell of whom they are. */
const logsMax = 64

/**
 * Looks for shards of which no store arrived in the logs of the run's jobs, and merges what their checkpoint lines tell. A
 * log is a stranger's word like a store: any job of the run may have printed it. A store that arrives later wins over it.
 * Never throws for what GitHub does, nor for what stands in a log.
 */
export async function recoverShards(access: GitHubAccess, request: RecoveryRequest): Promise<Recovery> {
  const { dbPath, campaign, runId, folder } = request
  const lost = listLost(dbPath, campaign)
  if (lost.length === 0) return { recovered: [], problems: [] }
  const github = await openGitHub(access)
  const listing = await listJobs(github, access.repository, runId)
  const logs = `the ${lost.length === 1 ? 'log' : 'logs'} of ${formatPlural(lost.length, 'lost shard')}`
  switch (listing.kind) {
    case 'forbidden':
      return { recovered: [], problems: [`${logs} cannot be read: give the job actions: read`] }
    case 'unreadable':
      return { recovered: [], problems: [`${logs} could not be read: ${plainLine(listing.said, 300)}`] }
    case 'listed':
  }
  mkdirSync(folder, { recursive: true })
  try {
    return await searchLogs(github, access.repository, request, lost, listing.jobs)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function listLost(dbPath: string, campaign: string): number[] {
  using store = openStore(dbPath, { readonly: true })
  return readCoverage(store, campaign).shards.flatMap(({ shard, state }) => (state === 'missing' ? [shard] : []))
}

async function searchLogs(
  github: GitHub,
  repository: string,
  { dbPath, campaign, folder }: RecoveryRequest,
  lost: readonly number[],
  jobs: readonly RunJob[],
): Promise<Recovery> {
  const left = new Set(lost)
  const seen = new Set<number>()
  const recovered: string[] = []
  const problems: string[] = []
  const looksMax = Math.min(logsMax, 2 * lost.length)
  for (const shard of lost) {
    for (const job of orderJobs(jobs, shard)) {
      if (!left.has(shard) || seen.size >= looksMax) break
      if (seen.has(job.id)) continue
      seen.add(job.id)
      const path = join(folder, `${job.id}.txt`)
      const name = plainLine(job.name, 100)
      const missing = await downloadJobLog(github, repository, job.id, path)
      if (missing !== null) problems.push(`the log of the job "${name}": ${plainLine(missing, 300)}`)
      const log = missing === null ? readJobLog(path) : nothing
      if (log.damagedLines > 0) problems.push(describeDamage(name, log.damagedLines))
      if (!log.checkpoints.some((one) => one.campaign === campaign && left.has(one.shard))) continue
      const merged = mergePhase(dbPath, [dbPath, path], campaign)
      for (const { reason } of merged.refused) problems.push(reason.replaceAll(path, `the log of the job "${name}"`))
      for (const one of merged.recovered.flatMap(({ shards }) => shards)) {
        if (!left.delete(one.shard)) continue
        const seeds = formatPlural(one.seeds, 'seed')
        recovered.push(`no store of shard ${one.shard} arrived: ${seeds} recovered from the log of its job "${name}"`)
      }
    }
  }
  return { recovered, problems }
}

const nothing: JobLog = { checkpoints: [], damagedLines: 0 }

/** The jobs that may have swept a shard: those with its number in their name first, as a matrix puts it there. */
function orderJobs(jobs: readonly RunJob[], shard: number): readonly RunJob[] {
  const named = new RegExp(String.raw`(?<!\d)${shard}(?!\d)`)
  const withLog = jobs.filter(({ hasLog }) => hasLog)
  return [...withLog.filter(({ name }) => named.test(name)), ...withLog.filter(({ name }) => !named.test(name))]
}

function describeDamage(job: string, lines: number): string {
  return `the log of the job "${job}" has ${formatPlural(lines, 'checkpoint line')} not as written, left out`
}

import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { formatCount } from '../base/text.ts'
import { keyRules } from '../signature/sign-failure.ts'
import { type MergeReport, mergeStores } from '../store/merge-stores.ts'
import { openStore } from '../store/open-store.ts'
import { readCampaigns, readPlan } from '../store/queries.ts'
import { type JobLog, looksLikeStore, readJobLog } from '../store/read-job-log.ts'
import { makeStoreOfLog } from '../store/store-of-log.ts'

/** What a merge took of stores, and of job logs in the place of stores that are lost. */
export interface MergeResult extends MergeReport {
  readonly recovered: readonly RecoveredLog[]
}

export interface RecoveredLog {
  readonly path: string
  /** Which shards its checkpoint lines tell of, and of how many of their seeds. */
  readonly shards: readonly { readonly campaign: string; readonly shard: number; readonly seeds: number }[]
  /** Checkpoint lines that are not what was written, and were left out. */
  readonly damagedLines: number
}

/**
 * Merges stores, and what job logs tell of shards whose store is lost; whatever a store says wins over a log. Where `only`
 * names a campaign, what is of any other one is refused like what is not ours.
 */
export function mergePhase(outPath: string, inputPaths: readonly string[], only: string | null = null): MergeResult {
  const inputs = inputPaths.map((path) => ({ path, log: path === outPath ? null : findJobLog(path) }))
  const stores = inputs.filter(({ log }) => log === null).map(({ path }) => path)
  const report = mergeStores(outPath, stores, keyRules, only)
  let result: MergeResult = { ...report, recovered: [] }
  // Behind the stores: a line names its campaign, and only a store has the plan of it.
  for (const { path, log } of inputs) if (log !== null) result = addLog(result, outPath, { path, log, only })
  return result
}

/** What the checkpoint lines of a file say; null where it is a store, or nothing that can be read as a log. */
function findJobLog(path: string): JobLog | null {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true || looksLikeStore(path)) return null
  const log = readJobLog(path)
  return log.checkpoints.length + log.damagedLines === 0 ? null : log
}

interface LogInput {
  readonly path: string
  readonly log: JobLog
  readonly only: string | null
}

function addLog(result: MergeResult, outPath: string, { path, log, only }: LogInput): MergeResult {
  const refuse = (code: string, reason: string): MergeResult => {
    return { ...result, refused: [...result.refused, { path, code, reason }] }
  }
  const told = [...Map.groupBy(log.checkpoints, ({ campaign }) => campaign)]
  const known = readKnownPlans(outPath).filter(({ plan }) => only === null || plan.campaign === only)
  const mine = told.filter(([campaign]) => known.some(({ plan }) => plan.campaign === campaign))
  if (told.length === 0) {
    return refuse(
      'log-damaged',
      `${path} has ${formatCount(log.damagedLines)} checkpoint lines, none of them as it was written`,
    )
  }
  if (mine.length === 0) {
    const seen = told.map(([campaign]) => campaign).slice(0, 3)
    return refuse('log-foreign', `${path} is the log of campaign ${seen.join(', ')}, and no store here has its plan`)
  }
  const directory = mkdtempSync(join(tmpdir(), 'seedsweep-log-'))
  try {
    const shards: RecoveredLog['shards'][number][] = []
    let campaigns = result.campaigns
    for (const [campaign, checkpoints] of mine) {
      const planned = known.find(({ plan }) => plan.campaign === campaign)
      if (planned === undefined) continue
      const storePath = join(directory, `${campaign}.db`)
      shards.push(...makeStoreOfLog(storePath, planned, checkpoints).map((one) => ({ campaign, ...one })))
      const merged = mergeStores(outPath, [storePath], keyRules)
      const [refused] = merged.refused
      if (refused !== undefined) return refuse(refused.code, refused.reason.replaceAll(storePath, path))
      campaigns = merged.campaigns
    }
    const recovered = [...result.recovered, { path, shards, damagedLines: log.damagedLines }]
    return { ...result, campaigns, recovered }
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

function readKnownPlans(outPath: string) {
  if (statSync(outPath, { throwIfNoEntry: false }) === undefined) return []
  using store = openStore(outPath, { readonly: true })
  return readCampaigns(store).map(({ campaign, startedAt }) => ({ plan: readPlan(store, campaign), startedAt }))
}

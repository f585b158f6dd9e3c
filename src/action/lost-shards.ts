import { join } from 'node:path'
import { info } from '@actions/core'
import { plainLine } from '../base/plain-text.ts'
import { recoverShards } from '../campaign/recover-shards.ts'
import type { ActionContext } from './context.ts'
import { openAccess } from './github-access.ts'
import { untilAborted } from './publish-report.ts'

/**
 * Takes what the logs of this run's jobs tell of shards whose store never arrived; returns what people must know of it,
 * one sentence each. What cannot be had is one warning.
 */
export async function recoverLostShards(context: ActionContext, campaign: string, dbPath: string): Promise<string[]> {
  const access = openAccess(context)
  const runId = Number(context.world.env.GITHUB_RUN_ID)
  if (access === null || !Number.isSafeInteger(runId)) return []
  const request = { dbPath, campaign, runId, folder: join(context.folder, 'logs') }
  const recovery = await untilAborted(context.world.signal, () => recoverShards(access, request))
  if (recovery === null) return []
  const { recovered, problems } = recovery
  for (const line of recovered) info(plainLine(line, 500))
  if (problems.length > 0) {
    const more = problems.length > 5 ? [`and ${problems.length - 5} more: see the job summary`] : []
    context.annotator.write(
      'warning',
      [...problems.slice(0, 5).map((line) => plainLine(line, 500)), ...more].join('\n'),
    )
  }
  return [...recovered, ...problems]
}

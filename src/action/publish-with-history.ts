import { setOutput } from '@actions/core'
import { readStarts } from '../campaign/history-phase.ts'
import { describeMissedNights } from '../campaign/missed-nights.ts'
import { readStoreReport } from '../campaign/phases.ts'
import type { ActionContext } from './context.ts'
import { readEvent } from './github-access.ts'
import { type History, joinHistory, keepHistory } from './history.ts'
import { publishReport, type ReportRequest } from './publish-report.ts'

/** Publishes a campaign from the history with the campaign in it, and leaves that history behind for the next run. */
export async function publishWithHistory(
  context: ActionContext,
  history: History,
  request: ReportRequest,
): Promise<number> {
  const { campaign } = request
  const { plan, startedAt, harness } = readStoreReport(request.dbPath, campaign, context.inputs.floor)
  const { dbPath, notes } = await joinHistory(context, history, { dbPath: request.dbPath, campaign, startedAt })
  setOutput('db', dbPath)
  const { cron } = readEvent(context.world.env.GITHUB_EVENT_PATH)
  const night = { campaign, startedAt, workflow: plan.origin.workflow, cron }
  const missed = plan.origin.pullRequest === null ? describeMissedNights(readStarts(dbPath), night) : null
  if (missed !== null) context.annotator.write('warning', missed)
  const said = [...history.notes, ...notes, ...(missed === null ? [] : [missed])]
  try {
    return await publishReport(context, { ...request, dbPath, lost: [...request.lost, ...said] })
  } finally {
    if (dbPath === history.dbPath) await keepHistory(context, history, campaign, harness === 'healthy')
  }
}

import { setOutput } from '@actions/core'
import { readStarts } from '../campaign/history-phase.ts'
import { describeMissedNights } from '../campaign/missed-nights.ts'
import { readStoreReport } from '../campaign/phases.ts'
import { readEvent } from '../campaign/read-event.ts'
import type { Plan } from '../model/plan.ts'
import type { ActionContext } from './context.ts'
import { type History, joinHistory, keepHistory } from './history.ts'
import { publishReport, type ReportRequest } from './publish-report.ts'
import { takeUnreported } from './unreported-campaigns.ts'

/**
 * Publishes a campaign from the history with the campaign in it, and leaves that history behind for the next run. A job that
 * is cancelled has seconds left: it tells what it found first, from its own store.
 */
export async function publishWithHistory(
  context: ActionContext,
  history: History,
  request: ReportRequest,
): Promise<number> {
  const { campaign } = request
  const { plan, startedAt, harness } = readStoreReport(request.dbPath, campaign, context.inputs.floor)
  const join = () => joinHistory(context, history, { dbPath: request.dbPath, campaign, startedAt })
  const keep = (dbPath: string) =>
    dbPath === history.dbPath ? keepHistory(context, history, campaign, harness === 'healthy') : null
  if (context.world.signal.aborted) {
    const status = await publishReport(context, request)
    await keep((await join()).dbPath)
    return status
  }
  const late = await takeUnreported(context, history, { plan, issues: request.issues })
  for (const line of late) context.annotator.write('warning', line)
  const { dbPath, notes } = await join()
  setOutput('db', dbPath)
  const missed = plan.origin.pullRequest === null ? findMissed(context, dbPath, { campaign, startedAt, plan }) : null
  if (missed !== null) context.annotator.write('warning', missed)
  const said = [...history.notes, ...late, ...notes, ...(missed === null ? [] : [missed])]
  try {
    return await publishReport(context, { ...request, dbPath, lost: [...request.lost, ...said] })
  } finally {
    await keep(dbPath)
  }
}

function findMissed(
  { world }: ActionContext,
  dbPath: string,
  { campaign, startedAt, plan }: { readonly campaign: string; readonly startedAt: string; readonly plan: Plan },
): string | null {
  const { cron } = readEvent(world.env)
  return describeMissedNights(readStarts(dbPath), { campaign, startedAt, workflow: plan.origin.workflow, cron })
}

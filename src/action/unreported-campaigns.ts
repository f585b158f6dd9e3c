import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { info } from '@actions/core'
import { plainLine } from '../base/plain-text.ts'
import { formatCount, formatPlural } from '../base/text.ts'
import { UserError } from '../base/user-error.ts'
import { WorldError } from '../base/world-error.ts'
import { addCampaign, findEndedRuns, readRunUrls, readStarts } from '../campaign/history-phase.ts'
import { readStoreReport } from '../campaign/phases.ts'
import { chooseIssueRules, type GitHubAccess, rememberWaiting } from '../campaign/publish-phase.ts'
import { recoverShards } from '../campaign/recover-shards.ts'
import type { Plan } from '../model/plan.ts'
import { ofRun, openArtifacts } from './artifacts.ts'
import type { ActionContext } from './context.ts'
import { gatherShards } from './gather-shards.ts'
import { filesIssues, openAccess } from './github-access.ts'
import type { History } from './history.ts'
import { type ReportRequest, untilAborted } from './publish-report.ts'

/** Most campaigns taken by one report: each is the download of all its shards. */
const campaignsMax = 3

/**
 * Takes into the history what earlier runs of this workflow swept and never reported: their report was killed, or never
 * began, and the stores of their shards are still there. What they proved waits for its issue like anything that could not be
 * filed. Returns what people must know of it, one sentence each; nothing that GitHub does makes the step fail.
 */
export async function takeUnreported(
  context: ActionContext,
  history: History,
  { plan, issues }: { readonly plan: Plan; readonly issues: ReportRequest['issues'] },
): Promise<string[]> {
  const access = openAccess(context)
  if (!history.adds || access === null) return []
  const { signal } = context.world
  const late = (await untilAborted(signal, () => listUnreported(context, access, history, plan))) ?? []
  const said: string[] = []
  for (const campaign of late.slice(0, campaignsMax)) {
    const fetched = await untilAborted(signal, () => fetchCampaign(context, access, campaign))
    if (fetched === null) continue
    const sentence =
      typeof fetched === 'string' ? fetched : addFetched(context, history, { ...campaign, ...fetched, issues })
    if (sentence !== null) said.push(`run ${campaign.runId} ended without a report: ${sentence}`)
  }
  return said
}

interface UnreportedCampaign {
  readonly runId: number
  readonly campaign: string
}

async function listUnreported(
  { world }: ActionContext,
  access: GitHubAccess,
  { dbPath }: History,
  plan: Plan,
): Promise<UnreportedCampaign[]> {
  const { workflow, runUrl } = plan.origin
  const branch = world.env.GITHUB_REF_NAME
  if (workflow === null || branch === undefined) return []
  const [starts, urls] = existsSync(dbPath) ? [readStarts(dbPath), readRunUrls(dbPath)] : [[], []]
  const known = new Set([...urls, runUrl].map((url) => Number(/\/runs\/(\d+)$/.exec(url ?? '')?.[1])))
  const listing = await findEndedRuns(access, { workflow, branch, known })
  if (listing.kind === 'unreadable') {
    info(`history: the runs before this one could not be looked through: ${plainLine(listing.said, 300)}`)
    return []
  }
  return listing.runs
    .flatMap(({ id, campaigns }) => campaigns.map((campaign) => ({ runId: id, campaign })))
    .filter(({ campaign }) => !starts.some((start) => start.campaign === campaign))
}

/** Puts together what is left of a campaign; a sentence where that failed, null where there is nothing of it. */
async function fetchCampaign(
  context: ActionContext,
  access: GitHubAccess,
  { runId, campaign }: UnreportedCampaign,
): Promise<{ readonly dbPath: string } | string | null> {
  const folder = join(context.folder, `run-${runId}-${campaign}`)
  const dbPath = join(folder, 'campaign.db')
  try {
    const artifacts = ofRun(await openArtifacts(context.world.env, context.inputs.token), runId)
    if (artifacts === null) return null
    const { merged, lost } = await gatherShards(artifacts, campaign, { dbPath, folder: join(folder, 'stores') })
    for (const line of lost) info(`history: of run ${runId}: ${line}`)
    if (merged === 0) return lost.length === 0 ? null : 'none of its stores could be taken'
    const logs = await recoverShards(access, { dbPath, campaign, runId, folder: join(folder, 'logs') })
    for (const line of [...logs.recovered, ...logs.problems]) info(`history: of run ${runId}: ${plainLine(line, 500)}`)
    return { dbPath }
  } catch (error) {
    return explain(error)
  }
}

/** Adds it to the history; null where it has no place there: it is of a pull request, or its harness saw nothing. */
function addFetched(
  context: ActionContext,
  history: History,
  {
    dbPath,
    campaign,
    issues,
  }: UnreportedCampaign & { readonly dbPath: string; readonly issues: ReportRequest['issues'] },
): string | null {
  try {
    const report = readStoreReport(dbPath, campaign)
    const { namespace, pullRequest, repository } = report.plan.origin
    if (namespace !== 'ci' || pullRequest !== null || report.harness !== 'healthy') return null
    addCampaign(history.dbPath, { dbPath, campaign })
    if (repository !== null && filesIssues(context, report)) {
      const rules = chooseIssueRules(issues, context.inputs.maxNewIssues)
      const at = context.machine(context.workspace).date()
      // Only the history knows what has an issue already.
      const known = readStoreReport(history.dbPath, campaign)
      rememberWaiting(repository, { dbPath: history.dbPath, report: known, rules, at })
    }
    const { delivered, planned, findings, startedAt } = report
    const seeds = `${formatCount(delivered)} of ${formatPlural(planned, 'seed')}, ${formatPlural(findings.length, 'finding')}`
    return `what it swept on ${startedAt.slice(0, 10)} was taken from its stores (${seeds})`
  } catch (error) {
    return explain(error)
  }
}

function explain(error: unknown): string {
  if (!(error instanceof UserError || error instanceof WorldError)) throw error
  return `what it swept could not be taken (${plainLine(error.message, 300)})`
}

import { info, setFailed, setOutput, summary } from '@actions/core'
import { plainLine } from '../base/plain-text.ts'
import { formatPlural } from '../base/text.ts'
import { type CompareObserver, comparePhase, nameBaseStore } from '../campaign/compare-phase.ts'
import { type FailOn, type Judgement, judgeCampaign } from '../campaign/judge-campaign.ts'
import { loadCorrections } from '../campaign/load-known.ts'
import { readStoreReport } from '../campaign/phases.ts'
import { proveInCheckout } from '../campaign/prove-in-checkout.ts'
import {
  chooseIssueRules,
  commentPhase,
  lookUpIssues,
  type PublishedIssues,
  type PublishPhase,
  publishPhase,
  remembersIssues,
  renderAnnotations,
  renderComment,
  renderSummary,
  withoutOpened,
} from '../campaign/publish-phase.ts'
import { readCode } from '../campaign/read-code.ts'
import { readEvent } from '../campaign/read-event.ts'
import { writeOutputs } from '../campaign/write-outputs.ts'
import type { Config } from '../config/read-config.ts'
import { isIntroduced } from '../model/comparison.ts'
import type { CampaignReport } from '../model/report.ts'
import type { ActionContext } from './context.ts'
import { filesIssues, openAccess } from './github-access.ts'

export interface ReportRequest {
  readonly dbPath: string
  readonly campaign: string
  readonly issues: Config['issues'] | null
  /** Where the configuration lies, in the checkout: there the simulator's commands run, and people's corrections stand. */
  readonly directory: string
  /** What could not be read or kept of the campaign, one sentence each. */
  readonly lost: readonly string[]
}

/**
 * Judges a campaign and tells everybody: issues on schedules, dispatches and the default branch; a comment on pull
 * requests; summary, annotations and outputs always. Returns the step's exit status.
 */
export async function publishReport(context: ActionContext, request: ReportRequest): Promise<number> {
  const { inputs, world } = context
  const corrections = loadCorrections(request.directory, new Date())
  const read = () => readStoreReport(request.dbPath, request.campaign, inputs.floor, corrections)
  const first = read()
  // Reading a long history takes seconds.
  const found = (await proveNew(context, request, first)) ? read() : first
  const published = await untilAborted(world.signal, () =>
    publishFindings(context, request, found, { corrections, reread: read }),
  )
  await compareWithBase(context, request, found)
  // Read again: now its findings know their issues. One that was opened just now is of a new finding all the same.
  const report = withoutOpened(read(), published)
  const judgement = judgeCampaign(report, chooseFailOn(context, report), inputs.floor)
  setOutputs(report)
  const { directory } = request
  await writeOutputs(inputs.outputs, {
    report,
    gaps: judgement.gaps,
    from: context.workspace,
    checkout: { directory, env: world.env },
  })
  const cancelled = world.signal.aborted ? ['the job was cancelled: issues and comment may not be up to date'] : []
  const notes = [...judgement.gaps, ...request.lost, ...cancelled]
  await summary.addRaw(renderSummary(report, judgement.verdict, { published, notes })).write()
  if (inputs.annotations) annotate(context, report, judgement, published)
  if (inputs.comment) await untilAborted(world.signal, () => comment(context, report, judgement, published))
  return concludeStep(context, judgement, published)
}

/** Does the work, or stops waiting for it when the job is cancelled: GitHub may take longer than the runner gives us. */
export async function untilAborted<Result>(signal: AbortSignal, work: () => Promise<Result>): Promise<Result | null> {
  if (signal.aborted) return null
  const { promise: aborted, resolve } = Promise.withResolvers<null>()
  const stop = () => resolve(null)
  signal.addEventListener('abort', stop, { once: true })
  try {
    return await Promise.race([work(), aborted])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

async function publishFindings(
  context: ActionContext,
  request: ReportRequest,
  report: CampaignReport,
  correct: PublishPhase['correct'] & {},
): Promise<PublishedIssues | null> {
  const access = openAccess(context)
  if (access === null) return null
  const files = filesIssues(context, report)
  // What earlier campaigns saw may be fixed, waits, or was corrected: issues are looked after on a night without findings too.
  const remembers = report.history !== null || remembersIssues(request.dbPath, access.repository)
  if (report.findings.length === 0 && !(files && remembers)) return null
  const { code } = await readCode({ directory: request.directory, env: context.world.env })
  const rules = chooseIssueRules(request.issues, context.inputs.maxNewIssues, code)
  const phase = { dbPath: request.dbPath, report, rules, at: new Date(), correct }
  if (!files) return lookUpIssues(access, phase)
  const world = { machine: context.machine(request.directory), signal: context.world.signal }
  return publishPhase(access, { ...phase, world })
}

/** Before anything is filed: what an issue asks others to paste is done once here. Says whether anything was tried. */
async function proveNew(
  context: ActionContext,
  { dbPath, campaign, directory }: ReportRequest,
  report: CampaignReport,
): Promise<boolean> {
  const { world } = context
  if (!filesIssues(context, report) || report.findings.length === 0 || world.signal.aborted) return false
  const where = context.inputs.mode === 'report' ? 'report' : 'shard 0'
  const phase = { dbPath, campaign, where, signal: world.signal, observer: tell(context) }
  return proveInCheckout(phase, context.machine(directory))
}

function tell({ annotator }: ActionContext): CompareObserver {
  return { onWarning: (message) => annotator.write('warning', plainLine(message, 2000)), onComparing: info }
}

/** After the issues were looked up: what has one needs no run of the base. */
async function compareWithBase(
  context: ActionContext,
  { dbPath, campaign, directory }: ReportRequest,
  { plan, findings }: CampaignReport,
): Promise<void> {
  const { world, inputs } = context
  if (plan.origin.pullRequest === null || findings.length === 0 || world.signal.aborted) return
  const revisions = readEvent(world.env).pullRequest?.baseRevisions ?? []
  const baseDbPath = nameBaseStore(dbPath)
  // The commands of another run are a stranger's: where a workflow follows one, nothing of them is run.
  const budgetMs = world.env.GITHUB_EVENT_NAME === 'workflow_run' ? 0 : inputs.compareBudgetMs
  const phase = { dbPath, campaign, revisions, baseDbPath, budgetMs, signal: world.signal, observer: tell(context) }
  await comparePhase(phase, context.machine(directory))
}

function chooseFailOn({ inputs }: ActionContext, report: CampaignReport): FailOn {
  return inputs.failOn ?? (report.plan.origin.pullRequest === null ? 'any' : 'new')
}

function setOutputs(report: CampaignReport): void {
  setOutput('findings', String(report.findings.length))
  setOutput('new-findings', String(report.findings.filter(isNewHere).length))
  setOutput('planned', String(report.planned))
  setOutput('delivered', String(report.delivered))
}

/** Where nothing was compared, what had no issue before counts as new. */
function isNewHere({ comparison, issue }: CampaignReport['findings'][number]): boolean {
  return comparison === null ? issue?.number == null : isIntroduced(comparison)
}

function annotate(
  { annotator }: ActionContext,
  report: CampaignReport,
  { verdict }: Judgement,
  published: PublishedIssues | null,
): void {
  const extra = { issues: published?.results ?? [], max: annotator.room }
  for (const { level, title, message } of renderAnnotations(report, verdict, extra)) {
    annotator.write(level, message, title)
  }
}

async function comment(
  context: ActionContext,
  report: CampaignReport,
  { verdict }: Judgement,
  published: PublishedIssues | null,
): Promise<void> {
  const access = openAccess(context)
  const { pullRequest } = report.plan.origin
  if (access === null || pullRequest === null) return
  const body = renderComment(report, verdict, { issues: published?.results ?? [] })
  const written = await commentPhase(access, { pullRequest, report, body })
  switch (written.kind) {
    case 'created':
    case 'updated':
    case 'unchanged':
      return info(`comment ${written.kind}: ${plainLine(written.url, 300)}`)
    case 'read-only':
    case 'failed':
      return context.annotator.write('warning', plainLine(written.sentence, 1000))
  }
}

function concludeStep({ annotator }: ActionContext, judgement: Judgement, published: PublishedIssues | null): number {
  const end = published?.end ?? { kind: 'complete' }
  const failed = end.kind === 'failed' ? [plainLine(end.sentence, 2000)] : []
  if (end.kind !== 'complete' && end.kind !== 'failed') annotator.write('warning', plainLine(end.sentence, 2000))
  const reasons = [...describeRed(judgement), ...failed]
  if (reasons.length === 0) return 0
  setFailed(reasons.join('; '))
  return 1
}

/** Why the campaign itself makes the step red; empty where it does not. */
function describeRed({ verdict, blocking, gaps }: Judgement): string[] {
  const open = gaps.map((gap) => plainLine(gap, 500))
  switch (verdict) {
    case 'clean':
      return []
    case 'findings':
      return [`${formatPlural(blocking.length, 'finding')}: see the job summary`, ...open]
    case 'inconclusive':
      return [`inconclusive: ${open.join('; ')}`]
  }
}

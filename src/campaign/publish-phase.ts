import { type Config, emptyConfig } from '../config/read-config.ts'
import type { CampaignReport } from '../model/report.ts'
import type { GitHub, Pace } from '../publish/github/client.ts'
import { type PublishedComment, publishComment } from '../publish/github/comments.ts'
import { listKnownNumbers, publishIssues } from '../publish/github/issues.ts'
import { listIssues } from '../publish/github/list-issues.ts'
import { classifyProblem, isRequestError } from '../publish/github/problem.ts'
import {
  emptyListing,
  type IssueChange,
  type IssueListing,
  type IssueResult,
  type IssueRules,
  type JudgedLife,
  listFiledIssues,
  type PublishedIssues,
} from '../publish/issue-change.ts'
import { planIssueChanges, whyNotFiled } from '../publish/plan-issue-changes.ts'
import { bisectMarker } from '../publish/render/bisect-comment.ts'
import { commentMarker } from '../publish/render/comment.ts'
import { openStore } from '../store/open-store.ts'
import { readCampaigns } from '../store/queries.ts'
import { recordIssue } from '../store/record.ts'
import { type CorrectionWork, correctIssues } from './correct-issues.ts'
import { judgeLives, type LifeWorld } from './judge-lives.ts'
import type { Code } from './read-code.ts'
import { readEarlierFindings } from './read-earlier-findings.ts'

export type { IssueChange, IssueResult, IssueRules, PublishedIssues } from '../publish/issue-change.ts'
export { renderAnnotations } from '../publish/render/annotations.ts'
export { renderBisectComment } from '../publish/render/bisect-comment.ts'
export { renderComment } from '../publish/render/comment.ts'
export { renderIssueChanges } from '../publish/render/issue-changes.ts'
export { renderSummary } from '../publish/render/summary.ts'
export { type FindingJson, type SummaryJson, summariseJson } from '../publish/render/summary-json.ts'
export { remembersIssues } from './read-earlier-findings.ts'

/** How GitHub is reached: from inputs or flags, and the environment of the CI. */
export interface GitHubAccess {
  /** `owner/name`. */
  readonly repository: string
  readonly token: string | null
  readonly apiUrl: string
  readonly version: string
  readonly log: (line: string) => void
  readonly pace?: Partial<Pace>
}

/** The rules of a configuration; `maxNewIssues` of a flag or input goes first. `code`: of the checkout, if there is one. */
export function chooseIssueRules(
  settings: Config['issues'] | null,
  maxNewIssues: number | null,
  code: Code | null = null,
): IssueRules {
  const { labels, owners, maxNewIssues: configured, fileUnconfirmed } = settings ?? emptyConfig.issues
  const max = maxNewIssues ?? configured
  const rules = { labels, owners: Object.fromEntries(owners), maxNewIssues: max, fileUnconfirmed }
  return code === null ? rules : { ...rules, code }
}

/** What is published, and where its numbers are kept. */
export interface PublishPhase {
  readonly dbPath: string
  readonly report: CampaignReport
  readonly rules: IssueRules
  readonly at: Date
  /** A clone, and a machine that may run old commits: needed to close what is fixed. */
  readonly world?: LifeWorld | null
  /** What people corrected, and how to read the report again when their comments say more; without it nobody is asked. */
  readonly correct?: Pick<CorrectionWork, 'corrections' | 'reread'>
}

/** Files and updates the issues of a report and keeps their numbers in the store. Never throws for what GitHub does. */
export async function publishPhase(access: GitHubAccess, request: PublishPhase): Promise<PublishedIssues> {
  const { report, rules, dbPath, at, world = null, correct } = request
  const github = await openGitHub(access)
  const { repository, log } = access
  rememberWaiting(repository, request)
  const published = await publishIssues(github, {
    repository,
    report,
    options: rules,
    earlier: readEarlierFindings(dbPath, repository, report, correct?.corrections),
    ...(correct !== undefined && {
      correct: (listing) => correctIssues(github, listing, { ...correct, repository, dbPath, report, at, log }),
    }),
    ...(report.history !== null && {
      judge: (listing, corrected) => judgeLives(github, { repository, dbPath, report: corrected, listing, world }),
    }),
  })
  rememberIssues(dbPath, published, at)
  return published
}

/**
 * The report as it was before its findings were published: what has an issue only since a moment ago has none in it, so
 * that a finding is as new on the night that files it as on a night that may not file. And what was closed until a moment
 * ago is closed in it. Lives are as publishing judged them.
 */
export function withoutOpened(report: CampaignReport, published: PublishedIssues | null): CampaignReport {
  const opened = new Set(
    published?.results.flatMap(({ kind, finding }) => (kind === 'created' ? [nameFinding(finding)] : [])),
  )
  const reopened = new Set(
    published?.results.flatMap(({ kind, finding }) => (kind === 'reopened' ? [nameFinding(finding)] : [])),
  )
  const findings = report.findings.map((finding) => {
    if (opened.has(nameFinding(finding))) return { ...finding, issue: null }
    const closed = reopened.has(nameFinding(finding)) && finding.issue !== null
    return closed ? { ...finding, issue: { ...finding.issue, state: 'closed' as const } } : finding
  })
  return withLives({ ...report, findings }, published?.lives ?? [])
}

/** What GitHub and git know of lives goes before what the store alone says. */
function withLives(report: CampaignReport, lives: readonly JudgedLife[]): CampaignReport {
  const judged = new Map(lives.map((life) => [nameFinding(life), life]))
  const findings = report.findings.map((finding) => {
    const { life, propertyLife } = judged.get(nameFinding(finding)) ?? { life: null, propertyLife: null }
    const { neverSeen } = finding
    if (neverSeen === null) return { ...finding, life: life ?? finding.life }
    return { ...finding, neverSeen: { ...neverSeen, life: propertyLife ?? neverSeen.life } }
  })
  if (report.history === null) return { ...report, findings }
  const quiet = report.history.quiet
    .map((finding) => ({ ...finding, life: judged.get(nameFinding(finding))?.life ?? finding.life }))
    .filter(({ life }) => life.state !== 'closed')
  return { ...report, findings, history: { ...report.history, quiet } }
}

function nameFinding({ target, key }: { readonly target: string; readonly key: string }): string {
  return `${target} ${key}`
}

/** What `publishPhase` would do, and the issues found on the way; nothing is written. */
export interface PublishPreview {
  readonly changes: readonly IssueChange[]
  /** Why the repository's issues could not be looked at, or null; without them every finding looks new. */
  readonly unseen: string | null
}

/** Plans publishing without doing it. `access` null: no repository is asked, every finding is taken for new. */
export async function previewPublishing(
  access: GitHubAccess | null,
  { dbPath, report, rules, world = null, correct }: Omit<PublishPhase, 'at'>,
): Promise<PublishPreview> {
  const repository = access?.repository ?? report.plan.origin.repository ?? 'owner/name'
  const { listing, unseen } =
    access === null ? { listing: emptyListing, unseen: 'no repository was named' } : await lookAtIssues(access, report)
  const earlier = readEarlierFindings(dbPath, repository, report, correct?.corrections)
  if (access === null || unseen !== null || report.history === null)
    return { changes: planIssueChanges(repository, listing, report, rules, [], earlier), unseen }
  const judged = await judgeLives(await openGitHub(access), { repository, dbPath, report, listing, world })
  return { changes: planIssueChanges(repository, listing, judged.report, rules, judged.quiet, earlier), unseen }
}

/** Finds the issues that findings have already, and keeps their numbers in the store; files nothing. */
export async function lookUpIssues(access: GitHubAccess, request: PublishPhase): Promise<PublishedIssues> {
  const { report, rules, dbPath, at } = request
  const { listing, unseen } = await lookAtIssues(access, report, readLastLook(dbPath, report.plan.campaign))
  const results = planIssueChanges(access.repository, listing, report, rules).flatMap((change): IssueResult[] =>
    change.kind === 'keep' || change.kind === 'update'
      ? [{ kind: 'kept', finding: change.finding, issue: change.issue, why: 'unchanged' }]
      : [],
  )
  const end: PublishedIssues['end'] = unseen === null ? { kind: 'complete' } : { kind: 'read-only', sentence: unseen }
  const found = { repository: access.repository, end, results }
  rememberIssues(dbPath, found, at)
  return found
}

/** Writes the one comment of a pull request, found again by its hidden marker. */
export async function commentPhase(
  access: GitHubAccess,
  request: { readonly pullRequest: number; readonly report: CampaignReport; readonly body: string },
): Promise<PublishedComment> {
  const { pullRequest, report, body } = request
  const marker = commentMarker(report.plan.targets.map(({ target }) => target.name).join('.'))
  return publishComment(await openGitHub(access), { repository: access.repository, pullRequest, body, marker })
}

/** Writes what a bisection came to into the one comment of an issue that tells it. */
export async function bisectCommentPhase(access: GitHubAccess, issue: number, body: string): Promise<PublishedComment> {
  const request = { repository: access.repository, pullRequest: issue, body, marker: bisectMarker }
  return publishComment(await openGitHub(access), request)
}

/** Longest that a campaign and its report take, and that two clocks differ by. */
const reportMsMax = 24 * 3_600_000

/**
 * Since when issues may have changed that the store does not know: its history has those of the campaigns before. Null
 * where it has no history. At 10,000 issues that is some requests instead of 100, for each push to a pull request.
 */
function readLastLook(dbPath: string, own: string): string | null {
  using store = openStore(dbPath, { readonly: true })
  const last = readCampaigns(store).find(({ campaign, origin }) => campaign !== own && origin.namespace === 'ci')
  return last === undefined ? null : new Date(Date.parse(last.startedAt) - reportMsMax).toISOString()
}

async function lookAtIssues(
  access: GitHubAccess,
  report: CampaignReport,
  since: string | null = null,
): Promise<{ readonly listing: IssueListing; readonly unseen: string | null }> {
  try {
    const { repository } = access
    return {
      listing: await listIssues(await openGitHub(access), repository, listKnownNumbers(repository, report), since),
      unseen: null,
    }
  } catch (error) {
    if (!isRequestError(error)) throw error
    const problem = classifyProblem(error)
    const said = problem.kind === 'disabled' ? 'issues are disabled' : problem.said
    return { listing: emptyListing, unseen: `the issues of ${access.repository} could not be listed: ${said}` }
  }
}

/** Loads what speaks to GitHub only now: most runs never do, and it would double the time to the first seed. */
export async function openGitHub({ token, apiUrl, version, log, pace }: GitHubAccess): Promise<GitHub> {
  const { createGitHub } = await import('../publish/github/client.ts')
  return createGitHub({
    token,
    apiUrl,
    log,
    userAgent: `seedsweep/${version}`,
    ...(pace === undefined ? {} : { pace }),
  })
}

/**
 * What is proven waits for its issue until it has one. That is kept before GitHub is asked: where it does not answer, or this
 * process ends, a later campaign files it, though it may not see it again.
 */
export function rememberWaiting(
  repository: string,
  { dbPath, report, rules, at }: Pick<PublishPhase, 'dbPath' | 'report' | 'rules' | 'at'>,
): void {
  using store = openStore(dbPath)
  const issue = { repository, number: null, state: 'pending' } as const
  for (const finding of report.findings) {
    const { target, key, neverSeen } = finding
    if (finding.issue !== null || neverSeen !== null || whyNotFiled(finding, rules) !== null) continue
    recordIssue(store, { target, key, issue, at: at.toISOString() })
  }
}

function rememberIssues(dbPath: string, published: PublishedIssues, at: Date): void {
  using store = openStore(dbPath)
  for (const filed of listFiledIssues(published)) recordIssue(store, { ...filed, at: at.toISOString() })
}

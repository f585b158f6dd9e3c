import { WorldError } from '../../base/world-error.ts'
import type { CampaignReport } from '../../model/report.ts'
import type {
  CorrectedReport,
  IssueChange,
  IssueListing,
  IssueRef,
  IssueResult,
  IssueRules,
  JudgedLife,
  LifeChange,
  PublishEnd,
  PublishedIssues,
  QuietIssue,
} from '../issue-change.ts'
import { planIssueChanges } from '../plan-issue-changes.ts'
import { applyLifeChange } from './apply-life-change.ts'
import type { GitHub } from './client.ts'
import { createOnce } from './create-once.ts'
import { issuesRoute, listIssues, readIssue, relistIssues } from './list-issues.ts'
import { splitRepository } from './pages.ts'
import { classifyProblem, isRequestError, toWorldError } from './problem.ts'

export interface PublishRequest {
  /** `owner/name`. */
  readonly repository: string
  readonly report: CampaignReport
  readonly options: IssueRules
  /** Makes of the report what people want, knowing the issues; without it the report stays as it is. */
  readonly correct?: (listing: IssueListing) => Promise<CorrectedReport>
  /** Judges the lives of findings, once the issues are known; without it nothing is closed or opened again. */
  readonly judge?: (listing: IssueListing, report: CampaignReport) => Promise<JudgedReport>
}

/** A report whose findings know their lives, and the findings of its history that it did not see. */
export interface JudgedReport {
  readonly report: CampaignReport
  readonly quiet: readonly QuietIssue[]
}

type CreateChange = Extract<IssueChange, { kind: 'create' }>
type UpdateChange = Extract<IssueChange, { kind: 'update' }>

/**
 * Brings the issues of a repository up to date with a report: one issue a finding, found again by its marker.
 *
 * Never throws for what GitHub does: the end is told in the result, together with all that was done before it. A token
 * that may not write, or a repository without issues, is no failure of the run. One job at a time should do this (a
 * concurrency group); two at once are survived: the lowest number wins, the other issue is reported.
 */
export async function publishIssues(github: GitHub, request: PublishRequest): Promise<PublishedIssues> {
  const { repository, options } = request
  const results: IssueResult[] = []
  let lives: readonly JudgedLife[] | null = null
  try {
    let listing = await listIssues(github, repository, listKnownNumbers(repository, request.report))
    const { report, carryOut } = (await request.correct?.(listing)) ?? { report: request.report, carryOut: null }
    const judged = (await request.judge?.(listing, report)) ?? { report, quiet: [] }
    if (request.judge !== undefined) lives = listLives(judged)
    const plan = () => planIssueChanges(repository, listing, judged.report, options, judged.quiet)
    let changes = plan()
    if (changes.some(({ kind }) => kind === 'create')) {
      // The first listing may have taken a minute; what was opened since must be seen before anything is created.
      listing = await relistIssues(github, repository, listing)
      changes = plan()
    }
    const end = await applyIssueChanges(github, { repository, listing, changes }, (result) => results.push(result))
    if (end.kind === 'complete') await carryOut?.()
    return { repository, end, results, ...(lives === null ? {} : { lives }) }
  } catch (error) {
    return { repository, end: describeEnd(repository, error), results, ...(lives === null ? {} : { lives }) }
  }
}

function listLives({ report, quiet }: JudgedReport): JudgedLife[] {
  const findings = [...report.findings, ...quiet.map(({ finding }) => finding)]
  return findings.flatMap(({ target, key, life }) => (life === null ? [] : [{ target, key, life }]))
}

/** Numbers that the store remembers: these issues are ours even where somebody removed the marker. */
export function listKnownNumbers(repository: string, { findings }: CampaignReport): ReadonlySet<number> {
  const issues = findings.flatMap(({ issue }) => (issue !== null && issue.repository === repository ? [issue] : []))
  return new Set(issues.flatMap(({ number }) => (number === null ? [] : [number])))
}

export interface IssueWork {
  readonly repository: string
  readonly listing: IssueListing
  readonly changes: readonly IssueChange[]
}

/**
 * Does what was planned, one write at a time, and tells each result as soon as it is there. After a problem that
 * concerns all (no rights, no issues, GitHub down) nothing more is asked, and what is left is told as undone.
 */
export async function applyIssueChanges(
  github: GitHub,
  { repository, listing, changes }: IssueWork,
  tell: (result: IssueResult) => void,
): Promise<PublishEnd> {
  let end: PublishEnd = { kind: 'complete' }
  for (const change of changes) {
    if (end.kind !== 'complete' && isWritten(change)) {
      tell(undo(change, end.sentence))
      continue
    }
    try {
      tell(await applyChange(github, repository, listing, change))
    } catch (error) {
      end = describeEnd(repository, error)
      if (isWritten(change)) tell(undo(change, sentenceOf(end)))
    }
  }
  return end
}

type WrittenChange = CreateChange | UpdateChange | LifeChange

function isWritten(change: IssueChange): change is WrittenChange {
  return ['create', 'update', 'close', 'reopen', 'remark'].includes(change.kind)
}

async function applyChange(
  github: GitHub,
  repository: string,
  listing: IssueListing,
  change: IssueChange,
): Promise<IssueResult> {
  switch (change.kind) {
    case 'create':
      return await applyCreate(github, repository, listing, change)
    case 'update':
    case 'close':
    case 'reopen':
    case 'remark':
      return await applyUpdate(github, repository, change)
    case 'keep':
      return { ...change, kind: 'kept' }
    case 'withhold':
      return { ...change, kind: 'withheld' }
    case 'pending':
    case 'duplicate':
      return change
  }
}

async function applyCreate(
  github: GitHub,
  repository: string,
  listing: IssueListing,
  change: CreateChange,
): Promise<IssueResult> {
  const { title, body, labels, assignees, finding } = change
  const create = (extra: Decoration) =>
    createOnce(github, () => postIssue(github, repository, { title, body, ...extra }), findIt)
  const findIt = async (): Promise<IssueRef | null> => {
    const { issues } = await relistIssues(github, repository, listing)
    return issues.find(({ marker }) => marker?.key === finding.key && marker.target === finding.target) ?? null
  }
  try {
    const issue = await createDecorated(create, { labels, assignees })
    return { kind: 'created', finding, issue: { number: issue.number, url: issue.url, state: issue.state } }
  } catch (error) {
    const problem = classifyProblem(error)
    if (!isRequestError(error) || problem.kind !== 'refused') throw error
    return undo(change, `GitHub refused it: ${problem.said}`)
  }
}

/** With labels and assignees where the token may set them, else bare: an issue without a label beats no issue. */
async function createDecorated(
  create: (extra: Decoration) => Promise<IssueRef>,
  { labels, assignees }: { readonly labels: readonly string[]; readonly assignees: readonly string[] },
): Promise<IssueRef> {
  const extra = {
    ...(labels.length > 0 ? { labels: [...labels] } : {}),
    ...(assignees.length > 0 ? { assignees: [...assignees] } : {}),
  }
  if (Object.keys(extra).length === 0) return await create({})
  try {
    return await create(extra)
  } catch (error) {
    const { kind } = classifyProblem(error)
    if (!isRequestError(error) || (kind !== 'refused' && kind !== 'read-only')) throw error
    return await create({})
  }
}

interface Decoration {
  readonly labels?: string[]
  readonly assignees?: string[]
}

interface IssueFields extends Decoration {
  readonly title: string
  readonly body: string
}

async function postIssue({ octokit }: GitHub, repository: string, fields: IssueFields): Promise<IssueRef | null> {
  const parameters = { ...splitRepository(repository), ...fields, request: { retries: 0 } }
  const { data } = await octokit.request(`POST ${issuesRoute}`, parameters)
  return readIssue(data)?.issue ?? null
}

async function applyUpdate(
  github: GitHub,
  repository: string,
  change: UpdateChange | LifeChange,
): Promise<IssueResult> {
  try {
    if (change.kind !== 'update') return await applyLifeChange(github, repository, change)
    const { issue, body, finding, label } = change
    const place = { ...splitRepository(repository), issue_number: issue.number }
    if (label !== undefined) await github.octokit.rest.issues.addLabels({ ...place, labels: [label] })
    await github.octokit.rest.issues.update({ ...place, body })
    return { kind: 'updated', finding, issue }
  } catch (error) {
    const problem = classifyProblem(error)
    if (!isRequestError(error)) throw error
    // Gone between the listing and the edit, or refused: this one issue, not the tracker.
    if (problem.kind === 'disabled') return undo(change, 'the issue was deleted meanwhile')
    if (problem.kind === 'refused') return undo(change, `GitHub refused it: ${problem.said}`)
    throw error
  }
}

function undo(change: WrittenChange, why: string): IssueResult {
  return { kind: 'undone', finding: change.finding, issue: change.kind === 'create' ? null : change.issue, why }
}

function describeEnd(repository: string, error: unknown): PublishEnd {
  if (!isRequestError(error)) throw error
  const problem = error instanceof WorldError ? null : classifyProblem(error)
  if (problem?.kind === 'disabled') {
    return {
      kind: 'disabled',
      sentence: `Issues are disabled in ${repository}: the findings are in the summary and the store only.`,
    }
  }
  if (problem?.kind === 'read-only') {
    const sentence = `The token may not write issues of ${repository} (${problem.said}): the findings are in the summary and the store only.`
    return { kind: 'read-only', sentence }
  }
  const failure = toWorldError(`issues of ${repository}`, error)
  return { kind: 'failed', sentence: `Publishing stopped: ${failure.message}`, error: failure }
}

function sentenceOf(end: PublishEnd): string {
  return end.kind === 'complete' ? '' : end.sentence
}

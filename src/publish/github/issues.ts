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
  KeptReason,
  LabelChange,
  LifeChange,
  PublishEnd,
  PublishedIssues,
  QuietIssue,
  WaitingResult,
} from '../issue-change.ts'
import { bodyCharactersMax, type EarlierFinding, planIssueChanges } from '../plan-issue-changes.ts'
import { isMarkedAs, readGenerated, replaceGenerated } from '../render/marker.ts'
import { applyLifeChange } from './apply-life-change.ts'
import { type GitHub, sentOnce } from './client.ts'
import { closeDouble, closeOwnDoubles } from './close-doubles.ts'
import { createDecorated, type Decoration } from './create-decorated.ts'
import { createOnce } from './create-once.ts'
import { editIssue, type IssueEdit } from './edit-issue.ts'
import { budgetSpent } from './gate.ts'
import { issuesRoute, listIssues, readIssue, relistIssues } from './list-issues.ts'
import { splitRepository } from './pages.ts'
import { classifyProblem, isRequestError, toWorldError } from './problem.ts'
import { publishWaiting, type WaitingWork } from './publish-waiting.ts'

export interface PublishRequest {
  /** `owner/name`. */
  readonly repository: string
  readonly report: CampaignReport
  readonly options: IssueRules
  /** Makes of the report what people want, knowing the issues; without it the report stays as it is. */
  readonly correct?: (listing: IssueListing) => Promise<CorrectedReport>
  /** Judges the lives of findings, once the issues are known; without it nothing is closed or opened again. */
  readonly judge?: (listing: IssueListing, report: CampaignReport) => Promise<JudgedReport>
  /** What still waits for an issue since earlier campaigns and was not seen in this one. */
  readonly earlier?: readonly EarlierFinding[]
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
 * concurrency group). Two at once are survived: the lowest number wins, and who opened the other closes it.
 *
 * New issues come first, since a budget of requests may end before the last known one is up to date.
 */
export async function publishIssues(github: GitHub, request: PublishRequest): Promise<PublishedIssues> {
  const { repository, options, earlier = [] } = request
  const results: IssueResult[] = []
  const waiting: WaitingResult[] = []
  let lives: readonly JudgedLife[] | null = null
  const tell = (result: IssueResult): void => void results.push(result)
  const done = (end: PublishEnd): PublishedIssues => {
    return { repository, end, results, waiting, ...(lives === null ? {} : { lives }) }
  }
  try {
    let listing = await listIssues(github, repository, listKnownNumbers(repository, request.report))
    const corrected = (await request.correct?.(listing)) ?? { report: request.report, carryOut: null }
    const judged = (await request.judge?.(listing, corrected.report)) ?? { report: corrected.report, quiet: [] }
    const { report, quiet } = judged
    if (request.judge !== undefined) lives = listLives(judged)
    const plan = () => planIssueChanges(repository, listing, report, options, quiet, earlier)
    let changes = plan()
    if (changes.some(opens)) {
      // The first listing may have taken a minute; what was opened since is brought up to date like any other.
      listing = await relistIssues(github, repository, listing)
      changes = plan()
    }
    const [opening, others] = [changes.filter(opens), changes.filter((change) => !opens(change))]
    let end = await applyIssueChanges(github, { repository, listing, changes: opening }, tell)
    if (end.kind === 'complete') {
      const work = { repository, listing, report, rules: options, earlier, left: others, opened: results }
      end = await settleOpened(github, work, results, waiting)
    }
    end = await applyIssueChanges(github, { repository, listing, changes: others }, tell, end)
    if (end.kind === 'complete') await corrected.carryOut?.()
    return done(end)
  } catch (error) {
    return done(describeEnd(repository, error))
  }
}

function listLives({ report, quiet }: JudgedReport): JudgedLife[] {
  const findings = [...report.findings, ...quiet.map(({ finding }) => finding)]
  return findings.flatMap(({ target, key, life, neverSeen }) => {
    const propertyLife = neverSeen?.life ?? null
    return life === null && propertyLife === null ? [] : [{ target, key, life, propertyLife }]
  })
}

/** After new issues: whether they have doubles, and the lists of what waits. Never keeps the rest from being told. */
async function settleOpened(
  github: GitHub,
  work: WaitingWork,
  results: IssueResult[],
  waiting: WaitingResult[],
): Promise<PublishEnd> {
  try {
    results.splice(0, results.length, ...(await closeOwnDoubles(github, { ...work, results })))
    waiting.push(...(await publishWaiting(github, work)))
    return { kind: 'complete' }
  } catch (error) {
    return describeEnd(work.repository, error)
  }
}

function opens({ kind }: IssueChange): boolean {
  return kind === 'create'
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
  before: PublishEnd = { kind: 'complete' },
): Promise<PublishEnd> {
  let end = before
  let refusals = 0
  for (const change of changes) {
    if (end.kind !== 'complete' && isWritten(change)) {
      tell(undo(change, end.sentence))
      continue
    }
    if (end.kind !== 'complete' && change.kind === 'duplicate') {
      tell(change)
      continue
    }
    try {
      tell(await applyChange(github, repository, listing, change))
      refusals = 0
    } catch (error) {
      const problem = describeEnd(repository, error)
      // One issue that may not be edited, for it is locked, does not keep the others from it; ten in a row are the token.
      if (change.kind === 'create' || problem.kind !== 'read-only' || ++refusals === refusalsMax) end = problem
      if (isWritten(change)) tell(undo(change, sentenceOf(problem)))
      if (change.kind === 'duplicate') tell(change)
    }
  }
  return end
}

type WrittenChange = CreateChange | UpdateChange | LifeChange

function isWritten(change: IssueChange): change is WrittenChange {
  return ['create', 'update', 'close', 'reopen', 'remark'].includes(change.kind)
}
/** Refused edits in a row that are taken for a token that may not write. */
const refusalsMax = 10

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
    case 'duplicate':
      if (change.closes === true && change.issue.state === 'open') await closeDouble(github, repository, change.issue)
      return change
    case 'pending':
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
    return issues.find(({ marker }) => isMarkedAs(marker, finding)) ?? null
  }
  try {
    const { thing, made } = await createDecorated(create, { labels, assignees })
    const issue = { number: thing.number, url: thing.url, state: thing.state }
    return made ? { kind: 'created', finding, issue } : { kind: 'kept', finding, issue, why: 'unchanged' }
  } catch (error) {
    const problem = classifyProblem(error)
    if (error instanceof WorldError || !isRequestError(error) || problem.kind !== 'refused') throw error
    return undo(change, `GitHub refused it: ${problem.said}`)
  }
}

interface IssueFields extends Decoration {
  readonly title: string
  readonly body: string
}

async function postIssue({ octokit }: GitHub, repository: string, fields: IssueFields): Promise<IssueRef | null> {
  const parameters = { ...splitRepository(repository), ...fields, request: sentOnce }
  const { data } = await octokit.request(`POST ${issuesRoute}`, parameters)
  return readIssue(data)?.issue ?? null
}

async function applyUpdate(
  github: GitHub,
  repository: string,
  change: UpdateChange | LifeChange,
): Promise<IssueResult> {
  if (change.kind !== 'update') return await applyLifeChange(github, repository, change)
  const { issue, finding, label } = change
  const generated = readGenerated(change.body)
  if (generated === null) return { kind: 'kept', finding, issue, why: 'no-generated-part' }
  const edit = await editIssue(github, repository, issue.number, ({ body, labels = [] }) => {
    const relabelled = label === undefined ? null : relabel(labels, label)
    const rewritten = rewrite(body, generated)
    return typeof rewritten === 'string' ? (relabelled ?? rewritten) : { ...rewritten, ...relabelled }
  })
  switch (edit.kind) {
    case 'edited':
      return { kind: 'updated', finding, issue }
    case 'left':
      return { kind: 'kept', finding, issue, why: edit.why }
    case 'gone':
    case 'refused':
      return undo(change, edit.why)
  }
}

/** Null where it has what it should have. */
function relabel(labels: readonly string[], { name, isOn }: LabelChange): IssueEdit | null {
  const others = labels.filter((one) => one.toLowerCase() !== name.toLowerCase())
  if (isOn === others.length < labels.length) return null
  return { labels: isOn ? [...others, name] : others }
}

function rewrite(body: string, generated: string): IssueEdit | KeptReason {
  if (readGenerated(body) === generated) return 'unchanged'
  const rewritten = replaceGenerated(body, generated)
  if (rewritten === null) return 'no-generated-part'
  return rewritten.length > bodyCharactersMax ? 'no-room' : { body: rewritten }
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
  if (error instanceof WorldError && error.code === budgetSpent) {
    return { kind: 'paused', sentence: `Publishing paused: ${error.message}. The next run goes on from here.` }
  }
  const failure = toWorldError(`issues of ${repository}`, error)
  return { kind: 'failed', sentence: `Publishing stopped: ${failure.message}`, error: failure }
}

function sentenceOf(end: PublishEnd): string {
  return end.kind === 'complete' ? '' : end.sentence
}

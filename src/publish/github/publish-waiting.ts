import { WorldError } from '../../base/world-error.ts'
import type { Finding } from '../../model/finding.ts'
import type { CampaignReport } from '../../model/report.ts'
import type { IssueChange, IssueListing, IssueRef, IssueResult, IssueRules, WaitingResult } from '../issue-change.ts'
import { bodyCharactersMax, type EarlierFinding } from '../plan-issue-changes.ts'
import { findWaitingIssue, listWaitingIssues, planWaiting, type WaitingChange } from '../plan-waiting.ts'
import { readWaiting, replaceWaiting } from '../render/waiting.ts'
import { type GitHub, sentOnce } from './client.ts'
import { closeDouble } from './close-doubles.ts'
import { createDecorated } from './create-decorated.ts'
import { createOnce } from './create-once.ts'
import { editIssueAlone, type IssueEdit } from './edit-issue.ts'
import { issuesRoute, readIssue, relistIssues } from './list-issues.ts'
import { splitRepository } from './pages.ts'
import { classifyProblem, isRequestError } from './problem.ts'

export interface WaitingWork {
  readonly repository: string
  readonly listing: IssueListing
  readonly report: CampaignReport
  readonly rules: IssueRules
  readonly earlier: readonly EarlierFinding[]
  /** What was planned besides new issues. */
  readonly left: readonly IssueChange[]
  /** What became of the new issues. */
  readonly opened: readonly IssueResult[]
}

/** Keeps the issue of each target that lists the findings which wait for one of their own. */
export async function publishWaiting(github: GitHub, work: WaitingWork): Promise<WaitingResult[]> {
  const results: WaitingResult[] = []
  for (const { target } of work.report.plan.targets) {
    const findings = listWaiting(work, target.name)
    await closeOtherLists(github, work, target.name)
    const change = planWaiting(work.listing, target.name, findings, work.rules.maxNewIssues)
    const result = await applyWaiting(github, work, target.name, change)
    if (result !== null) results.push({ ...result, target: target.name, count: findings.length })
  }
  return results
}

/** Two reporters at once may each have opened one. */
async function closeOtherLists(github: GitHub, { repository, listing }: WaitingWork, target: string): Promise<void> {
  const kept = findWaitingIssue(listing.issues, target)
  for (const other of listWaitingIssues(listing.issues, target)) {
    if (other.number === kept?.number || other.byBot !== true || other.state !== 'open') continue
    await closeDouble(github, repository, other)
  }
}

/** In the order of their turns, as planned. */
function listWaiting({ report, earlier, left, opened }: WaitingWork, target: string): Finding[] {
  const known = [...report.findings, ...earlier.map(({ finding }) => finding)]
  const waiting = [...opened.filter(({ kind }) => kind === 'undone'), ...left.filter(({ kind }) => kind === 'pending')]
  return waiting.flatMap(({ finding: ref }) => {
    const finding = known.find(({ key, target: of }) => key === ref.key && of === ref.target)
    return finding === undefined || finding.target !== target ? [] : [finding]
  })
}

type Outcome = Pick<WaitingResult, 'kind' | 'issue'>

async function applyWaiting(
  github: GitHub,
  work: WaitingWork,
  target: string,
  change: WaitingChange,
): Promise<Outcome | null> {
  switch (change.kind) {
    case 'keep':
      return change.issue === null ? null : { kind: 'kept', issue: change.issue }
    case 'create':
      return await openWaiting(github, work, target, change)
    case 'update':
      return await rewrite(github, work.repository, change)
  }
}

async function openWaiting(
  github: GitHub,
  { repository, listing, rules }: WaitingWork,
  target: string,
  { title, body }: Extract<WaitingChange, { kind: 'create' }>,
): Promise<Outcome> {
  const find = async (): Promise<IssueRef | null> =>
    findWaitingIssue((await relistIssues(github, repository, listing)).issues, target)
  try {
    const { thing, made } = await createDecorated(
      (extra) =>
        createOnce(
          github,
          async () => {
            const parameters = { ...splitRepository(repository), title, body, ...extra, request: sentOnce }
            return readIssue((await github.octokit.request(`POST ${issuesRoute}`, parameters)).data)?.issue ?? null
          },
          find,
        ),
      { labels: rules.labels, assignees: [] },
    )
    const issue = { number: thing.number, url: thing.url, state: thing.state }
    return { kind: made ? 'created' : 'kept', issue }
  } catch (error) {
    if (error instanceof WorldError || !isRequestError(error) || classifyProblem(error).kind !== 'refused') throw error
    return { kind: 'undone', issue: null }
  }
}

async function rewrite(
  github: GitHub,
  repository: string,
  { issue, generated, state }: Extract<WaitingChange, { kind: 'update' }>,
): Promise<Outcome> {
  const edit = await editIssueAlone(github, repository, issue.number, ({ body }) => {
    const rewritten = replaceWaiting(body, generated)
    if (rewritten === null) return 'no-generated-part'
    if (rewritten.length > bodyCharactersMax) return 'no-room'
    if (state === null && readWaiting(body) === generated) return 'unchanged'
    return { body: rewritten, ...turn(state) }
  })
  switch (edit.kind) {
    case 'edited':
      return state === null ? { kind: 'updated', issue } : { kind: kindOf(state), issue: { ...issue, state } }
    case 'left':
      return { kind: 'kept', issue }
    case 'gone':
    case 'refused':
      return { kind: 'undone', issue }
  }
}

function turn(state: 'open' | 'closed' | null): Pick<IssueEdit, 'state' | 'state_reason'> {
  if (state === null) return {}
  return state === 'open' ? { state, state_reason: 'reopened' } : { state, state_reason: 'completed' }
}

function kindOf(state: 'open' | 'closed'): 'updated' | 'closed' {
  return state === 'open' ? 'updated' : 'closed'
}

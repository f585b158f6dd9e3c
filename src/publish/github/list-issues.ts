import { readClosingNumbers } from '../../base/closing-words.ts'
import type { FixingPull, IssueActivity, IssueListing, ListedIssue } from '../issue-change.ts'
import { readMarker } from '../render/marker.ts'
import { readWaitingTarget } from '../render/waiting.ts'
import type { GitHub } from './client.ts'
import { listPages, splitRepository } from './pages.ts'
import { readRequestError } from './problem.ts'
import { isBot, isTrusted } from './trusted-author.ts'

/**
 * Lists the issues of a repository that concern us: those with our marker, and those numbered in `known`, whatever
 * their state, label, title or author. All pages are read; pull requests, which GitHub lists among the issues, are not
 * issues. Oldest first, so that an issue opened meanwhile does not push another one over the edge of a page. A known
 * number that the list does not show is asked for: the list may lag, or the issue was moved.
 *
 * @param since where given, only what changed after this moment (ISO 8601) is listed, besides the known numbers: enough to
 *   look, and never to write, for it shows no issue that is older and that nobody remembers
 */
export async function listIssues(
  github: GitHub,
  repository: string,
  known: ReadonlySet<number> = new Set(),
  since: string | null = null,
): Promise<IssueListing> {
  const issues: ListedIssue[] = []
  const fixes: FixingPull[] = []
  const unseen = new Set(known)
  let highestNumber = 0
  const order = { state: 'all', sort: 'created', direction: 'asc', ...(since === null ? {} : { since }) }
  for await (const page of listPages(github, issuesRoute, { ...splitRepository(repository), ...order })) {
    for (const item of page) {
      const read = readIssue(item)
      if (read === null) continue
      highestNumber = Math.max(highestNumber, read.issue.number)
      unseen.delete(read.issue.number)
      if (!read.isPullRequest && (concernsUs(read.issue) || known.has(read.issue.number))) issues.push(read.issue)
      fixes.push(...readFixingPull(item, repository))
    }
  }
  const moved = new Set<number>()
  for (const number of unseen) {
    const found = await getIssue(github, repository, number)
    if (found === 'moved') moved.add(number)
    else if (found !== 'deleted') issues.push(found)
  }
  return { issues, highestNumber, moved, fixes }
}

function concernsUs({ marker, body, trusted }: ListedIssue): boolean {
  return marker !== null || (trusted === true && readWaitingTarget(body) !== null)
}

/**
 * One issue as it is now. `moved`: to another repository, perhaps one that we cannot see. GitHub leads on from there, and
 * we do not follow: that repository is not ours to write to.
 */
export async function getIssue(
  { octokit }: GitHub,
  repository: string,
  number: number,
): Promise<ListedIssue | 'moved' | 'deleted'> {
  try {
    const parameters = { ...splitRepository(repository), issue_number: number }
    const { status, data } = await octokit.request(`GET ${issuesRoute}/{issue_number}`, {
      ...parameters,
      request: { redirect: 'manual' },
    })
    const read = readIssue(data)
    return status >= 300 || read === null ? 'moved' : read.issue
  } catch (error) {
    const { status, message } = readRequestError(error)
    if (status === 404) return 'moved'
    // The same status says that the whole tracker is switched off.
    if (status === 410 && !/disabled/i.test(message)) return 'deleted'
    throw error
  }
}

/** The same listing with what was opened since: newest first, only until a number that was there before. */
export async function relistIssues(github: GitHub, repository: string, before: IssueListing): Promise<IssueListing> {
  const found = new Map(before.issues.map((issue) => [issue.number, issue]))
  let highestNumber = before.highestNumber
  // What is new since a moment ago is little, and this is asked again and again.
  const order = { state: 'all', sort: 'created', direction: 'desc', per_page: 20 }
  const parameters = { ...splitRepository(repository), ...order }
  for await (const page of listPages(github, issuesRoute, parameters, { again: true })) {
    const read = page.flatMap((item) => readIssue(item) ?? [])
    for (const { issue, isPullRequest } of read) {
      highestNumber = Math.max(highestNumber, issue.number)
      if (concernsUs(issue) && !isPullRequest) found.set(issue.number, issue)
    }
    if (read.some(({ issue }) => issue.number <= before.highestNumber)) break
  }
  return { ...before, issues: [...found.values()], highestNumber }
}

export const issuesRoute = '/repos/{owner}/{repo}/issues'

/** An issue as GitHub answers it, or null where the answer is not one. */
export function readIssue(item: unknown): { readonly issue: ListedIssue; readonly isPullRequest: boolean } | null {
  if (typeof item !== 'object' || item === null) return null
  const fields = item as Readonly<Record<string, unknown>>
  const { number, state, body, html_url: url, pull_request: pullRequest } = fields
  const { user, author_association: association } = fields
  const ours = isTrusted(user, association)
  if (typeof number !== 'number' || !Number.isSafeInteger(number)) return null
  const text = typeof body === 'string' ? body : ''
  return {
    issue: {
      number,
      url: typeof url === 'string' ? url : '',
      state: state === 'closed' ? 'closed' : 'open',
      reason: typeof fields.state_reason === 'string' ? fields.state_reason : null,
      closedAt: typeof fields.closed_at === 'string' ? fields.closed_at : null,
      trusted: ours,
      byBot: isBot(user),
      body: text,
      labels: readLabels(fields.labels),
      marker: ours && text.includes('seedsweep:v1') ? readMarker(text) : null,
      activity: readActivity(fields),
    },
    isPullRequest: pullRequest !== undefined && pullRequest !== null,
  }
}

/** Their names; GitHub's description allows plain texts as well. */
function readLabels(labels: unknown): string[] {
  const names = Array.isArray(labels)
    ? labels.map((label: unknown) =>
        typeof label === 'object' && label !== null && 'name' in label ? label.name : label,
      )
    : []
  return names.filter((name) => typeof name === 'string')
}

/** GitHub lists pull requests among the issues, with their text: a merged one that says it fixes issues. */
function readFixingPull(item: unknown, repository: string): FixingPull[] {
  if (typeof item !== 'object' || item === null) return []
  const { number, title, body, pull_request: pull } = item as Readonly<Record<string, unknown>>
  const merged = typeof pull === 'object' && pull !== null && 'merged_at' in pull && typeof pull.merged_at === 'string'
  if (!merged || typeof number !== 'number') return []
  const issues = readClosingNumbers(`${String(title)}\n${typeof body === 'string' ? body : ''}`, repository)
  return issues.length === 0 ? [] : [{ pullRequest: number, issues }]
}

function readActivity(fields: Readonly<Record<string, unknown>>): IssueActivity {
  const { updated_at: updatedAt, comments } = fields
  return {
    updatedAt: typeof updatedAt === 'string' ? updatedAt : '',
    commentCount: typeof comments === 'number' ? comments : 0,
  }
}

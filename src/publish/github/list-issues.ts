import { readClosingNumbers } from '../../base/closing-words.ts'
import type { FixingPull, IssueActivity, IssueListing, ListedIssue } from '../issue-change.ts'
import { readMarker } from '../render/marker.ts'
import type { GitHub } from './client.ts'
import { listPages, splitRepository } from './pages.ts'

/**
 * Lists the issues of a repository that concern us: those with our marker, and those numbered in `known`, whatever
 * their state, label, title or author. All pages are read; pull requests, which GitHub lists among the issues, are not
 * issues. Oldest first, so that an issue opened meanwhile does not push another one over the edge of a page.
 */
export async function listIssues(
  github: GitHub,
  repository: string,
  known: ReadonlySet<number> = new Set(),
): Promise<IssueListing> {
  const issues: ListedIssue[] = []
  const fixes: FixingPull[] = []
  let highestNumber = 0
  const order = { state: 'all', sort: 'created', direction: 'asc' }
  for await (const page of listPages(github, issuesRoute, { ...splitRepository(repository), ...order })) {
    for (const item of page) {
      const read = readIssue(item)
      if (read === null) continue
      highestNumber = Math.max(highestNumber, read.issue.number)
      if (!read.isPullRequest && (read.issue.marker !== null || known.has(read.issue.number))) issues.push(read.issue)
      fixes.push(...readFixingPull(item, repository))
    }
  }
  return { issues, highestNumber, fixes }
}

/** The same listing with what was opened since: newest first, only until a number that was there before. */
export async function relistIssues(github: GitHub, repository: string, before: IssueListing): Promise<IssueListing> {
  const found = new Map(before.issues.map((issue) => [issue.number, issue]))
  let highestNumber = before.highestNumber
  const order = { state: 'all', sort: 'created', direction: 'desc' }
  for await (const page of listPages(github, issuesRoute, { ...splitRepository(repository), ...order })) {
    const read = page.flatMap((item) => readIssue(item) ?? [])
    for (const { issue, isPullRequest } of read) {
      highestNumber = Math.max(highestNumber, issue.number)
      if (issue.marker !== null && !isPullRequest) found.set(issue.number, issue)
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
  if (typeof number !== 'number' || !Number.isSafeInteger(number)) return null
  const text = typeof body === 'string' ? body : ''
  return {
    issue: {
      number,
      url: typeof url === 'string' ? url : '',
      state: state === 'closed' ? 'closed' : 'open',
      reason: typeof fields.state_reason === 'string' ? fields.state_reason : null,
      closedAt: typeof fields.closed_at === 'string' ? fields.closed_at : null,
      body: text,
      marker: text.includes('seedsweep:v1') ? readMarker(text) : null,
      activity: readActivity(fields),
    },
    isPullRequest: pullRequest !== undefined && pullRequest !== null,
  }
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
  const { updated_at: updatedAt, comments, state_reason: stateReason } = fields
  return {
    updatedAt: typeof updatedAt === 'string' ? updatedAt : '',
    commentCount: typeof comments === 'number' ? comments : 0,
    stateReason: typeof stateReason === 'string' ? stateReason : null,
  }
}

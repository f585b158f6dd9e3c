import type { Finding } from '../../model/finding.ts'
import type { IssueRef, IssueResult } from '../issue-change.ts'

/** The issue of a finding, and whether it was opened just now: then the finding is new, though it has an issue. */
export interface KnownIssue extends Pick<IssueRef, 'number' | 'state'> {
  readonly opened: boolean
}

/** The issue of a finding as far as it is known: from what was just published, else from the store; or null. */
export function findKnownIssue(finding: Finding, results: readonly IssueResult[]): KnownIssue | null {
  const result = results.find((candidate) => isAbout(candidate, finding) && candidate.kind !== 'duplicate')
  if (result !== undefined && 'issue' in result && result.issue !== null) {
    const { number, state } = result.issue
    // Opened again just now, it was closed before this campaign.
    return { number, state: result.kind === 'reopened' ? 'closed' : state, opened: result.kind === 'created' }
  }
  const stored = finding.issue
  if (stored === null || stored.number === null || stored.state === 'pending') return null
  return { number: stored.number, state: stored.state, opened: false }
}

/** `known`: it had an open issue before this campaign. `back`: its issue was closed, so it had been fixed. */
export function judgeNovelty(finding: Finding, results: readonly IssueResult[]): 'new' | 'back' | 'known' {
  const issue = findKnownIssue(finding, results)
  if (issue === null || issue.opened) return 'new'
  return issue.state === 'closed' ? 'back' : 'known'
}

export function countKnown(findings: readonly Finding[], results: readonly IssueResult[]): number {
  return findings.filter((finding) => judgeNovelty(finding, results) === 'known').length
}

function isAbout({ finding: ref }: IssueResult, { target, key }: Finding): boolean {
  return ref.target === target && ref.key === key
}

import { type ComparisonVerdict, isIntroduced } from '../../model/comparison.ts'
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

/** What a finding is to whoever reads of a change: as it was compared, or come back although its issue was closed. */
export type Novelty = ComparisonVerdict | 'back'

/** Where nothing was compared, an open issue from before this campaign makes a finding known, and nothing makes it new for sure. */
export function judgeNovelty(finding: Finding, results: readonly IssueResult[]): Novelty {
  const { comparison } = finding
  if (comparison !== null && !isIntroduced(comparison)) return comparison.verdict
  const issue = findKnownIssue(finding, results)
  if (issue === null || issue.opened) return comparison?.verdict ?? 'probably-new'
  return issue.state === 'closed' ? 'back' : 'known'
}

/** Findings that are older than what was swept. */
export function countKnown(findings: readonly Finding[], results: readonly IssueResult[]): number {
  return findings.filter((finding) => {
    const novelty = judgeNovelty(finding, results)
    return novelty === 'known' || novelty === 'known-worse' || novelty === 'pre-existing'
  }).length
}

function isAbout({ finding: ref }: IssueResult, { target, key }: Finding): boolean {
  return ref.target === target && ref.key === key
}

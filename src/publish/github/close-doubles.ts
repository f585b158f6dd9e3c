import type { FindingRef, IssueListing, IssueRef, IssueResult } from '../issue-change.ts'
import { isMarkedAs } from '../render/marker.ts'
import type { GitHub } from './client.ts'
import { editIssueAlone } from './edit-issue.ts'
import { relistIssues } from './list-issues.ts'

export interface OpenedIssues {
  readonly repository: string
  readonly listing: IssueListing
  readonly results: readonly IssueResult[]
}

/**
 * Looks once more after issues were opened. Another reporter may have run at the same time, which the concurrency group
 * of a workflow prevents and a person with a shell does not: then both looked before either wrote. The lower number
 * stays; who opened the higher one closes it.
 */
export async function closeOwnDoubles(github: GitHub, opened: OpenedIssues): Promise<IssueResult[]> {
  const { repository, listing, results } = opened
  if (!results.some(({ kind }) => kind === 'created')) return [...results]
  const { issues } = await relistIssues(github, repository, listing)
  const settled: IssueResult[] = []
  for (const result of results) {
    const first = result.kind === 'created' ? lowest(issues, result.finding) : null
    if (result.kind !== 'created' || first === null || first.number >= result.issue.number) {
      settled.push(result)
      continue
    }
    const { finding, issue } = result
    await closeDouble(github, repository, issue)
    settled.push(
      { kind: 'kept', finding, issue: first, why: 'unchanged' },
      { kind: 'duplicate', finding, issue: { ...issue, state: 'closed' }, of: first.number },
    )
  }
  return settled
}

function lowest(issues: IssueListing['issues'], finding: FindingRef): IssueRef | null {
  const numbers = issues.filter(({ marker }) => isMarkedAs(marker, finding)).map(({ number }) => number)
  const found = issues.find(({ number }) => number === Math.min(...numbers))
  return found === undefined ? null : { number: found.number, url: found.url, state: found.state }
}

/** Closes an issue as a duplicate, unless somebody has closed or opened it since. */
export async function closeDouble(github: GitHub, repository: string, issue: IssueRef): Promise<void> {
  await editIssueAlone(github, repository, issue.number, ({ state, reason }) =>
    state === 'open' && reason == null ? { state: 'closed', state_reason: 'duplicate' } : 'unchanged',
  )
}

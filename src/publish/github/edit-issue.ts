import { WorldError } from '../../base/world-error.ts'
import type { KeptReason, ListedIssue } from '../issue-change.ts'
import { type GitHub, sentOnce } from './client.ts'
import { getIssue, issuesRoute } from './list-issues.ts'
import { splitRepository } from './pages.ts'
import { classifyProblem, isRequestError } from './problem.ts'

export interface IssueEdit {
  readonly body?: string
  readonly state?: 'open' | 'closed'
  readonly state_reason?: 'completed' | 'duplicate' | 'not_planned' | 'reopened'
  /** All that it is to have: GitHub takes away what is not named. */
  readonly labels?: string[]
}

export type EditResult =
  | { readonly kind: 'edited' }
  | { readonly kind: 'left'; readonly why: KeptReason }
  | { readonly kind: 'gone' | 'refused'; readonly why: string }

/**
 * Edits an issue as it is now. GitHub has no conditional write, so the issue is read again right before every attempt:
 * what a person wrote since the listing, or while we waited out a limit, stays. An edit that arrives between our read
 * and our write, a fraction of a second, would be lost; it is in GitHub's own history of the issue.
 */
export async function editIssue(
  github: GitHub,
  repository: string,
  number: number,
  edit: (issue: ListedIssue) => IssueEdit | KeptReason,
): Promise<EditResult> {
  const { octokit, clock, gate, pace } = github
  for (let attempt = 0; ; attempt++) {
    try {
      const issue = await getIssue(github, repository, number)
      if (issue === 'moved') return { kind: 'gone', why: 'the issue was moved to another repository meanwhile' }
      if (issue === 'deleted') return { kind: 'gone', why: 'the issue was deleted meanwhile' }
      const change = edit(issue)
      if (typeof change === 'string') return { kind: 'left', why: change }
      const parameters = { ...splitRepository(repository), issue_number: number, ...change }
      const { status } = await octokit.request(`PATCH ${issuesRoute}/{issue_number}`, {
        ...parameters,
        request: { ...sentOnce, redirect: 'manual' },
      })
      if (status >= 300) return { kind: 'gone', why: 'the issue was moved to another repository meanwhile' }
      return { kind: 'edited' }
    } catch (error) {
      if (error instanceof WorldError || !isRequestError(error)) throw error
      const problem = classifyProblem(error)
      if (problem.kind === 'refused') return { kind: 'refused', why: `GitHub refused it: ${problem.said}` }
      const passes = problem.kind === 'unclear' || problem.kind === 'limited'
      if (!passes || attempt >= pace.retriesMax) throw error
      if (problem.kind === 'unclear') await clock.wait((attempt + 1) ** 2 * pace.secondMs)
      await gate.opened()
    }
  }
}

/** The same for an issue that may not be editable though others are, as one that is locked: no reason to stop. */
export async function editIssueAlone(
  github: GitHub,
  repository: string,
  number: number,
  edit: (issue: ListedIssue) => IssueEdit | KeptReason,
): Promise<EditResult> {
  try {
    return await editIssue(github, repository, number, edit)
  } catch (error) {
    if (error instanceof WorldError || !isRequestError(error)) throw error
    const problem = classifyProblem(error)
    if (problem.kind !== 'read-only') throw error
    return { kind: 'refused', why: `GitHub refused it: ${problem.said}` }
  }
}

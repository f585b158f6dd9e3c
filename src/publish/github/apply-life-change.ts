import type { IssueRef, IssueResult, LifeChange } from '../issue-change.ts'
import type { GitHub } from './client.ts'
import { publishComment } from './comments.ts'
import { splitRepository } from './pages.ts'

/**
 * Takes a step in the life of an issue: first the comment, which is found again by its first line, then state and body in
 * one request. Where we are stopped between the two, the next run does the second without a second comment.
 *
 * Throws what GitHub said where it did not let us change the issue.
 */
export async function applyLifeChange(github: GitHub, repository: string, change: LifeChange): Promise<IssueResult> {
  const { kind, finding, issue, body, comment } = change
  const marker = comment.split('\n', 1)[0] ?? ''
  const told = await publishComment(github, { repository, pullRequest: issue.number, body: comment, marker })
  // Without its reason nothing is closed or opened: on a locked issue nobody may say one.
  if (told.kind === 'failed') throw told.error
  if (told.kind === 'read-only') return { kind: 'undone', finding, issue, why: told.sentence }
  const parameters = { ...splitRepository(repository), issue_number: issue.number, body }
  switch (kind) {
    case 'close':
      if (issue.state === 'closed') await github.octokit.rest.issues.update(parameters)
      else await github.octokit.rest.issues.update({ ...parameters, state: 'closed', state_reason: 'completed' })
      return { kind: 'closed', finding, issue: withState(issue, 'closed') }
    case 'reopen':
      await github.octokit.rest.issues.update({ ...parameters, state: 'open', state_reason: 'reopened' })
      return { kind: 'reopened', finding, issue: withState(issue, 'open') }
    case 'remark':
      await github.octokit.rest.issues.update(parameters)
      return { kind: 'remarked', finding, issue }
  }
}

function withState(issue: IssueRef, state: IssueRef['state']): IssueRef {
  return { ...issue, state }
}

import type { IssueDeed } from '../orders/plan-deeds.ts'
import { renderNote } from '../orders/render-answers.ts'
import type { GitHub } from './client.ts'
import { publishComment } from './comments.ts'
import { editIssue, type IssueEdit } from './edit-issue.ts'
import { isRequestError } from './problem.ts'

/**
 * Closes or reopens an issue as people ordered, and says so in it, once. Again after a kill it does what is left. False
 * where GitHub did not let us: the order is carried out by a later report.
 */
export async function carryOutDeed(github: GitHub, repository: string, deed: IssueDeed): Promise<boolean> {
  // The note goes first: a deed that was cut short is seen by the issue's state, and then the note is found again.
  if (!(await say(github, repository, deed.issue, renderNote(deed)))) return false
  const wanted = wantedState(deed)
  try {
    const edit = await editIssue(github, repository, deed.issue, ({ state }) =>
      state === wanted.state ? 'unchanged' : wanted,
    )
    return edit.kind === 'edited' || edit.kind === 'left'
  } catch (error) {
    if (!isRequestError(error)) throw error
    return false
  }
}

function wantedState(deed: IssueDeed): IssueEdit & Required<Pick<IssueEdit, 'state'>> {
  if (deed.kind === 'reopen') return { state: 'open', state_reason: 'reopened' }
  return { state: 'closed', state_reason: deed.as.kind === 'duplicate' ? 'duplicate' : 'not_planned' }
}

/** Writes a comment of ours, found again by its marker, once. */
export async function say(
  github: GitHub,
  repository: string,
  issue: number,
  { marker, body }: { readonly marker: string; readonly body: string },
): Promise<boolean> {
  const written = await publishComment(github, { repository, pullRequest: issue, body, marker })
  return written.kind === 'created' || written.kind === 'updated' || written.kind === 'unchanged'
}

import type { IssueRef, IssueResult, LifeChange } from '../issue-change.ts'
import { readGenerated, replaceGenerated } from '../render/marker.ts'
import type { GitHub } from './client.ts'
import { publishComment } from './comments.ts'
import { editIssue, type IssueEdit } from './edit-issue.ts'

/**
 * Takes a step in the life of an issue: first the comment, which is found again by its first line, then state and body in
 * one request. Where we are stopped between the two, the next run does the second without a second comment.
 *
 * Throws what GitHub said where it did not let us change the issue.
 */
export async function applyLifeChange(github: GitHub, repository: string, change: LifeChange): Promise<IssueResult> {
  const { kind, finding, issue, comment } = change
  const marker = comment.split('\n', 1)[0] ?? ''
  const told = await publishComment(github, { repository, pullRequest: issue.number, body: comment, marker })
  // Without its reason nothing is closed or opened: on a locked issue nobody may say one.
  if (told.kind === 'failed') throw told.error
  if (told.kind === 'read-only') return { kind: 'undone', finding, issue, why: told.sentence }
  const generated = readGenerated(change.body)
  const edit = await editIssue(github, repository, issue.number, ({ body, state }) => {
    const step = stateAfter(kind, state)
    const rewritten = generated === null ? null : replaceGenerated(body, generated)
    if (rewritten === null) return Object.keys(step).length === 0 ? 'no-generated-part' : step
    return { ...step, body: rewritten }
  })
  switch (edit.kind) {
    case 'gone':
    case 'refused':
      return { kind: 'undone', finding, issue, why: edit.why }
    case 'edited':
    case 'left':
      return describeStep(change)
  }
}

function stateAfter(kind: LifeChange['kind'], state: IssueRef['state']): IssueEdit {
  switch (kind) {
    case 'close':
      return state === 'closed' ? {} : { state: 'closed', state_reason: 'completed' }
    case 'reopen':
      return { state: 'open', state_reason: 'reopened' }
    case 'remark':
      return {}
  }
}

function describeStep({ kind, finding, issue }: LifeChange): IssueResult {
  switch (kind) {
    case 'close':
      return { kind: 'closed', finding, issue: { ...issue, state: 'closed' } }
    case 'reopen':
      return { kind: 'reopened', finding, issue: { ...issue, state: 'open' } }
    case 'remark':
      return { kind: 'remarked', finding, issue }
  }
}

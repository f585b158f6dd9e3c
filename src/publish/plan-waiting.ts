import type { IssueListing, IssueRef, ListedIssue } from './issue-change.ts'
import {
  readWaiting,
  readWaitingTarget,
  renderWaiting,
  renderWaitingTitle,
  type WaitingFinding,
} from './render/waiting.ts'

/** What is to be done about the issue that lists the findings of a target which wait for one of their own. */
export type WaitingChange =
  | { readonly kind: 'create'; readonly title: string; readonly body: string }
  | {
      readonly kind: 'update'
      readonly issue: IssueRef
      readonly generated: string
      /** Null where it stays open or closed as it is. */
      readonly state: 'open' | 'closed' | null
    }
  | { readonly kind: 'keep'; readonly issue: IssueRef | null }

/**
 * One issue a target: opened when something waits, edited in place, closed when nothing does, opened again when something
 * does again; but not where a person closed it as not planned.
 */
export function planWaiting(
  { issues }: IssueListing,
  target: string,
  findings: readonly WaitingFinding[],
  maxNewIssues: number,
): WaitingChange {
  const issue = findWaitingIssue(issues, target)
  const generated = renderWaiting(target, findings, maxNewIssues)
  if (issue === null) {
    return findings.length === 0
      ? { kind: 'keep', issue: null }
      : { kind: 'create', title: renderWaitingTitle(target), body: generated }
  }
  const ref = { number: issue.number, url: issue.url, state: issue.state }
  const state = chooseState(issue, findings.length)
  if (state === null && readWaiting(issue.body) === generated) return { kind: 'keep', issue: ref }
  return { kind: 'update', issue: ref, generated, state }
}

/** The oldest that is a target's. */
export function findWaitingIssue(issues: readonly ListedIssue[], target: string): ListedIssue | null {
  return listWaitingIssues(issues, target)[0] ?? null
}

/** All that are a target's, oldest first; more than one where two reporters ran at once. */
export function listWaitingIssues(issues: readonly ListedIssue[], target: string): ListedIssue[] {
  return issues
    .filter(({ body, trusted }) => trusted === true && readWaitingTarget(body) === target)
    .sort((a, b) => a.number - b.number)
}

function chooseState({ state, reason }: ListedIssue, count: number): 'open' | 'closed' | null {
  if (count === 0) return state === 'open' ? 'closed' : null
  return state === 'closed' && reason !== 'not_planned' ? 'open' : null
}

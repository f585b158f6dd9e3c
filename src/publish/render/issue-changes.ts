import { assertNever } from '../../base/assert.ts'
import { plainLine } from '../../base/plain-text.ts'
import type { IssueChange, KeptReason } from '../issue-change.ts'

/** What `publish --dry-run` prints: one line a change, safe for a terminal and for the log of a runner. */
export function renderIssueChanges(repository: string, changes: readonly IssueChange[]): string {
  if (changes.length === 0) return `${plainLine(repository, 140)}: no findings, nothing to do`
  return changes.map((change) => `${renderVerb(change)}  ${renderSubject(change)}`).join('\n')
}

function renderVerb({ kind }: IssueChange): string {
  return kind.padEnd('duplicate'.length)
}

function renderSubject(change: IssueChange): string {
  const finding = `${plainLine(change.finding.id, 40)} ${plainLine(change.finding.title, 120)}`
  switch (change.kind) {
    case 'create':
      return `${finding}: ${change.body.length} characters`
    case 'update':
    case 'close':
    case 'reopen':
    case 'remark':
      return `#${change.issue.number} (${change.issue.state}) ${finding}`
    case 'keep':
      return `#${change.issue.number} (${change.issue.state}) ${finding}: ${describeKept(change.why)}`
    case 'pending':
      return `${finding}: more new findings than max-new-issues`
    case 'withhold':
      return `${finding}: ${change.why}`
    case 'duplicate':
      return `#${change.issue.number} (${change.issue.state}) ${finding}: same finding as #${change.of}`
    default:
      return assertNever(change)
  }
}

/** Why an issue was left as it is. */
export function describeKept(why: KeptReason): string {
  switch (why) {
    case 'unchanged':
      return 'says all of it already'
    case 'not-reproducible':
      return 'seen again, but not proven this time'
    case 'no-generated-part':
      return 'somebody removed the generated part, so its text is left alone'
    case 'no-room':
      return 'the text around the generated part leaves too little room for it'
  }
}

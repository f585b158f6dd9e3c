import type { WorldError } from '../base/world-error.ts'
import type { FiledIssue } from '../model/finding.ts'
import type { IssueMarker } from './render/marker.ts'

/** One issue of the repository as listed, as far as it concerns us. */
export interface ListedIssue {
  readonly number: number
  readonly url: string
  readonly state: 'open' | 'closed'
  /** Why it is as it is, where GitHub says: `completed`, `not_planned`, `duplicate`, `reopened`. */
  readonly reason?: string | null
  /** Whether its author may be us; see `isTrusted`. */
  readonly trusted?: boolean
  /** Whether a program opened it. */
  readonly byBot?: boolean
  readonly body: string
  readonly marker: IssueMarker | null
}

/** The issues of a repository that bear our marker, and the highest number among all of them, pull requests too. */
export interface IssueListing {
  readonly issues: readonly ListedIssue[]
  readonly highestNumber: number
  /** Numbers that the store knows and that are in another repository now. */
  readonly moved?: ReadonlySet<number>
}

export const emptyListing: IssueListing = { issues: [], highestNumber: 0 }

export interface IssueRules {
  /** Most issues opened by one report; the rest stay pending. */
  readonly maxNewIssues: number
  readonly labels: readonly string[]
  /** Name of a property or target to the GitHub logins who are assigned. */
  readonly owners: Readonly<Record<string, readonly string[]>>
}

/** Which finding a change is about. */
export interface FindingRef {
  readonly target: string
  readonly key: string
  readonly id: string
  readonly title: string
}

export interface IssueRef {
  readonly number: number
  readonly url: string
  readonly state: 'open' | 'closed'
}

export type KeptReason = 'unchanged' | 'not-reproducible' | 'no-generated-part' | 'no-room'

/** What is to be done about one finding, or one issue; the dry run prints these and stops. */
export type IssueChange =
  | {
      readonly kind: 'create'
      readonly finding: FindingRef
      readonly title: string
      readonly body: string
      readonly labels: readonly string[]
      readonly assignees: readonly string[]
    }
  | { readonly kind: 'update'; readonly finding: FindingRef; readonly issue: IssueRef; readonly body: string }
  | { readonly kind: 'keep'; readonly finding: FindingRef; readonly issue: IssueRef; readonly why: KeptReason }
  /** More new findings than `maxNewIssues`: its turn comes with a later report. */
  | { readonly kind: 'pending'; readonly finding: FindingRef }
  /** Not proven, so not filed. */
  | { readonly kind: 'withhold'; readonly finding: FindingRef; readonly why: string }
  /** A second issue with the marker of one finding; the one with the lowest number, `of`, is used. */
  | {
      readonly kind: 'duplicate'
      readonly finding: FindingRef
      readonly issue: IssueRef
      readonly of: number
      /** A program opened it and no person has reopened it since. */
      readonly closes?: boolean
    }

/** What became of one change. */
export type IssueResult =
  | { readonly kind: 'created' | 'updated'; readonly finding: FindingRef; readonly issue: IssueRef }
  | { readonly kind: 'kept'; readonly finding: FindingRef; readonly issue: IssueRef; readonly why: KeptReason }
  | { readonly kind: 'pending'; readonly finding: FindingRef }
  | { readonly kind: 'withheld'; readonly finding: FindingRef; readonly why: string }
  | { readonly kind: 'duplicate'; readonly finding: FindingRef; readonly issue: IssueRef; readonly of: number }
  /** GitHub did not let us; the finding is tried again by the next report. */
  | { readonly kind: 'undone'; readonly finding: FindingRef; readonly issue: IssueRef | null; readonly why: string }

/**
 * How publishing ended. Only `failed` is a failure of the run; `paused` is the end of the run's budget of requests, and the
 * next one goes on from there. `sentence` is for people.
 */
export type PublishEnd =
  | { readonly kind: 'complete' }
  | { readonly kind: 'disabled' | 'read-only' | 'paused'; readonly sentence: string }
  | { readonly kind: 'failed'; readonly sentence: string; readonly error: WorldError }

/** The issue of a target that lists the findings which wait for one of their own. */
export interface WaitingResult {
  readonly kind: 'created' | 'updated' | 'kept' | 'closed' | 'undone'
  readonly target: string
  readonly count: number
  readonly issue: IssueRef | null
}

export interface PublishedIssues {
  readonly repository: string
  readonly end: PublishEnd
  /** Issues that list what waits for one of its own, one a target. */
  readonly waiting?: readonly WaitingResult[]
  /** What was done before the end, whatever the end was. */
  readonly results: readonly IssueResult[]
}

/** What a store remembers of a published finding. */
export interface RememberedIssue {
  readonly target: string
  readonly key: string
  readonly issue: FiledIssue
}

/** What a store remembers of published issues: one row a finding, for those that have or await an issue. */
export function listFiledIssues({ repository, results }: PublishedIssues): RememberedIssue[] {
  return results.flatMap((result) => {
    const issue = toFiledIssue(repository, result)
    return issue === null ? [] : [{ target: result.finding.target, key: result.finding.key, issue }]
  })
}

function toFiledIssue(repository: string, result: IssueResult): FiledIssue | null {
  switch (result.kind) {
    case 'created':
    case 'updated':
    case 'kept':
      return { repository, number: result.issue.number, state: result.issue.state }
    case 'pending':
      return { repository, number: null, state: 'pending' }
    case 'undone':
      return result.issue === null ? { repository, number: null, state: 'pending' } : null
    case 'withheld':
    case 'duplicate':
      return null
  }
}

import type { WorldError } from '../base/world-error.ts'
import type { FiledIssue, Finding } from '../model/finding.ts'
import type { Life } from '../model/life.ts'
import type { PropertyLife } from '../model/property-life.ts'
import type { CampaignReport } from '../model/report.ts'
import type { Code } from './choose-owners.ts'
import type { IssueMarker } from './render/marker.ts'

/** One issue of the repository as listed, as far as it concerns us. */
export interface ListedIssue {
  readonly number: number
  readonly url: string
  readonly state: 'open' | 'closed'
  /** GitHub's `state_reason` (`completed`, `not_planned`, `duplicate`, `reopened`), and when it was closed, ISO 8601, UTC. */
  readonly reason?: string | null
  readonly closedAt?: string | null
  /** Whether its author may be us; see `isTrusted`. */
  readonly trusted?: boolean
  /** Whether a program opened it. */
  readonly byBot?: boolean
  readonly body: string
  readonly labels?: readonly string[]
  readonly marker: IssueMarker | null
  /** What happened to it of late; absent where nobody listed it. */
  readonly activity?: IssueActivity
}

export interface IssueActivity {
  /** ISO 8601, GitHub's clock: of anything, comments too. */
  readonly updatedAt: string
  readonly commentCount: number
}

/** The issues of a repository that bear our marker, and the highest number among all of them, pull requests too. */
export interface IssueListing {
  readonly issues: readonly ListedIssue[]
  readonly highestNumber: number
  /** Numbers that the store knows and that are in another repository now. */
  readonly moved?: ReadonlySet<number>
  /** Merged pull requests, listed among the issues, that say which issues they fix. */
  readonly fixes?: readonly FixingPull[]
}

/** A pull request that was merged, and the numbers of the issues that it says it fixes. */
export interface FixingPull {
  readonly pullRequest: number
  readonly issues: readonly number[]
}

export const emptyListing: IssueListing = { issues: [], highestNumber: 0 }

export interface IssueRules {
  /** Most issues opened by one report; the rest stay pending. */
  readonly maxNewIssues: number
  readonly labels: readonly string[]
  /** Whether what passed whenever it was run again, or did not show on every runner, is filed all the same. Default: no. */
  readonly fileUnconfirmed?: boolean
  /** Name of a property or type, path pattern, or target to who is told of a new finding: logins and teams. */
  readonly owners: Readonly<Record<string, readonly string[]>>
  /** What the checkout says about who owns code; absent where there is none. */
  readonly code?: Code
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

/** A label that is added to those of an issue, or taken off. */
export interface LabelChange {
  readonly name: string
  readonly isOn: boolean
}

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
  | {
      readonly kind: 'update'
      readonly finding: FindingRef
      readonly issue: IssueRef
      readonly body: string
      readonly label?: LabelChange
    }
  | LifeChange
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

/**
 * A step in the life of an issue, told in a comment: `close` (of a closed issue: only the comment), `reopen`, or `remark`,
 * that it fails though a person closed it. The body remembers it, so that it is done once.
 */
export interface LifeChange {
  readonly kind: 'close' | 'reopen' | 'remark'
  readonly finding: FindingRef
  readonly issue: IssueRef
  readonly body: string
  /** Begins with a hidden line by which it is found again. */
  readonly comment: string
}

/** What became of one change. */
export type IssueResult =
  | { readonly kind: 'created' | 'updated'; readonly finding: FindingRef; readonly issue: IssueRef }
  | { readonly kind: 'kept'; readonly finding: FindingRef; readonly issue: IssueRef; readonly why: KeptReason }
  /** `issue` as it is now. */
  | { readonly kind: 'closed' | 'reopened' | 'remarked'; readonly finding: FindingRef; readonly issue: IssueRef }
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
  /** Of the findings of the report, judged with what GitHub and git know; absent where there is no history. */
  readonly lives?: readonly JudgedLife[]
}

export interface JudgedLife {
  readonly target: string
  readonly key: string
  /** Null of a property that was never seen, which has its own. */
  readonly life: Life | null
  readonly propertyLife: PropertyLife | null
}

/** A report as people want it, and what is left to do so that the issues say the same. */
export interface CorrectedReport {
  readonly report: CampaignReport
  /** After the findings: closes, reopens and answers. */
  readonly carryOut: () => Promise<void>
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
    case 'closed':
    case 'reopened':
    case 'remarked':
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

/** A finding that the reported campaign did not see, with the report of the campaign that saw it last. */
export interface QuietIssue {
  readonly finding: Finding
  readonly report: CampaignReport
}

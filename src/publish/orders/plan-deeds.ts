import type { Corrected, Correction } from '../../model/correction.ts'
import type { IssueListing, ListedIssue } from '../issue-change.ts'
import type { IssueMarker } from '../render/marker.ts'

/** What is to be done about an issue so that it says what people ordered. */
export type IssueDeed =
  | { readonly kind: 'close'; readonly issue: number; readonly order: Correction; readonly as: CloseAs }
  | { readonly kind: 'reopen'; readonly issue: number; readonly order: Correction; readonly why: 'ended' | 'unfolded' }

export type CloseAs =
  | { readonly kind: 'duplicate'; readonly of: readonly number[] }
  | { readonly kind: 'ignored' | 'expected' | 'wrong' | 'split' }

export interface DeedGround {
  readonly listing: IssueListing
  readonly corrected: Corrected
  readonly today: string
  readonly keyOf: (marker: IssueMarker) => string
  /** Ids of the orders that were carried out before. */
  readonly done: ReadonlySet<string>
}

/**
 * The orders that no longer hold, since somebody reopened the issue that they closed. Pure; what a file says holds for as
 * long as it says so.
 */
export function findLifted({
  listing,
  corrected,
  today,
  keyOf,
  done,
}: DeedGround): { order: Correction; issue: number }[] {
  return listing.issues.flatMap((issue) => {
    if (issue.marker === null || issue.state !== 'open' || issue.reason !== 'reopened') return []
    const order = closingOrder(issue.marker.target, keyOf(issue.marker), corrected, today)
    return order !== null && order.source === 'comment' && done.has(order.id) ? [{ order, issue: issue.number }] : []
  })
}

/**
 * Issues to be closed, because their finding is folded, set aside or split, and to be reopened: because an `ignore` ended
 * and its finding was seen again, or because a key was taken out again. Pure.
 *
 * @param seen whether this campaign saw the finding of a key
 */
export function planDeeds(ground: DeedGround, seen: (target: string, key: string) => boolean): IssueDeed[] {
  const { listing, corrected, today, keyOf } = ground
  return listing.issues.flatMap((issue): IssueDeed[] => {
    const { marker, number } = issue
    if (marker === null) return []
    const { target } = marker
    const key = keyOf(marker)
    const order = closingOrder(target, key, corrected, today)
    if (order !== null) {
      return issue.state === 'open'
        ? [{ kind: 'close', issue: number, order, as: describeClosing(order, key, ground) }]
        : []
    }
    const ended = corrected.orderOf(target, key)
    if (ended !== null && closedAs(issue, 'not_planned') && seen(target, key)) {
      return [{ kind: 'reopen', issue: number, order: ended, why: 'ended' }]
    }
    return []
  })
}

/** The issues that an order to split takes out again, of those that were closed as duplicates. */
export function planReopening(order: Correction, issues: readonly number[], { listing }: DeedGround): IssueDeed[] {
  return listing.issues
    .filter((issue) => issues.includes(issue.number) && closedAs(issue, 'duplicate'))
    .map((issue) => ({ kind: 'reopen', issue: issue.number, order, why: 'unfolded' }))
}

function closedAs(issue: ListedIssue, reason: string): boolean {
  return issue.state === 'closed' && issue.reason === reason
}

/** Why the issue of a key is to be closed, or null. */
function closingOrder(target: string, key: string, corrected: Corrected, today: string): Correction | null {
  const folded = corrected.foldedBy(target, key)
  if (folded !== null) return folded
  const standing = corrected.standingOf(target, key, today)
  return (standing === null ? null : corrected.orderOf(target, key)) ?? corrected.splitBy(target, key)
}

function describeClosing(
  { order, target }: Correction,
  key: string,
  { listing, corrected, keyOf }: DeedGround,
): CloseAs {
  switch (order.kind) {
    case 'merge': {
      const root = corrected.rootOf(target, key)
      const of = listing.issues.filter(({ marker }) => marker?.target === target && keyOf(marker) === root)
      return { kind: 'duplicate', of: of.map(({ number }) => number) }
    }
    case 'ignore':
      return { kind: 'ignored' }
    case 'expected':
    case 'wrong':
      return { kind: order.kind }
    case 'split':
    case 'retry':
    case 'lift':
      return { kind: 'split' }
  }
}

import type { OrderLine } from './parse-orders.ts'

/** A comment of an issue, as far as it concerns us. */
export interface IssueComment {
  readonly id: number
  /** Number of its issue. */
  readonly issue: number
  /** Login of who wrote it. */
  readonly author: string
  /** An account of a program, or nobody's any more: never obeyed. */
  readonly isBot: boolean
  /** ISO 8601, UTC. */
  readonly at: string
  readonly body: string
}

/** A comment with orders, of somebody who may give them. */
export interface OrderComment {
  readonly comment: IssueComment
  readonly lines: readonly OrderLine[]
  /** What was made of each line where the comment was answered already: carried out, or refused. Else null. */
  readonly answered: readonly boolean[] | null
}

/** The first line of each comment of ours on an issue: such a comment is never read for orders. */
const ownPrefix = '<!-- seedsweep:'

export function isOwnComment(body: string): boolean {
  return body.startsWith(ownPrefix)
}

/** Marks the answer to a comment, with what was made of each of its lines. */
export function answerMarker(comment: number, accepted: readonly boolean[]): string {
  return `${ownPrefix}answered ${comment} ${accepted.map((one) => (one ? 'y' : 'n')).join('')} -->`
}

/** Which comment this is our answer to, or null. */
export function readAnswer(body: string): { readonly comment: number; readonly accepted: readonly boolean[] } | null {
  const match = /^<!-- seedsweep:answered (\d{1,15}) ([yn]{1,9}) -->(?:\r?\n|$)/.exec(body)
  if (match === null) return null
  return { comment: Number(match[1]), accepted: (match[2] ?? '').split('').map((letter) => letter === 'y') }
}

/** Marks what we say in an issue when an order closes or reopens it. */
export function noteMarker(orderId: string, deed: 'close' | 'reopen'): string {
  return `${ownPrefix}note ${deed} ${orderId.replaceAll(/[^\w .:/-]|--/g, '_')} -->`
}

import { type Corrected, type Correction, type CorrectionOrder, foldCorrections } from '../../model/correction.ts'
import type { IssueListing, ListedIssue } from '../issue-change.ts'
import type { IssueMarker } from '../render/marker.ts'
import type { OrderComment } from './order-comment.ts'
import type { OrderLine, OrderWords } from './parse-orders.ts'

/** An order that was obeyed, with the comment that it is from. */
export interface GivenOrder {
  readonly correction: Correction
  readonly comment: number
  readonly author: string
  readonly issue: number
  /** Whether the comment was answered before: then there is nothing to do. */
  readonly done: boolean
}

/** What is to be said to one line of a comment. */
export type LineAnswer =
  | { readonly ok: false; readonly text: string; readonly why: string }
  | { readonly ok: true; readonly text: string; readonly effect: Effect }

/** What an order does, for the sentence that says so. */
export type Effect =
  | { readonly kind: 'merge'; readonly other: number }
  /** Taken out of another finding again, or others taken out of it. */
  | { readonly kind: 'unfold'; readonly issues: readonly number[] }
  | { readonly kind: 'split-variants' }
  | { readonly kind: 'ignore'; readonly until: string | null }
  | { readonly kind: 'expected' | 'wrong' | 'retry' }

export interface Answer {
  readonly comment: number
  readonly issue: number
  readonly lines: readonly LineAnswer[]
}

export interface JudgedOrders {
  readonly given: readonly GivenOrder[]
  /** One for each comment that was not answered yet. */
  readonly answers: readonly Answer[]
}

/** What orders are judged against. */
export interface OrderGround {
  readonly listing: IssueListing
  /** What holds already, of earlier comments and of the file. */
  readonly corrections: readonly Correction[]
  /** `2026-11-22`, UTC. */
  readonly today: string
  /** The key of today for that of a marker, which may be of older rules. */
  readonly keyOf: (marker: IssueMarker) => string
  /** How many variants a finding has, as far as is known. */
  readonly variantCountOf: (target: string, key: string) => number | null
}

/** Decides what becomes of orders, in the order in which they were given. Pure. */
export function judgeOrders(comments: readonly OrderComment[], ground: OrderGround): JudgedOrders {
  const given: GivenOrder[] = []
  const answers: Answer[] = []
  for (const { comment, lines, answered } of comments) {
    const issue = ground.listing.issues.find(({ number }) => number === comment.issue)
    if (issue === undefined || issue.marker === null) continue
    const { target } = issue.marker
    const judged = lines.map((line, position): LineAnswer => {
      // What was refused once stays refused, though it might be right today.
      if (answered !== null && answered[position] !== true) return { ok: false, text: line.text, why: 'refused before' }
      const corrected = foldCorrections([...ground.corrections, ...given.map(({ correction }) => correction)])
      // What was right on its day is not judged by today's.
      const then = answered === null ? {} : { today: '', variantCountOf: () => null }
      const verdict = judgeLine(line, issue, { ...ground, ...then, corrected })
      if (!verdict.ok) return { ok: false, text: line.text, why: verdict.why }
      const by = `${comment.author} in issue ${comment.issue}`
      const id = `comment ${comment.id} ${position}`
      const correction: Correction = { id, source: 'comment', target, at: comment.at, by, order: verdict.order }
      const { author } = comment
      given.push({ correction, comment: comment.id, author, issue: comment.issue, done: answered !== null })
      return { ok: true, text: line.text, effect: verdict.effect }
    })
    if (answered === null) answers.push({ comment: comment.id, issue: comment.issue, lines: judged })
  }
  return { given, answers }
}

type Judged =
  | { readonly ok: true; readonly order: CorrectionOrder; readonly effect: Effect }
  | { readonly ok: false; readonly why: string }

type Ground = OrderGround & { readonly corrected: Corrected }

function judgeLine(line: OrderLine, issue: ListedIssue, ground: Ground): Judged {
  if (!line.ok) return line
  const { marker } = issue
  if (marker === null) return refuse('this issue bears no mark of a finding any more')
  const key = ground.keyOf(marker)
  const root = ground.corrected.rootOf(marker.target, key)
  if (root !== key && line.words.kind !== 'split') {
    const numbers = numbersOf(ground, marker.target, root)
    return refuse(
      `this finding is folded into ${numbers.map((number) => `#${number}`).join(', ') || 'another'}: write it there`,
    )
  }
  return judgeWords(line.words, { issue, target: marker.target, key }, ground)
}

interface Place {
  readonly issue: ListedIssue
  readonly target: string
  readonly key: string
}

function judgeWords(words: OrderWords, place: Place, ground: Ground): Judged {
  const { key } = place
  switch (words.kind) {
    case 'merge':
      return judgeMerge(words.number, place, ground)
    case 'split':
      return judgeSplit(place, ground)
    case 'ignore':
      if (words.until !== null && words.until <= ground.today) return refuse(`${words.until} is not in the future`)
      return { ok: true, order: { kind: 'ignore', key, until: words.until }, effect: words }
    case 'expected':
    case 'wrong':
    case 'retry':
      return { ok: true, order: { kind: words.kind, key }, effect: { kind: words.kind } }
  }
}

function judgeMerge(number: number, { issue, target, key }: Place, ground: Ground): Judged {
  if (number === issue.number) return refuse('an issue cannot be merged into itself')
  const other = ground.listing.issues.find((candidate) => candidate.number === number)
  if (other === undefined || other.marker === null)
    return refuse(`#${number} is no issue of a finding of this repository`)
  if (other.marker.target !== target) {
    return refuse(`#${number} is of another target, and its seeds are counted apart`)
  }
  const otherKey = ground.keyOf(other.marker)
  if (ground.corrected.rootOf(target, otherKey) === ground.corrected.rootOf(target, key)) {
    return refuse(`#${number} and this are one already`)
  }
  return { ok: true, order: { kind: 'merge', into: key, key: otherKey }, effect: { kind: 'merge', other: number } }
}

function judgeSplit({ issue, target, key }: Place, ground: Ground): Judged {
  const { corrected, listing, keyOf } = ground
  const order = { kind: 'split', key } as const
  if (corrected.foldedBy(target, key) !== null) {
    return { ok: true, order, effect: { kind: 'unfold', issues: [issue.number] } }
  }
  const folded = listing.issues.flatMap(({ number, marker }) => {
    if (marker === null || marker.target !== target) return []
    const by = corrected.foldedBy(target, keyOf(marker))
    return by?.order.kind === 'merge' && corrected.rootOf(target, by.order.into) === key ? [number] : []
  })
  if (folded.length > 0) return { ok: true, order, effect: { kind: 'unfold', issues: folded } }
  if (corrected.splitBy(target, key) !== null) return refuse('it is split already')
  const variants = ground.variantCountOf(target, key)
  if (variants !== null && variants < 2)
    return refuse('it came by one path through the code only: there is nothing to split')
  return { ok: true, order, effect: { kind: 'split-variants' } }
}

function numbersOf({ listing, keyOf }: Ground, target: string, key: string): number[] {
  return listing.issues.flatMap(({ number, marker }) =>
    marker !== null && marker.target === target && keyOf(marker) === key ? [number] : [],
  )
}

function refuse(why: string): Judged {
  return { ok: false, why }
}

import { escapeInline } from '../render/escape-text.ts'
import type { Answer, Effect, LineAnswer } from './judge-orders.ts'
import { answerMarker, noteMarker } from './order-comment.ts'
import { orderForms } from './parse-orders.ts'
import type { IssueDeed } from './plan-deeds.ts'

/** The one reply to a comment with orders: what was done, what was not and why, and how to take it back. */
export function renderAnswer({ comment, lines }: Answer): { readonly marker: string; readonly body: string } {
  const marker = answerMarker(
    comment,
    lines.map(({ ok }) => ok),
  )
  return { marker, body: [marker, ...lines.map(renderLine)].join('\n') }
}

function renderLine(line: LineAnswer): string {
  // What was obeyed has no letter but those of its form.
  if (line.ok) return `- \`${line.text.replace(/\s+/g, ' ')}\`: ${describeEffect(line.effect)}`
  return `- ${escapeInline(line.text, 120)}: not done: ${line.why}. There are ${orderForms}, each on a line behind \`/seedsweep\`.`
}

function describeEffect(effect: Effect): string {
  switch (effect.kind) {
    case 'merge':
      return `#${effect.other} and this are one finding from now on. Its failures are counted here, and #${effect.other} is closed as a duplicate. To undo it, write \`/seedsweep split\` here, or reopen #${effect.other}.`
    case 'unfold':
      return `${listNumbers(effect.issues)} ${effect.issues.length === 1 ? 'is a finding' : 'are findings'} again, counted apart from now on.`
    case 'split-variants':
      return 'from now on each path through the code that leads here is a finding of its own, with an issue of its own when it is seen again. This issue is closed. To undo it, reopen the issue.'
    case 'ignore': {
      const until = effect.until === null ? '' : ` until ${effect.until}`
      return `counted in silence${until}: no red, no change of this issue, which is closed as not planned. To undo it, reopen the issue.`
    }
    case 'expected':
      return 'known and accepted: it makes nothing red and is never filed again. This issue is closed as not planned. To undo it, reopen the issue.'
    case 'wrong':
      return 'no bug of the target, but of the harness around it: kept apart and never red. This issue is closed as not planned. To undo it, reopen the issue.'
    case 'retry':
      return 'the next campaign runs its shortest seeds again, before its own.'
  }
}

/** What an issue says when an order closes or reopens it. */
export function renderNote(deed: IssueDeed): { readonly marker: string; readonly body: string } {
  const marker = noteMarker(deed.order.id, deed.kind)
  return { marker, body: `${marker}\n${describeDeed(deed)}` }
}

function describeDeed(deed: IssueDeed): string {
  // No mention: who gave the order knows it, and a mention is a message more.
  const by = escapeInline(deed.order.by, 120)
  if (deed.kind === 'reopen') {
    return deed.why === 'ended'
      ? `It was to be ignored until a day that is past (${by}), and was seen again.`
      : `It is a finding of its own again (${by}).`
  }
  const undo =
    deed.order.source === 'file'
      ? 'To undo it, change the file: what it says wins over what is done here.'
      : 'To undo it, reopen the issue.'
  switch (deed.as.kind) {
    case 'duplicate': {
      const other = deed.as.of.length === 0 ? 'another finding' : listNumbers(deed.as.of)
      return `Duplicate of ${other} (${by}): its failures are counted there from now on. ${undo}`
    }
    case 'split':
      return `From now on each path through the code that leads here is a finding of its own (${by}). ${undo}`
    case 'ignored':
      return `Counted in silence (${by}). ${undo}`
    case 'expected':
      return `Known and accepted (${by}). ${undo}`
    case 'wrong':
      return `No bug of the target, but of the harness around it (${by}). ${undo}`
  }
}

function listNumbers(numbers: readonly number[]): string {
  return numbers.map((number) => `#${number}`).join(', ')
}

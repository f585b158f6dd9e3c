import { nearestWord, truncate } from '../../base/text.ts'
import { isDay } from '../../model/correction.ts'

/** What a line of a comment orders. */
export type OrderWords =
  | { readonly kind: 'merge'; readonly number: number }
  | { readonly kind: 'split' | 'expected' | 'wrong' | 'retry' }
  | { readonly kind: 'ignore'; readonly until: string | null }

/** One line that begins with `/seedsweep`: an order, or why it is none. */
export type OrderLine =
  | { readonly ok: true; readonly text: string; readonly words: OrderWords }
  | { readonly ok: false; readonly text: string; readonly why: string }

/** Most orders read of one comment. */
const ordersMax = 5

/** Longest line that is an order. */
const lineCharactersMax = 200

const prefix = '/seedsweep'
export const orderForms = '`merge #12`, `split`, `ignore`, `ignore until 2027-01-01`, `expected`, `wrong`, `retry`'
const verbs = ['merge', 'split', 'ignore', 'expected', 'wrong', 'retry'] as const

/**
 * The orders of a comment: each a line of its own that begins with `/seedsweep`, outside fenced and indented code,
 * quotes and HTML comments. Strict: whatever is not exactly an order is answered, never guessed.
 */
export function parseOrders(body: string): OrderLine[] {
  return listOrderLines(body).slice(0, ordersMax).map(parseLine)
}

function listOrderLines(body: string): string[] {
  const lines: string[] = []
  let fence: string | null = null
  let hiddenUntil: string | null = null
  let quoted = false
  for (const line of body.split(/\r\n|\n|\r/)) {
    if (hiddenUntil !== null) {
      if (line.toLowerCase().includes(hiddenUntil)) hiddenUntil = null
      continue
    }
    if (fence !== null) {
      if (closesFence(line, fence)) fence = null
      continue
    }
    fence = /^ {0,3}(?:[-*+>] ?|\d{1,9}[.)] )*(`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[1] ?? null
    if (fence !== null) continue
    hiddenUntil = beginsHidden(line)
    // What follows a quote without an empty line between is shown as part of it.
    quoted = /^ {0,3}>/.test(line) || (quoted && line.trim() !== '')
    // Four spaces or a tab make code of a line.
    if (!quoted && /^ {0,3}\/seedsweep(?:[ \t]|$)/.test(line)) lines.push(line.trim())
  }
  return lines
}

/** What ends the HTML comment or the preformatted text that a line begins and does not end; null where it begins none. */
function beginsHidden(line: string): string | null {
  if (line.lastIndexOf('<!--') > line.lastIndexOf('-->')) return '-->'
  const text = line.toLowerCase()
  return text.lastIndexOf('<pre') > text.lastIndexOf('</pre>') ? '</pre>' : null
}

function closesFence(line: string, fence: string): boolean {
  const text = line.trim().replace(/^(?:> ?)+/, '')
  return text.startsWith(fence) && text === fence.charAt(0).repeat(text.length)
}

function parseLine(text: string): OrderLine {
  if (text.length > lineCharactersMax) return refuse(text, `the line is longer than ${lineCharactersMax} characters`)
  const [verb = '', ...words] = text
    .slice(prefix.length)
    .trim()
    .split(/[ \t]+/)
  const rest = words.join(' ')
  const known = verbs.find((candidate) => candidate === verb)
  if (known === undefined) return refuse(text, describeUnknown(verb))
  switch (known) {
    case 'merge':
      return parseMerge(text, rest)
    case 'ignore':
      return parseIgnore(text, rest)
    case 'split':
    case 'expected':
    case 'wrong':
    case 'retry':
      return rest === ''
        ? { ok: true, text, words: { kind: known } }
        : refuse(text, `nothing may stand behind ${known}`)
  }
}

function describeUnknown(verb: string): string {
  const nearest = verb === '' ? null : nearestWord(verb, verbs)
  const guess = nearest === null ? '' : `; did you mean ${nearest}?`
  return `${verb === '' ? 'a word is missing' : 'there is no such word'}${guess}`
}

function parseMerge(text: string, rest: string): OrderLine {
  const number = /^#([1-9]\d{0,8})$/.exec(rest)?.[1]
  if (number === undefined) return refuse(text, 'merge wants the number of one issue, such as #12')
  return { ok: true, text, words: { kind: 'merge', number: Number(number) } }
}

function parseIgnore(text: string, rest: string): OrderLine {
  if (rest === '') return { ok: true, text, words: { kind: 'ignore', until: null } }
  const day = /^until (\d{4}-\d{2}-\d{2})$/.exec(rest)?.[1]
  if (day === undefined || !isDay(day)) return refuse(text, 'ignore takes nothing, or a day: until 2027-01-01')
  return { ok: true, text, words: { kind: 'ignore', until: day } }
}

function refuse(text: string, why: string): OrderLine {
  return { ok: false, text: truncate(text, lineCharactersMax), why }
}

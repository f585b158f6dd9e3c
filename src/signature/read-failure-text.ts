import type { FailureText } from './failure.ts'

/** How much of an output is read: what started first, and what was said last. In UTF-16 units. */
export const headMax = 256 * 1024
export const tailMax = 2 * 1024 * 1024
/** Longer lines are dumps, not reports: they are dropped. */
const lineMax = 1024 * 1024
/** What patterns see of a line, so that no pattern meets more than it can read in linear time. */
const lineReadMax = 16 * 1024

/**
 * Makes any output readable: bounded, without colours and control characters, line ends of every system, well-formed
 * Unicode, and without the time stamps that a log collector puts before every line.
 */
export function readFailureText(output: string): FailureText {
  const text = stripControls(cutMiddle(output))
  const lines = text.split('\n').map(readLine)
  return { text, lines }
}

function cutMiddle(output: string): string {
  if (output.length <= headMax + tailMax) return output
  const head = output.slice(0, headMax)
  const tail = output.slice(-tailMax)
  return `${head.slice(0, head.lastIndexOf('\n') + 1)}\n${tail.slice(tail.indexOf('\n') + 1)}`
}

/** Also called on single messages by the normaliser. */
export function stripControls(text: string): string {
  const plain = /[\x1b\x9b\x9d]/.test(text) ? text.replace(escapePattern, '') : text
  const lined = plain.includes('\r') ? plain.replace(/\r+\n?/g, '\n') : plain
  const printable = controlPattern.test(lined) ? lined.replace(controlsPattern, '') : lined
  return printable.isWellFormed() ? printable : printable.toWellFormed()
}

/** CSI and OSC, begun by two characters or by the one of C1, and the short sequences. */
const escapePattern = new RegExp(
  [
    String.raw`(?:\x1b\[|\x9b)[0-?]{0,64}[ -/]{0,8}[@-~]`,
    String.raw`(?:\x1b\]|\x9d)[^\x07\x1b\x9c]{0,512}(?:\x07|\x1b\\|\x9c)`,
    String.raw`\x1b[@-Z\\-_]`,
  ].join('|'),
  'g',
)
const controlPattern = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ue000-\uf8ff]/
// The private-use area goes too: the normaliser hides protected digits there.
const controlsPattern = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ue000-\uf8ff]/g

function readLine(line: string): string {
  if (line.length > lineMax) return ''
  const read = line.length > lineReadMax ? line.slice(0, lineReadMax) : line
  const first = read.charCodeAt(0)
  return first >= 0x30 && first <= 0x39 ? read.replace(collectorPrefix, '') : read
}

/** `2026-01-04T10:03:21.130426Z stderr F panic: ...`, as container runtimes and CI runners prefix every line. */
const collectorPrefix = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d) (?:std(?:out|err) [FP] )?/

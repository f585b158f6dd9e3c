import { type Failure, type FailureText, ranks } from './failure.ts'
import { readStack } from './frame.ts'
import { type Headline, isV8Frame, isVitestFrame, readHeadline, readV8Frames } from './v8-error.ts'

/** How far below its headline the cause of a failed property may stand: the list of all failing values lies between. */
const causeDistanceMax = 2000
/** How far below its headline the first frame of the cause may stand: a diff lies between. */
const frameDistanceMax = 80

/**
 * A failed property of fast-check, alone or under a test runner. Its own error says how the search ended; what failed is
 * the error that the property threw, which each printer marks in its own way.
 */
export function findPropertyFailure(source: FailureText): Failure | null {
  const { text, lines } = source
  if (!text.includes('Property failed after ')) return null
  const at = lines.findIndex((line, index) => isPropertyEnd(line) && /^\s*\{ seed: /.test(lines[index + 1] ?? ''))
  if (at === -1) return null
  const cause = findCause(lines, at + 2) ?? { type: 'Error', message: (lines[at] ?? '').trim(), line: at }
  return {
    kind: 'exception',
    rank: ranks.panic,
    language: 'node',
    type: cause.type,
    message: cause.message,
    stack: readStack(readV8Frames(lines, firstFrame(lines, cause.line + 1))),
    line: at,
    crash: true,
  }
}

/** `Property failed after 7 tests`, with or without a class before it. */
export function isPropertyEnd(line: string): boolean {
  return /^\s{0,40}(?:[\w ():]{1,60}: )?Property failed after \d+ tests?$/.test(line)
}

interface Cause {
  readonly type: string
  readonly message: string
  readonly line: number
}

function findCause(lines: readonly string[], from: number): Cause | null {
  for (let at = from; at < Math.min(lines.length, from + causeDistanceMax); at++) {
    const line = lines[at] ?? ''
    if (isPropertyEnd(line) || /^ ?FAIL {1,2}\S|^ {2}● \S/.test(line)) return null
    // Node: `  [cause]: Error: text`. vitest: `Caused by: Error: text`, in its XML twice.
    // Older fast-check, and newer where asked to: `Got RangeError: text`, with a small letter for a plain `error`.
    const said =
      /^\s{0,40}\[cause\]: (.*)$/.exec(line)?.[1] ??
      /^\s{0,8}(?:Caused by: ){1,2}(.*)$/.exec(line)?.[1] ??
      /^\s{0,8}Got ((?:error|[A-Z][\w$.]{0,100})(?: \[\w{1,80}\])?: .*)$/.exec(line)?.[1]
    if (said !== undefined) return readCause(said, lines, at)
    // jest leaves the name of a plain Error out.
    if (/^\s{4,8}Cause:$/.test(line)) {
      const below = (lines[at + 1] ?? '').trim()
      return readCause(readHeadline(below) === null ? `Error: ${below}` : below, lines, at + 1)
    }
  }
  return null
}

function readCause(said: string, lines: readonly string[], line: number): Cause | null {
  if (said === 'null' || said === 'undefined') return null
  const headline: Headline | null = readHeadline(said.replace(/^error: /, 'Error: '))
  if (headline === null) return { type: 'thrown value', message: said, line }
  const message = headline.message === '' ? textBelow(lines, line) : headline.message
  return { type: headline.type, message, line }
}

function textBelow(lines: readonly string[], line: number): string {
  const below = lines[line + 1] ?? ''
  return isFrame(below) ? '' : below.trim()
}

function firstFrame(lines: readonly string[], from: number): number {
  const until = Math.min(lines.length, from + frameDistanceMax)
  for (let at = from; at < until; at++) {
    const line = lines[at] ?? ''
    if (isFrame(line)) return at
    if (/^\s*\[cause\]: |^Caused by: |^⎯{4}/.test(line)) break
  }
  return lines.length
}

function isFrame(line: string): boolean {
  return isV8Frame(line) || isVitestFrame(line)
}

import { type Failure, type FailureText, ranks } from './failure.ts'
import { noStack, readRecursion, readStack } from './frame.ts'
import { isV8Frame, isVitestFrame, readHeadline, readV8Frames } from './v8-error.ts'

/** How far below its headline the first frame of an error may stand: a diff lies between. */
const frameDistanceMax = 200

/**
 * The first error that vitest or jest reports. vitest: below ` FAIL  file > test`, of which several may share one error,
 * or below `⎯⎯⎯ Unhandled Rejection ⎯⎯⎯`. jest: below `  ● suite › test`.
 */
export function findTestRunnerFailure(source: FailureText): Failure | null {
  const { text, lines } = source
  const [vitest, jest] = [text.includes('⎯⎯⎯'), text.includes('  ● ')]
  if (!vitest && !jest) return null
  for (const [at, line] of lines.entries()) {
    const found = vitest && vitestHeading.test(line) ? readVitest(lines, at + 1) : null
    if (found !== null) return found
    if (jest && jestHeading.test(line) && lines[at + 1] === '') return readJest(lines, at + 2)
  }
  return null
}

const vitestHeading = /^ FAIL {2}\S|^⎯{2,} (?:Unhandled (?:Error|Rejection)|Uncaught Exception) ⎯{2,}$/
/** What a test logged stands below a heading of the same form. */
const jestHeading = /^ {2}● (?!Console$)\S/

function readVitest(lines: readonly string[], at: number): Failure | null {
  const said = lines[at] ?? ''
  const thrown = /^Unknown Error: (.*)$/.exec(said)?.[1]
  if (thrown !== undefined) return describe('thrown value', thrown, lines, at)
  const headline = readHeadline(said)
  return headline === null ? null : describe(headline.type, headline.message, lines, at)
}

/** jest leaves the name of a plain Error out. */
function readJest(lines: readonly string[], at: number): Failure {
  const said = (lines[at] ?? '').trim()
  const headline = readHeadline(said)
  const named = headline !== null && headline.message !== ''
  return describe(named ? headline.type : 'Error', named ? headline.message : said, lines, at)
}

function describe(type: string, message: string, lines: readonly string[], line: number): Failure {
  const frames = readV8Frames(lines, firstFrame(lines, line + 1))
  const recursion = /Maximum call stack size exceeded/.test(message)
  return {
    kind: 'exception',
    rank: ranks.panic,
    language: 'node',
    type,
    message: recursion ? '' : message,
    stack: frames.length === 0 ? noStack : recursion ? readRecursion(frames) : readStack(frames),
    line,
    crash: true,
  }
}

/** Below the last line of a report there is a rule; the next report has frames of its own. */
function firstFrame(lines: readonly string[], from: number): number {
  for (let at = from; at < Math.min(lines.length, from + frameDistanceMax); at++) {
    const line = lines[at] ?? ''
    if (isVitestFrame(line) || isV8Frame(line)) return at
    if (/^⎯{4}|^Caused by: |^ {2}● /.test(line)) break
  }
  return lines.length
}

import { type Failure, type FailureText, ranks } from './failure.ts'

/** How far from the verdict of a test, in a raw output, the text of its error may stand. */
const verdictDistanceMax = 200

/**
 * A test function of Rust that returned `Err`: libtest prints `Error: <Debug>` as the last thing the test says. There is no
 * panic and no stack, so the test itself is the site.
 */
export function findRustTestError(source: FailureText): Failure | null {
  const { text, lines } = source
  if (!text.includes('Error: ') || !text.includes('test result: FAILED')) return null
  const error = findInSections(lines) ?? findInRawOutput(lines)
  if (error === null) return null
  const stack = { site: [error.test], frames: [error.test], own: [error.test] }
  const message = readDebug(error.said)
  return {
    kind: 'panic',
    rank: ranks.panic,
    language: 'rust',
    type: 'Error',
    message,
    stack,
    line: error.line,
    crash: true,
  }
}

interface TestError {
  readonly test: string
  readonly said: string
  readonly line: number
}

/** Captured output stands below `---- tests::recovers stdout ----`, one section a test. */
function findInSections(lines: readonly string[]): TestError | null {
  for (const [at, line] of lines.entries()) {
    const test = /^---- (\S{1,400})(?: - should panic)? stdout ----$/.exec(line)?.[1]
    if (test === undefined) continue
    let end = at + 1
    while (end < lines.length && !/^---- \S{1,400} .{0,40}stdout ----$|^failures:$/.test(lines[end] ?? '')) end++
    const error = lastError(lines, at + 1, end, test)
    if (error !== null) return error
  }
  return null
}

/** With `--nocapture` the error stands above the verdict, under nextest below it, in a stream of its own. */
function findInRawOutput(lines: readonly string[]): TestError | null {
  let test = ''
  for (const [at, line] of lines.entries()) {
    test = startPattern.exec(line)?.[1] ?? test
    if (test === '' || !/^\s{0,8}(?:test \S{1,400} (?:- should panic )?\.\.\. )?FAILED$/.test(line)) continue
    const above = lastError(lines, Math.max(0, at - verdictDistanceMax), at, test)
    const error = above ?? lastError(lines, at, Math.min(lines.length, at + verdictDistanceMax), test)
    if (error !== null) return error
  }
  return null
}

const startPattern = /^\s{0,8}test (\S{1,400}) (?:- should panic )?\.\.\. /
const errorPattern = /^\s{0,8}(?:test \S{1,400} \.\.\. )?Error: (.*)$/

/** A test that panicked returned nothing, unless it is the panic by which libtest once reported an `Err`. */
function lastError(lines: readonly string[], from: number, end: number, test: string): TestError | null {
  let error: TestError | null = null
  for (let at = from; at < end; at++) {
    const line = lines[at] ?? ''
    const started = startPattern.exec(line)?.[1]
    if (started !== undefined && started !== test) error = null
    const said = errorPattern.exec(line)?.[1]
    if (said !== undefined) error = { test, said: said.trim() === '' ? textBelow(lines, at) : said, line: at }
    const panicked = line.includes('panicked at') && !isReturnCheck(lines, at)
    if (panicked || line.startsWith('note: test did not panic')) return null
  }
  return error
}

function isReturnCheck(lines: readonly string[], at: number): boolean {
  return lines
    .slice(at, at + 5)
    .some((line) => line.includes('returned a termination value with a non-zero status code'))
}

/** Reporters of errors number their chain below an empty first line. */
function textBelow(lines: readonly string[], at: number): string {
  for (const line of lines.slice(at + 1, at + 4)) {
    if (line.trim() !== '') return line.trim().replace(/^\d{1,3}: /, '')
  }
  return ''
}

/** The Debug text of an error that is a mere string is a literal: what it says is its first line. */
function readDebug(said: string): string {
  const literal = /^"((?:[^"\\]|\\.){0,4000})"$/.exec(said.trim())?.[1]
  if (literal === undefined) return said
  const lines = literal.replace(/\\(.)/g, (_, escaped: string) => (escaped === 'n' ? '\n' : escaped)).split('\n')
  return (lines.find((line) => line.trim() !== '') ?? '').trim()
}

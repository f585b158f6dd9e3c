import { type Failure, type FailureText, ranks, type Stack } from './failure.ts'
import { baseName, type Frame, framesReadMax, noStack, readStack } from './frame.ts'
import { cleanNativeName } from './native-name.ts'
import { classify, isNativeFrame, readNativeStack } from './native-stack.ts'

/** Lines of other writers that may stand between two lines of one backtrace. */
const strangersMax = 6

/** Rust panics in both print formats (1.73 moved the message to its own line), stack overflow, failed allocation. */
export function findRustPanic(source: FailureText): Failure | null {
  const { text, lines } = source
  if (
    !text.includes('panicked at') &&
    !text.includes('has overflowed its stack') &&
    !text.includes('memory allocation of')
  )
    return null
  for (const [at, line] of lines.entries()) {
    if (line.includes('panicked at')) {
      const header = headerPattern.exec(line) ?? oldHeaderPattern.exec(line)
      if (header !== null) return readPanic(header, at, lines)
    } else if (/^(?:.{0,200} )?thread '.{0,100}'(?: \(\d+\))? has overflowed its stack/.test(line)) {
      return panic('stack overflow', '', noStack, at)
    } else if (/memory allocation of \d+ bytes failed/.test(line)) {
      return { ...panic('allocation failure', '', readAnyStack(lines, at), at), kind: 'oom' }
    }
  }
  return null
}

const headerPattern = /panicked at (?!')(.{1,400}):\d+:\d+:?\s*$/
const oldHeaderPattern = /panicked at '(.{0,4000})$/

function readPanic(header: RegExpExecArray, at: number, lines: readonly string[]): Failure {
  const rest = header[1] ?? ''
  const old = header[0].startsWith("panicked at '")
  const said = old ? rest.replace(/', [^']{1,400}:\d+:\d+\s*$/, '') : firstLine(lines, at + 1)
  const file = old ? (/', (\S{1,400}):\d+:\d+\s*$/.exec(rest)?.[1] ?? '') : rest
  const stack = readAnyStack(lines, at)
  const located =
    stack.site.length > 0 || file === '' ? stack : { ...stack, site: [baseName(file.replaceAll('\\', '/'))] }
  const [type, message] = classifyMessage(said)
  return panic(type, message, located, at)
}

function firstLine(lines: readonly string[], from: number): string {
  for (let at = from; at < from + 3; at++) {
    const line = (lines[at] ?? '').trim()
    if (line !== '') return /^(?:stack backtrace:|note: )/.test(line) ? '' : line
  }
  return ''
}

/** What the runtime wrote varies with its numbers only, so the type says it all. */
function classifyMessage(said: string): readonly [type: string, message: string] {
  if (
    /^index out of bounds: |out of range for slice|^slice index starts at|^byte index \d|range (?:start|end) index/.test(
      said,
    )
  )
    return ['index out of bounds', '']
  if (said.includes('`Option::unwrap()` on a `None`')) return ['unwrap on None', '']
  if (said.includes('`Result::unwrap()` on an `Err`')) return ['unwrap on Err', said]
  if (/^attempt to .*(?:overflow|zero)/.test(said)) return ['arithmetic', said]
  if (/^assertion\b/.test(said)) return ['assertion', said]
  return ['panic', said]
}

function panic(type: string, message: string, stack: Stack, line: number): Failure {
  return { kind: 'panic', rank: ranks.panic, language: 'rust', type, message, stack, line, crash: true }
}

/** The program's own backtrace; a sanitizer's, where there is none. */
function readAnyStack(lines: readonly string[], at: number): Stack {
  const backtrace = readStack(readBacktrace(lines, at + 1))
  if (backtrace.frames.length > 0) return backtrace
  for (let index = at + 1; index < Math.min(lines.length, at + 40); index++) {
    if (isNativeFrame(lines[index] ?? '')) return readStack(readNativeStack(lines, index).frames)
  }
  return noStack
}

function readBacktrace(lines: readonly string[], from: number): readonly Frame[] {
  const frames: Frame[] = []
  let last = from + 20
  for (let at = from; at < lines.length && at <= last && frames.length < framesReadMax; at++) {
    const line = lines[at] ?? ''
    if (line.includes('panicked at')) break
    const match = /^\s{0,12}(\d{1,4}): (?:\s{0,4}0x[0-9a-f]{1,16} - )?(\S.{0,2000})$/.exec(line)
    if (match === null) continue
    if (match[1] === '0' && frames.length > 0) break
    const file = fileBelow(lines, at)
    frames.push(classify(cleanNativeName(match[2] ?? ''), file))
    last = at + strangersMax
  }
  return frames
}

function fileBelow(lines: readonly string[], at: number): string {
  for (let index = at + 1; index < at + 3; index++) {
    const match = /^\s{4,}at (.{1,600}?)(?::\d+)?(?::\d+)?$/.exec(lines[index] ?? '')
    if (match !== null) return (match[1] ?? '').replaceAll('\\', '/')
  }
  return ''
}

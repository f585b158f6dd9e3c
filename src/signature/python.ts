import { type Failure, type FailureText, ranks, type Stack } from './failure.ts'
import { baseName, type Frame, framesReadMax, readRecursion, readStack } from './frame.ts'

/** One exception of a chain: its class, its text, its frames with the innermost first. */
export interface PythonException {
  readonly type: string
  readonly message: string
  readonly frames: readonly Frame[]
  readonly line: number
}

/** Python tracebacks, chained ones too, and the faulthandler's report. */
export function findPythonException(source: FailureText): Failure | null {
  const { text, lines } = source
  if (text.includes('Fatal Python error: ')) return readFault(lines)
  if (!text.includes('Traceback (most recent call last)')) return null
  let raised: PythonException | null = null
  let cause: PythonException | null = null
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    if (line.includes('Traceback (most recent call last)')) {
      if (raised !== null && !isChained(lines, at)) break
      const [exception, end] = readTraceback(lines, at)
      cause = raised
      raised = exception
      at = end - 1
    }
  }
  return raised === null ? null : pythonFailure(raised, cause)
}

/** Builds the failure of a chain's last exception; shared with the reader of pytest's own format. */
export function pythonFailure(raised: PythonException, cause: PythonException | null): Failure {
  const name = lastName(raised.type)
  const type = cause === null ? name : `${name} <${lastName(cause.type)}`
  const stack: Stack = name === 'RecursionError' ? readRecursion(raised.frames) : readStack(raised.frames)
  return {
    kind: 'exception',
    rank: ranks.panic,
    language: 'python',
    type,
    message: messageOf(name, raised.message, stack),
    stack,
    line: raised.line,
    crash: true,
  }
}

/** The argument of a lookup error is data; a bare `assert` says nothing, so its source line speaks for it. */
function messageOf(name: string, message: string, stack: Stack): string {
  if (name === 'KeyError' || name === 'IndexError' || name === 'RecursionError' || name === 'UnboundLocalError')
    return ''
  if (message === '' && name === 'AssertionError') return stack.source ?? ''
  return message
}

function lastName(type: string): string {
  return type.slice(type.lastIndexOf('.') + 1)
}

function isChained(lines: readonly string[], at: number): boolean {
  for (let index = at - 1; index >= Math.max(0, at - 4); index--) {
    if (/the direct cause of the following exception|During handling of the above exception/.test(lines[index] ?? ''))
      return true
  }
  return false
}

function readTraceback(lines: readonly string[], start: number): readonly [PythonException, end: number] {
  // A prefix of a log stands before every line or before none.
  const header = lines[start] ?? ''
  const prefix = header.slice(0, header.indexOf('Traceback'))
  const frames: Frame[] = []
  let at = start + 1
  for (let strangers = 0; at < lines.length && strangers < 8; at++) {
    const line = lines[at] ?? ''
    const match = framePattern.exec(line)
    if (match !== null) {
      if (frames.length >= framesReadMax) frames.shift()
      frames.push(classifyFrame(match[1] ?? '', match[2] ?? '', sourceBelow(lines, at)))
      strangers = 0
      continue
    }
    const repeated = /^\s*\[Previous line repeated (\d+) more times\]/.test(line)
    const last = frames.at(-1)
    if (repeated && last !== undefined) frames.push(last, last, last)
    const end =
      frames.length > 0 ? exceptionPattern.exec(line.startsWith(prefix) ? line.slice(prefix.length) : line) : null
    if (end !== null)
      return [{ type: end[1] ?? '', message: end[2] ?? '', frames: frames.reverse(), line: start }, at + 1]
    strangers += line.startsWith('    ') || repeated ? 0 : 1
  }
  // Fuzzers print the exception above its frames.
  const above = exceptionPattern.exec((lines[start - 1] ?? '').trim())
  return [{ type: above?.[1] ?? 'exception', message: above?.[2] ?? '', frames: frames.reverse(), line: start }, at]
}

const framePattern = /^[\s|]{0,40}File "([^"]{1,600})", line \d+(?:, in (.{1,200}))?/
const exceptionPattern = /^([A-Za-z_][\w.]{0,300})(?:: (.*))?$/

function sourceBelow(lines: readonly string[], at: number): string {
  const line = lines[at + 1] ?? ''
  return /^\s{4}/.test(line) && !framePattern.test(line) ? line.trim() : ''
}

/** @param called the function's name as the traceback gives it */
export function classifyFrame(file: string, called: string, source: string): Frame {
  const path = file.replaceAll('\\', '/')
  const stem = baseName(path).replace(/\.py$/, '')
  const name = called === '' ? stem : `${stem}.${called.replace(/\.<locals>/g, '')}`
  const dependency = /\/(?:site|dist)-packages\//.test(path)
  if (dependency && /\/(?:_pytest|pluggy|pytest|hypothesis|atheris)\//.test(path)) return { name, owner: 'machinery' }
  if (dependency) return { name, owner: 'dependency', source }
  const machinery =
    /^<|\/lib(?:64)?\/python[\d.]*\/|\/Lib\/(?:asyncio|concurrent|unittest|threading|importlib)|\/unittest\//.test(path)
  return { name, owner: machinery ? 'machinery' : 'own', source }
}

function readFault(lines: readonly string[]): Failure {
  const at = lines.findIndex((line) => line.includes('Fatal Python error: '))
  const said = /Fatal Python error: (.{0,400})/.exec(lines[at] ?? '')?.[1] ?? ''
  const frames: Frame[] = []
  let threads = 0
  for (let index = at + 1; index < lines.length && frames.length < framesReadMax; index++) {
    const line = lines[index] ?? ''
    if (/^(?:Current thread|Thread) 0x/.test(line)) threads++
    const match = framePattern.exec(line)
    if (match !== null && threads <= 1) frames.push(classifyFrame(match[1] ?? '', match[2] ?? '', ''))
  }
  return pythonFailure({ type: 'Fatal Python error', message: said, frames, line: at }, null)
}

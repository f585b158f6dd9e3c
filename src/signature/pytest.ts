import type { Failure, FailureText } from './failure.ts'
import type { Frame } from './frame.ts'
import { classifyFrame, type PythonException, pythonFailure } from './python.ts'

/** pytest prints tracebacks in a format of its own: source from `def` down, `>` at the failing line, `E` at the error. */
export function findPytestFailure(source: FailureText): Failure | null {
  const { text, lines } = source
  if (!/=== (?:FAILURES|ERRORS) ===/.test(text)) return null
  const start = lines.findIndex((line) => /^=+ (?:FAILURES|ERRORS) =+$/.test(line))
  if (start === -1) return null
  let raised: PythonException | null = null
  let cause: PythonException | null = null
  let open = newException()
  for (let at = start + 2; at < lines.length; at++) {
    const line = lines[at] ?? ''
    if (/^(?:-+ Captured |=+ |_{3,} .* _{3,}$)/.test(line)) break
    if (/the direct cause of the following exception|During handling of the above exception/.test(line)) {
      cause = raised
      open = newException()
      continue
    }
    readLine(open, lines, at)
    if (open.error !== null) raised = { ...open.error, frames: open.frames.toReversed(), line: start }
  }
  return raised === null ? null : pythonFailure(raised, cause)
}

interface OpenException {
  readonly frames: Frame[]
  called: string
  source: string
  /** Below a short frame stands its source, where a `def` opens nothing. */
  short: boolean
  error: { readonly type: string; readonly message: string } | null
}

function newException(): OpenException {
  return { frames: [], called: '', source: '', short: false, error: null }
}

function readLine(open: OpenException, lines: readonly string[], at: number): void {
  const line = lines[at] ?? ''
  if (/^(?:_ ){4}/.test(line)) open.short = false
  const definition = /^(?:>|\s)\s*(?:async )?def (\w{1,200})/.exec(line)
  if (definition !== null && open.called === '' && !open.short) open.called = definition[1] ?? ''
  if (line.startsWith('>')) open.source = line.slice(1).trim()
  if (line.startsWith('E  ')) {
    open.error ??= readError(line.slice(1).trim())
    return
  }
  // `sim.py:41: in step`, the short form, and `sim.py:15: AssertionError`, the end of a long one.
  const place = /^([^\s:][^:]{0,400}\.py):\d+: ?(?:in (\S{1,200})|[\w.]*)\s*$/.exec(line)
  if (place === null) return
  const short = place[2]
  const called = short ?? open.called
  const source = short === undefined ? open.source : (lines[at + 1] ?? '').trim()
  open.frames.push(classifyFrame(place[1] ?? '', called, source))
  open.called = ''
  open.source = ''
  open.short = short !== undefined
}

function readError(said: string): { readonly type: string; readonly message: string } {
  // A bare `assert` is rewritten to its values; they differ from run to run, so the source line stands in.
  if (/^assert\b/.test(said)) return { type: 'AssertionError', message: '' }
  const match = /^([A-Za-z_][\w.]{0,300})(?:: (.*))?$/.exec(said)
  if (match === null) return { type: 'exception', message: said }
  const message = match[2] ?? ''
  return { type: match[1] ?? '', message: /^assert\b/.test(message) ? '' : message }
}

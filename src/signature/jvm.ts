import { type Failure, type FailureText, ranks } from './failure.ts'
import { type Frame, framesReadMax, noStack, readRecursion, readStack } from './frame.ts'

/** Exceptions of Java, Kotlin, Scala and Clojure, and crashes of the virtual machine itself. */
export function findJvmException(source: FailureText): Failure | null {
  const { text, lines } = source
  if (text.includes('# A fatal error has been detected by the Java Runtime')) return readVmCrash(lines)
  if (!text.includes('at ') && !text.includes('Exception in thread "')) return null
  const frame = lines.findIndex((line) => framePattern.test(line))
  const headline = frame === -1 ? findBareHeadline(lines) : findHeadline(lines, frame)
  if (headline === null) return null
  return readChain(lines, headline)
}

interface Headline {
  readonly type: string
  readonly message: string
  readonly line: number
}

/** One number in the location, no blank before the bracket: the JVM, not V8. */
const framePattern =
  /^\s{0,40}at ((?:[\w.@-]{0,100}\/\/?){0,2})([\w$.<>-]{1,600})\(([^()]{1,200}(?:\.(?:java|kt|scala|clj|groovy)(?::\d+)?)|Native Method|Unknown Source|[\w$]+:\d+|SourceFile(?::\d+)?|<generated>)\)/

const headlinePattern =
  /^\s{0,40}(?:.{0,200}?\s|Caused by: |Suppressed: )?((?:[a-z_][\w$]{0,60}\.){1,12}[A-Z][\w$]{0,100}(?:Exception|Error|Throwable|Failure|Violation|Interrupt|[\w$]{0,40}))(?:: (.*))?$/

function findHeadline(lines: readonly string[], frame: number): Headline | null {
  for (let at = frame - 1; at >= Math.max(0, frame - 20); at--) {
    const match = headlinePattern.exec(lines[at] ?? '')
    if (match !== null) return { type: match[1] ?? '', message: (match[2] ?? '').trim(), line: at }
  }
  const thread = /^Exception in thread "[^"]{0,200}" ([\w$.]{1,300})(?:: (.*))?$/.exec(lines[frame - 1] ?? '')
  return thread === null ? null : { type: thread[1] ?? '', message: thread[2] ?? '', line: frame - 1 }
}

/** A stack can be missing: `-XX:+OmitStackTraceInFastThrow` leaves it out for hot code. */
function findBareHeadline(lines: readonly string[]): Headline | null {
  for (const [at, line] of lines.entries()) {
    const match = /^Exception in thread "[^"]{0,200}" ([\w$.]{1,300})(?:: (.*))?$/.exec(line)
    if (match !== null) return { type: match[1] ?? '', message: match[2] ?? '', line: at }
  }
  return null
}

const wrappers =
  /\.(?:ExecutionException|CompletionException|InvocationTargetException|UndeclaredThrowableException|ExceptionInInitializerError)$/

function readChain(lines: readonly string[], outer: Headline): Failure {
  let root: Headline = outer
  let block: Headline = outer
  let [frames, at] = readFrames(lines, outer.line + 1)
  while (at < lines.length) {
    const match = /^\s{0,40}Caused by: ([\w$.]{1,300})(?:: (.*))?$/.exec(lines[at] ?? '')
    if (match === null) break
    root = { type: match[1] ?? '', message: (match[2] ?? '').trim(), line: at }
    const [inner, end] = readFrames(lines, at + 1)
    // A wrapper says where the result was fetched, not what failed.
    if (wrappers.test(block.type)) [block, frames] = [root, inner]
    at = end
  }
  return build(block, root, frames, outer.line)
}

function build(block: Headline, root: Headline, frames: readonly Frame[], line: number): Failure {
  const name = simpleName(block.type)
  const type = root === block ? name : `${name} <${simpleName(root.type)}`
  const base = { kind: 'exception', rank: ranks.panic, language: 'jvm', line, crash: true } as const
  if (name === 'OutOfMemoryError')
    return {
      ...base,
      kind: 'oom',
      type: `OutOfMemoryError: ${block.message}`,
      message: '',
      stack: { ...readStack(frames), site: [] },
    }
  if (name === 'StackOverflowError') return { ...base, type, message: '', stack: readRecursion(frames) }
  const runtime =
    /^NullPointerException$|IndexOutOfBoundsException$|^NegativeArraySizeException$|^NoSuchElementException$/.test(name)
  return { ...base, type, message: runtime ? '' : block.message, stack: readStack(frames) }
}

function simpleName(type: string): string {
  return type.slice(type.lastIndexOf('.') + 1)
}

function readFrames(lines: readonly string[], from: number): readonly [frames: readonly Frame[], end: number] {
  const frames: Frame[] = []
  let end = from
  for (let at = from; at < lines.length && at - end < 5 && frames.length < framesReadMax * 3; at++) {
    const line = lines[at] ?? ''
    const match = framePattern.exec(line)
    if (match !== null) frames.push(classifyFrame(match[1] ?? '', match[2] ?? ''))
    else if (/^\s{0,40}Caused by: /.test(line)) return [frames, at]
    else if (!/^\s{0,40}\.\.\. \d+ (?:more|common)/.test(line)) continue
    end = at + 1
  }
  return [frames, end]
}

function classifyFrame(module: string, called: string): Frame {
  const name = called
    .replace(/lambda\$(\w*)\$\d+/, 'lambda$$$1')
    .replace(/\$\$(?:Lambda|EnhancerBy\w+|FastClassBy\w+|SpringCGLIB|ByteBuddy)\b[\w$./]*/g, '')
    .replace(/\$\d+/g, '$')
  const machinery =
    module.startsWith('java.') ||
    module.startsWith('jdk.') ||
    machineryPackages.test(called) ||
    called.includes('$$Lambda')
  return { name, owner: machinery ? 'machinery' : 'own' }
}

const machineryPackages =
  /^(?:java|javax|jdk|sun|com\.sun|kotlin|kotlinx\.coroutines|scala|clojure\.(?:lang|core)|groovy|org\.codehaus\.groovy|org\.junit|junit|org\.testng|org\.gradle|worker\.org\.gradle|org\.apache\.maven|org\.hamcrest|org\.assertj|com\.google\.common\.(?:base\.Preconditions|truth)|com\.code_intelligence\.jazzer)\b/

function readVmCrash(lines: readonly string[]): Failure {
  const at = lines.findIndex((line) => line.includes('A fatal error has been detected by the Java Runtime'))
  const near = lines.slice(at, at + 40)
  const signal = near
    .map((line) => /^#\s+(SIG\w+|EXCEPTION_\w+|Internal Error)/.exec(line)?.[1])
    .find((name) => name !== undefined)
  const problem = near.findIndex((line) => line.startsWith('# Problematic frame'))
  const frame =
    problem === -1 ? undefined : /^#\s+\w\s+(?:\[([\w.+-]+?)\+0x[0-9a-f]+\]\s*)?(.*)$/.exec(near[problem + 1] ?? '')
  const name = (frame?.[2] ?? '').replace(/\+0x.*$/, '').trim() || (frame?.[1] ?? '')
  const stack = name === '' ? noStack : { site: [name], frames: [name], own: [name] }
  return {
    kind: 'fatal',
    rank: ranks.panic,
    language: 'jvm',
    type: signal ?? 'crash',
    message: '',
    stack,
    line: at,
    crash: true,
  }
}

import { type Failure, type FailureText, ranks } from './failure.ts'
import { type Frame, framesReadMax, readRecursion, readStack } from './frame.ts'

/** Exceptions of .NET and Mono. */
export function findDotnetException(source: FailureText): Failure | null {
  const { text, lines } = source
  if (!/Unhandled [Ee]xception|System\.\w+|:line \d/.test(text)) return null
  for (const [at, line] of lines.entries()) {
    const match = headlinePattern.exec(line)
    if (match === null || !(line.includes('nhandled ') || framePattern.test(lines[at + 1] ?? ''))) continue
    return readException(match[1] ?? '', (match[2] ?? '').trim(), at, lines)
  }
  return null
}

const headlinePattern =
  /(?:^|Unhandled exception\. |Unhandled Exception:\s{0,4}|\s)((?:[A-Z]\w{0,100}\.){0,12}[A-Z]\w{0,100}(?:Exception|Error))(?:: (.*))?$/
const framePattern =
  /^\s{1,12}at ((?:\(wrapper [\w-]{1,40}\) )?[\w.<>`+|$[\],-]{1,600}?) ?\(([^)]{0,1000})\)(?: (?:in|\[0x[0-9a-f]+\] in) .{1,600})?$/

function readException(outer: string, message: string, at: number, lines: readonly string[]): Failure {
  const frames: Frame[] = []
  let inner: string | null = null
  let strangers = 0
  for (let index = at + 1; index < lines.length && frames.length < framesReadMax && strangers < 4; index++) {
    const line = lines[index] ?? ''
    const cause = /^ ?---> ([\w.]{1,300})(?:: (.*))?$/.exec(line)
    const frame = framePattern.exec(line)
    if (cause !== null) inner = cause[1] ?? ''
    else if (/End of inner exception stack trace/.test(line)) frames.length = 0
    else if (frame !== null) frames.push(classifyFrame(frame[1] ?? ''))
    strangers = cause !== null || frame !== null || /^\s*--- End of/.test(line) ? 0 : strangers + 1
  }
  const name = simpleName(outer)
  const type = inner === null ? name : `${name} <${simpleName(inner)}`
  const base = { kind: 'exception', rank: ranks.panic, language: 'dotnet', line: at, crash: true } as const
  if (name === 'OutOfMemoryException')
    return { ...base, kind: 'oom', type, message: '', stack: { ...readStack(frames), site: [] } }
  if (/^(?:StackOverflow|InsufficientExecutionStack)Exception$/.test(name))
    return { ...base, type, message: '', stack: readRecursion(frames) }
  const runtime = /^(?:NullReference|IndexOutOfRange|ArgumentOutOfRange|KeyNotFound)Exception$/.test(name)
  return { ...base, type, message: runtime ? '' : message, stack: readStack(frames) }
}

function simpleName(type: string): string {
  return type.slice(type.lastIndexOf('.') + 1)
}

/** Undoes what the compiler makes of closures, async methods and local functions: all become their author's method. */
function classifyFrame(called: string): Frame {
  const name = called
    .replace(/\.?<>c(?:__DisplayClass[\d_]+)?(?=[.+])/g, '')
    .replace(/[.+]?<(\w+)>d__\d+(?:`\d+)?\.MoveNext/, '.$1')
    .replace(/<\w*>g__(\w+)\|[\d_]+/, '$1')
    .replace(/<(\w+)>b__[\d_]+/, '$1')
    .replace(/`\d+|\[[^\]]*\]/g, '')
    .replace(/\.{2,}/g, '.')
    .replace('+', '.')
  const machinery = /^(?:System|Microsoft|Mono|Xunit|NUnit|MSTest|FluentAssertions|Shouldly|Interop)\b|^\(wrapper/.test(
    called,
  )
  return { name, owner: machinery ? 'machinery' : 'own' }
}

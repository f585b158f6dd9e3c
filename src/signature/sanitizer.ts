import { type Failure, type FailureText, ranks, type Stack } from './failure.ts'
import { baseName, noStack, readRecursion, readStack } from './frame.ts'
import { readNativeStack } from './native-stack.ts'

/** Address, hardware address, memory, leak, thread and undefined-behaviour sanitizer, and libFuzzer around them. */
export function findSanitizerReport(source: FailureText): Failure | null {
  const { text, lines } = source
  if (!text.includes('Sanitizer') && !text.includes('libFuzzer') && !text.includes(': runtime error: ')) return null
  for (const [at, line] of lines.entries()) {
    const found = readHeadline(line, at, lines)
    if (found !== null) return found
  }
  return null
}

function readHeadline(line: string, at: number, lines: readonly string[]): Failure | null {
  if (line.includes('Sanitizer: ') && !line.startsWith('SUMMARY')) {
    const match = /(ERROR|WARNING|FATAL|CHECK failed): (\w+)Sanitizer: (.{1,2000})/.exec(line)
    if (match !== null) return readReport(match[2] ?? '', match[3] ?? '', at, lines, match[1] === 'WARNING')
  }
  if (line.includes('libFuzzer: ')) {
    const match = /ERROR: libFuzzer: (.{1,200})/.exec(line)
    if (match !== null) return readFuzzerEnd(match[1] ?? '', at, lines)
  }
  if (line.includes(': runtime error: ')) {
    const match = /^(?:.{0,400}[\s|])?([^\s:]{1,400}\.\w{1,5}):\d+(?::\d+)?: runtime error: (.{1,2000})/.exec(line)
    if (match !== null) return readUndefined(match[1] ?? '', match[2] ?? '', at, lines)
  }
  return null
}

function readReport(
  tool: string,
  rest: string,
  at: number,
  lines: readonly string[],
  warning: boolean,
): Failure | null {
  if (tool === 'Thread') return readThreadReport(rest, at, lines)
  if (warning && !rest.startsWith('use-of-uninitialized-value')) return null
  if (rest.startsWith('detected memory leaks')) return readLeak(at, lines)
  const type = reportType(rest)
  if (type === 'timeout' || type === 'out-of-memory') return report(type, at, readFrames(at, lines))
  const stack = readNativeStack(lines, at + 1)
  if (type === 'stack-overflow') return report(type, at, readRecursion(stack.frames))
  const failure = report(type, at, readStack(stack.frames))
  if (endTypes.has(type)) return { ...failure, rank: ranks.abort }
  if (!accessTypes.has(type)) return failure
  const write = lines
    .slice(at, at + 6)
    .some((line) => /^\s{0,8}WRITE of size|caused by a WRITE/.test(line) || /tags?: .* WRITE/.test(line))
  // One stray access shows as overflow, use-after-free or SEGV, as the heap happens to lie.
  return { ...failure, typeClass: `memory-access ${write ? 'write' : 'read'}` }
}

const endTypes = new Set(['ABRT', 'ILL', 'TRAP', 'deadly-signal'])
const accessTypes = new Set([
  'SEGV',
  'BUS',
  'access-violation',
  'heap-buffer-overflow',
  'heap-use-after-free',
  'stack-buffer-overflow',
  'stack-buffer-underflow',
  'stack-use-after-return',
  'stack-use-after-scope',
  'global-buffer-overflow',
  'container-overflow',
  'use-after-poison',
  'dynamic-stack-buffer-overflow',
  'intra-object-overflow',
  'unknown-crash',
  'tag-mismatch',
  'allocation-tail-overwritten',
  'wild-access',
])

function reportType(rest: string): string {
  if (rest.startsWith('attempting double-free')) return 'double-free'
  if (/^attempting (?:free|to)|^invalid-free|not malloc\(\)-ed/.test(rest)) return 'invalid-free'
  if (/^requested allocation size|^calloc parameters overflow/.test(rest)) return 'allocation-size-too-big'
  if (/out.of.memory/i.test(rest.slice(0, 80))) return 'out-of-memory'
  return /^[\w-]+/.exec(rest)?.[0] ?? 'report'
}

function readFrames(at: number, lines: readonly string[]): Stack {
  return readStack(readNativeStack(lines, at + 1).frames)
}

function report(type: string, line: number, stack: Stack, message = ''): Failure {
  return { kind: 'sanitizer', rank: ranks.sanitizer, language: 'native', type, message, stack, line, crash: true }
}

/** The leaks come sorted by size, so the first direct one is the same in every run. */
function readLeak(at: number, lines: readonly string[]): Failure {
  const find = (kind: string) => lines.findIndex((line, index) => index > at && line.startsWith(kind))
  const direct = find('Direct leak')
  const start = direct === -1 ? find('Indirect leak') : direct
  return report('memory-leak', at, start === -1 ? noStack : readFrames(start, lines))
}

/** Which of two racing threads is reported first is chance: the pair is sorted. */
function readThreadReport(rest: string, at: number, lines: readonly string[]): Failure {
  const type = rest.replace(/ \(pid=\d+\).*/, '').replace(/ on .*/, '')
  const first = readNativeStack(lines, at + 1)
  const top = readStack(first.frames)
  if (!type.includes('race')) return report(type, at, top)
  const second = readStack(readNativeStack(lines, first.end).frames)
  const pair = [...new Set([top.frames[0], second.frames[0]].filter((name) => name !== undefined))].sort()
  return report(type, at, { site: pair, frames: [...new Set([...top.frames, ...second.frames])], own: pair })
}

function readUndefined(file: string, text: string, at: number, lines: readonly string[]): Failure {
  const stack = readNativeStack(lines, at + 1, at + 8)
  const read = readStack(stack.frames.length > 0 ? readNativeStack(lines, at + 1).frames : [])
  const template = text.replace(/'[^']{0,500}'/g, "'…'")
  const located = read.site.length > 0 ? read : { ...read, site: [baseName(file)] }
  return report('undefined-behavior', at, located, template)
}

function readFuzzerEnd(rest: string, at: number, lines: readonly string[]): Failure {
  const stack = readFrames(at, lines)
  if (rest.startsWith('timeout')) return { ...limit('timeout', 'timeout', at, stack), rank: ranks.timeout }
  if (rest.startsWith('out-of-memory')) return { ...limit('oom', 'out of memory', at, stack), rank: ranks.oom }
  return { ...report('deadly-signal', at, stack), rank: ranks.abort }
}

/** A stack taken where a limit struck says nothing of the cause: it is shown, but not part of the key. */
function limit(kind: 'timeout' | 'oom', type: string, line: number, stack: Stack): Failure {
  const shown = { ...stack, site: [] }
  return { kind, rank: ranks.sanitizer, language: 'native', type, message: '', stack: shown, line, crash: true }
}

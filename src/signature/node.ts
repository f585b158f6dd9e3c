import { type Failure, type FailureText, ranks } from './failure.ts'
import { findPropertyFailure } from './fast-check.ts'
import { noStack, readRecursion, readStack } from './frame.ts'
import { findTestRunnerFailure } from './test-runner.ts'
import { isV8Frame, readHeadline, readV8Frames } from './v8-error.ts'

/** How far above its first frame the headline of an error may stand: a diff lies between. */
const headlineDistanceMax = 80

/** Errors of V8: Node, Deno, Bun's look-alike, browsers; and as vitest, jest and fast-check report them. */
export function findNodeError(source: FailureText): Failure | null {
  const { text, lines } = source
  if (text.includes('JavaScript heap out of memory')) {
    const line = lines.findIndex((candidate) => candidate.includes('JavaScript heap out of memory'))
    return { ...uncaught('JavaScript heap out of memory', '', line), kind: 'oom' }
  }
  const thrown = findThrownValue(text, lines)
  if (thrown !== null) return thrown
  const blocks = text.includes(' at ') ? findBlocks(lines) : []
  const announced = blocks.find((candidate) => candidate.uncaught)
  // What stops a run goes before the stacks that a program logs on its way.
  const verdict = findTestRunnerFailure(source) ?? readBlock(lines, announced)
  const property = findPropertyFailure(source)
  if (property !== null && (verdict === null || property.line <= verdict.line)) return property
  return verdict ?? readBlock(lines, blocks[0])
}

function readBlock(lines: readonly string[], block: Block | undefined): Failure | null {
  if (block === undefined) return null
  const frames = readV8Frames(lines, block.frame)
  const recursion = /Maximum call stack size exceeded|too much recursion/.test(block.message)
  const failure = uncaught(
    block.type,
    recursion || block.type === 'UnhandledPromiseRejection' ? '' : block.message,
    block.line,
  )
  return { ...failure, stack: recursion ? readRecursion(frames) : readStack(frames) }
}

function uncaught(type: string, message: string, line: number): Failure {
  return { kind: 'exception', rank: ranks.panic, language: 'node', type, message, stack: noStack, line, crash: true }
}

/** `throw 'text'` has no stack: Node prints the value and a hint. */
function findThrownValue(text: string, lines: readonly string[]): Failure | null {
  if (!text.includes('(Use `node --trace-uncaught')) return null
  const hint = lines.findIndex((line) => line.startsWith('(Use `node --trace-uncaught'))
  const said = (lines[hint - 1] ?? '').replace(/^Uncaught:?\s*/, '')
  return uncaught('thrown value', said, Math.max(hint - 1, 0))
}

interface Block {
  readonly type: string
  readonly message: string
  readonly line: number
  readonly frame: number
  readonly uncaught: boolean
}

function findBlocks(lines: readonly string[]): readonly Block[] {
  const blocks: Block[] = []
  let inside = false
  for (let at = 0; at < lines.length && blocks.length < 20; at++) {
    const line = lines[at] ?? ''
    const frame = line.includes(' at ') && isV8Frame(line)
    if (frame && !inside) {
      const block = findHeadline(lines, at)
      if (block !== null) blocks.push(block)
    }
    inside = frame || (inside && /^\s+\.\.\. \d+ lines matching/.test(line))
  }
  return blocks
}

/** A line `Hint: ...` of a longer message looks like a headline too: one below a caret goes before it. */
function findHeadline(lines: readonly string[], frame: number): Block | null {
  let nearest: Block | null = null
  for (let at = frame - 1; at >= Math.max(0, frame - headlineDistanceMax); at--) {
    const line = lines[at] ?? ''
    const headline = readHeadline(line)
    if (headline !== null) {
      const caret = [1, 2, 3].some((above) => /^\s*\^+\s*$/.test(lines[at - above] ?? ''))
      const more = headline.message === '' && at + 1 < frame ? (lines[at + 1] ?? '').trim() : headline.message
      const block = { type: headline.type, message: more, line: at, frame, uncaught: caret || headline.announced }
      if (block.uncaught || /(?:Error|Exception)$/.test(block.type))
        return nearest === null || block.uncaught ? block : nearest
      nearest ??= block
    } else if (isV8Frame(line)) break
  }
  return nearest
}

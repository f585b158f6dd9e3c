import { type Failure, type FailureText, ranks, type Stack } from './failure.ts'
import { type Frame, framesReadMax, noStack, readRecursion, readStack } from './frame.ts'

/** How far below a panic its first goroutine may be printed. */
const goroutineDistanceMax = 60

/** Go panics, fatal errors of the runtime, data races, and failed tests. */
export function findGoFailure(source: FailureText): Failure | null {
  const { text, lines } = source
  if (text.includes('WARNING: DATA RACE')) {
    const race = readRace(lines)
    if (race !== null) return race
  }
  if (!text.includes('goroutine ')) return null
  for (const [at, line] of lines.entries()) {
    const match = /^(panic|fatal error): (.{0,4000})$/.exec(line)
    if (match !== null && hasGoroutine(lines, at)) {
      return match[1] === 'panic' ? readPanic(match[2] ?? '', at, lines) : readFatal(match[2] ?? '', at, lines)
    }
  }
  return null
}

export function findGoTestFailure(source: FailureText): Failure | null {
  const { text, lines } = source
  if (!text.includes('--- FAIL: ')) return null
  const at = lines.findIndex((line) => line.startsWith('--- FAIL: '))
  if (at === -1) return null
  const name = /^--- FAIL: ([^\s/]{1,200})/.exec(lines[at] ?? '')?.[1] ?? ''
  const message = saidBelow(lines, at) ?? saidAbove(lines, at, name) ?? ''
  return { kind: 'test', rank: ranks.test, language: 'go', type: name, message, stack: noStack, line: at, crash: true }
}

function hasGoroutine(lines: readonly string[], at: number): boolean {
  for (let index = at + 1; index < Math.min(lines.length, at + goroutineDistanceMax); index++) {
    if (goroutinePattern.test(lines[index] ?? '')) return true
  }
  return false
}

const goroutinePattern = /^goroutine \d+ (?:gp=\S+ )?(?:m=\S+ )?(?:mp=\S+ )?\[([^\]]{1,200})\]:/

function readPanic(said: string, at: number, lines: readonly string[]): Failure {
  const text = said.replace(/ ?\[recovered[^\]]*\]$/, '').trim()
  const goroutines = readGoroutines(lines, at)
  if (text.startsWith('test timed out after'))
    return failure('panic', 'test timed out', '', deepestWaiting(goroutines), at)
  const running = goroutines.find((goroutine) => goroutine.state.startsWith('running')) ?? goroutines[0]
  const stack = readStack(running?.frames ?? [])
  if (!text.startsWith('runtime error: ')) return failure('panic', 'panic', text, stack, at)
  const error = text.slice('runtime error: '.length)
  const bounds =
    /^(index out of range|slice bounds out of range|makeslice: \w+ out of range|integer divide by zero|invalid memory address or nil pointer dereference)/.exec(
      error,
    )
  return failure('panic', bounds?.[1] ?? 'runtime error', bounds === null ? error : '', stack, at)
}

function readFatal(said: string, at: number, lines: readonly string[]): Failure {
  const goroutines = readGoroutines(lines, at)
  const running = goroutines.find((goroutine) => goroutine.state.startsWith('running')) ?? goroutines[0]
  if (/out of memory|cannot allocate memory/.test(said)) {
    const stack = { ...readStack(running?.frames ?? []), site: [] }
    return { ...failure('panic', 'fatal: out of memory', '', stack, at), kind: 'oom' }
  }
  if (said.startsWith('stack overflow'))
    return failure('panic', 'fatal: stack overflow', '', readRecursion(running?.frames ?? []), at)
  if (said.startsWith('all goroutines are asleep')) {
    return failure('panic', 'fatal: all goroutines are asleep', '', deepestWaiting(goroutines), at)
  }
  // Which of the two accesses the runtime notices is chance.
  const type = said.startsWith('concurrent map ') ? 'fatal: concurrent map access' : 'fatal'
  return failure('panic', type, type === 'fatal' ? said : '', readStack(running?.frames ?? []), at)
}

function failure(kind: 'panic' | 'sanitizer', type: string, message: string, stack: Stack, line: number): Failure {
  return {
    kind,
    rank: kind === 'panic' ? ranks.panic : ranks.sanitizer,
    language: 'go',
    type,
    message,
    stack,
    line,
    crash: true,
  }
}

interface Goroutine {
  readonly state: string
  readonly frames: readonly Frame[]
}

function readGoroutines(lines: readonly string[], from: number): readonly Goroutine[] {
  const goroutines: Goroutine[] = []
  for (let at = from; at < lines.length && goroutines.length < 200; at++) {
    const state = goroutinePattern.exec(lines[at] ?? '')?.[1]
    if (state !== undefined) goroutines.push({ state, frames: readFrames(lines, at + 1) })
  }
  return goroutines
}

/** Who waits for whom changes with the schedule, so the choice must not depend on the order of the goroutines. */
function deepestWaiting(goroutines: readonly Goroutine[]): Stack {
  let best: { stack: Stack; depth: number } | null = null
  for (const goroutine of goroutines) {
    const stack = readStack(goroutine.frames)
    if (goroutine.state.startsWith('running') || stack.own.length === 0) continue
    const depth = stack.own.length * 1000 + goroutine.frames.length
    const tie = best !== null && depth === best.depth && (stack.site[0] ?? '') > (best.stack.site[0] ?? '')
    if (best === null || depth > best.depth || tie) best = { stack, depth }
  }
  return best?.stack ?? noStack
}

function readFrames(lines: readonly string[], from: number): readonly Frame[] {
  const frames: Frame[] = []
  let strangers = 0
  for (let at = from; at < lines.length && frames.length < framesReadMax && strangers < 4; at++) {
    const line = lines[at] ?? ''
    if (line.trim() === '' || /^(?:created by |goroutine \d)/.test(line) || /^\s{2,}Previous |^={10}/.test(line)) break
    const open = line.endsWith(')') ? line.lastIndexOf('(') : -1
    const file = open > 0 ? /^\s{0,16}(\S.{0,600}\.(?:go|s)):\d+/.exec(lines[at + 1] ?? '')?.[1] : undefined
    if (file === undefined) {
      strangers += /^\s{0,16}\S.{0,600}\.(?:go|s):\d+/.test(line) ? 0 : 1
      continue
    }
    frames.push(classifyFrame(line.slice(0, open).trim(), file))
    strangers = 0
    at++
  }
  return frames
}

function classifyFrame(called: string, file: string): Frame {
  const name = cleanName(called)
  if (machinery.test(called) || /(?:^|\/)_testmain\.go$|^_cgo_gotypes\.go$/.test(file))
    return { name, owner: 'machinery' }
  const standard =
    /^[\w/]+\.|^[\w/]+\//.test(called) &&
    /\/(?:go|goroot|go-?[\d.]+|go\/go)\/src\/(?!.*\/src\/)(?!github\.com|[\w-]+\.\w+\/)/.test(file)
  const dependency = /\/pkg\/mod\/|\/vendor\/|@v\d/.test(file) || standard
  return { name, owner: dependency && !called.startsWith('main.') ? 'dependency' : 'own' }
}

const machinery =
  /^(?:panic|runtime|testing|sync|reflect|time|syscall|internal\/[\w/]+|runtime\/\w+|sync\/\w+|os\/signal|testing\/\w+)(?:\.|$)|^(?:log|log\/slog)\.|stretchr\/testify|go\.uber\.org\/zap|sirupsen\/logrus|_cgoexp/

/** `example.com/acme/raft/v2.(*Node).apply.func1.2` -> `raft.(*Node).apply.func`. */
function cleanName(called: string): string {
  return called
    .replace(/\[[^\]]{0,2000}\]/g, '')
    .replace(/\/v\d+(?=\.)/, '')
    .replace(/^.*\/(?=[^/]*$)/, '')
    .replace(/\.(?:func|gowrap|deferwrap)\d+[.\w-]*/g, '.func')
    .replace(/-fm$|-range\d+$/g, '')
}

function readRace(lines: readonly string[]): Failure | null {
  const at = lines.findIndex((line) => line.startsWith('WARNING: DATA RACE'))
  if (at === -1) return null
  const stacks: Stack[] = []
  for (let index = at + 1; index < Math.min(lines.length, at + 400) && stacks.length < 2; index++) {
    const line = lines[index] ?? ''
    if (/^={10}/.test(line)) break
    if (/^(?:Previous )?(?:atomic )?(?:[Rr]ead|[Ww]rite) at 0x/i.test(line))
      stacks.push(readStack(readFrames(lines, index + 1)))
  }
  const tops = [...new Set(stacks.flatMap((stack) => stack.frames.slice(0, 1)))].sort()
  const frames = [...new Set(stacks.flatMap((stack) => stack.frames))]
  return failure('sanitizer', 'data race', '', { site: tops, frames, own: tops }, at)
}

const saidPattern = /^\s+([\w.-]{1,200}\.go):\d+: ?(.*)$/

function readSaid(lines: readonly string[], at: number): string | null {
  const match = saidPattern.exec(lines[at] ?? '')
  if (match === null) return null
  const said = (match[2] ?? '').trim()
  if (match[1] === 'logger.go' || /^\d{4}-\d\d-\d\dT\S+\s+(?:DEBUG|INFO|WARN)/.test(said)) return null
  if (said !== '') return said
  // testify prints a table below the location.
  for (let index = at + 1; index < at + 12; index++) {
    const error = /^\s+Error:\s+(\S.*)$/.exec(lines[index] ?? '')
    if (error !== null) return error[1] ?? ''
  }
  return ''
}

function saidBelow(lines: readonly string[], at: number): string | null {
  for (
    let index = at + 1;
    index < lines.length && !/^(?:--- |=== |FAIL|ok\s|PASS|panic: )/.test(lines[index] ?? '');
    index++
  ) {
    const said = readSaid(lines, index)
    if (said !== null) return said
  }
  return null
}

/** With `-v` the text stands above the verdict. */
function saidAbove(lines: readonly string[], at: number, name: string): string | null {
  let first: string | null = null
  for (let index = at - 1; index >= 0; index--) {
    const line = lines[index] ?? ''
    if (line.startsWith('--- ') || (line.startsWith('=== RUN') && line.trimEnd().endsWith(` ${name}`))) break
    first = readSaid(lines, index) ?? first
  }
  return first
}

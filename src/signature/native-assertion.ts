import { type Failure, type FailureText, ranks, type Stack } from './failure.ts'
import { baseName, type Frame, framesReadMax, noStack, readStack } from './frame.ts'
import { cleanNativeName } from './native-name.ts'
import { classify, isNativeFrame, readNativeStack } from './native-stack.ts'

/** How far below the assertion its stack may begin. */
const stackDistanceMax = 60

/** What a failed check of C or C++ says of itself. */
interface Check {
  readonly type: string
  readonly message: string
  readonly called?: string | undefined
  readonly file?: string | undefined
}

/** `assert`, CHECK, GLib, WebKit, V8 and MSVC assertions, uncaught C++ exceptions, and the C library's own checks. */
export function findNativeAssertion(source: FailureText): Failure | null {
  const { text, lines } = source
  if (!gate.test(text)) return null
  for (const [at, line] of lines.entries()) {
    if (!gate.test(line)) continue
    const check = readCheck(line, lines, at)
    if (check === null) continue
    const stack = stackOf(check, lines, at)
    return {
      kind: 'assertion',
      rank: ranks.assertion,
      language: 'native',
      type: check.type,
      message: check.message,
      stack,
      line: at,
      crash: true,
    }
  }
  return null
}

const gate =
  /assert|Check failed|CHECK failed|terminat|Fatal error in|FATAL:|\*\*\* .{1,60} \*\*\*|free\(\): |malloc\(\): |double free|corrupt|munmap_chunk|pure virtual|std::bad_alloc/i

function readCheck(line: string, lines: readonly string[], at: number): Check | null {
  return (
    readAssert(line) ??
    readLogCheck(line) ??
    readBlockCheck(line, lines, at) ??
    readTerminate(line, lines, at) ??
    readLibcCheck(line)
  )
}

/** So many times the word may stand in a line before it stands where a library says it; a file name can hold it. */
const wordsMax = 3

/** How much of a line stands before the word, and behind it: file, line and function; expression and place. */
const beforeMax = 1_420
const behindMax = 2_200

/**
 * Each pattern begins at the word or ends before it: one that looked for the names before the word all along a line would
 * take, on a line made for that, a thousand times as long.
 */
function readAssert(line: string): Check | null {
  let words = 0
  for (const { index } of line.matchAll(/assertion/gi)) {
    if (words++ === wordsMax) break
    const check = readAssertAt(line.slice(Math.max(0, index - beforeMax), index), line.slice(index, index + behindMax))
    if (check !== null) return check
  }
  const match = /\bassert(?:ion)? fail(?:ed|ure): (.{1,1000})/i.exec(line)
  return match === null || /^\s*(?:at|left|right)\b/.test(line)
    ? null
    : { type: 'assertion', message: (match[1] ?? '').replace(/\.$/, '') }
}

/** @param word what begins with the word; `before` is what stands before it. */
function readAssertAt(before: string, word: string): Check | null {
  // glibc: `prog: file.c:12: type f(args): Assertion `expr' failed.`
  let said = /^Assertion [`'](.{1,1000}?)'? failed/.exec(word)
  let named = said === null ? null : /([^\s:]{1,400}):\d+: (.{1,1000}): $/.exec(before)
  if (named !== null) return { type: 'assertion', file: named[1], called: named[2], message: said?.[1] ?? '' }
  // BSD and macOS: `Assertion failed: (expr), function f, file x.c, line 12.`
  said = /^Assertion failed: (.{1,1000}?), (?:function (.{1,400}?), )?file (.{1,400}?), line \d+/.exec(word)
  if (said !== null) return { type: 'assertion', file: said[3], called: said[2], message: said[1] ?? '' }
  // musl: `Assertion failed: expr (file.c: f: 12)`
  said = /^Assertion failed: (.{1,1000}) \(([^\s:()]{1,400}): (\S{1,400}): \d+\)/.exec(word)
  if (said !== null) return { type: 'assertion', file: said[2], called: said[3], message: said[1] ?? '' }
  // GLib: `GLib:ERROR:file.c:709:f: assertion failed: (j < i)` and `f: assertion 'expr' failed`
  said = /^assertion failed:? (.{1,1000})/.exec(word)
  named = said === null ? null : /([^\s:]{1,400}):\d+:(\w{1,200}): $/.exec(before.slice(-620))
  if (named !== null) return { type: 'assertion', file: named[1], called: named[2], message: said?.[1] ?? '' }
  said = /^assertion ['"](.{1,1000}?)['"] failed/.exec(word)
  named = said === null ? null : /(\w{1,200}): $/.exec(before.slice(-202))
  if (named !== null) return { type: 'assertion', called: named[1], message: said?.[1] ?? '' }
  // libc++ hardening: `vector:12: assertion expr failed: text`
  said = /^assertion (.{1,1000}?) failed(?:: (.{1,1000}))?/.exec(word)
  named = said === null ? null : /([^\s:]{1,400}):\d+: (?:libc\+\+ Hardening )?$/.exec(before.slice(-440))
  return named === null ? null : { type: 'assertion', message: said?.[2] ?? said?.[1] ?? '' }
}

function readLogCheck(line: string): Check | null {
  // glog and Chromium: `F0813 00:29:27.775753 384244 file.cc:130] Check failed: a == b (1 vs. 2)`
  const match = /(?:^|[\s:])(?:FATAL:|F\d{4} .{10,40} )([^\s:(]{1,300})[:(]\d+[)\]]{1,2} (.{1,1000})/.exec(line)
  if (match === null) return null
  const text = match[2] ?? ''
  const check = /^(?:Check|Debug check|DCHECK|CHECK) failed: (.*)/.exec(text)
  return { type: check === null ? 'fatal' : 'check', file: match[1], message: cutValues(check?.[1] ?? text) }
}

function readBlockCheck(line: string, lines: readonly string[], at: number): Check | null {
  // V8: `# Fatal error in ../../src/vector.h, line 24` and the text on the next line
  let match = /^#?\s{0,8}Fatal error in (.{0,300}), line \d+/.exec(line)
  if (match !== null) {
    const text = (lines[at + 1] ?? '').replace(/^#\s*/, '')
    return { type: 'check', file: match[1], message: cutValues(text.replace(/^(?:Debug )?[Cc]heck failed: /, '')) }
  }
  match = /^(?:#\s+)?(?:Debug )?[Cc](?:heck|HECK) failed: (.{1,1000})/.exec(line)
  return match === null ? null : { type: 'check', message: cutValues(match[1] ?? '') }
}

/** The compared values and fuzzed data after the expression are not the expression. */
function cutValues(text: string): string {
  return text
    .replace(/ \(\S.{0,200} vs\. .*$/, '')
    .replace(/(?:: | = )['"].*$/, '')
    .replace(/[.\s]+$/, '')
}

function readTerminate(line: string, lines: readonly string[], at: number): Check | null {
  let match = /terminate called after throwing an instance of ['"](.{1,400})['"]/.exec(line)
  if (match !== null) {
    const what = /^\s*what\(\):\s*(.*)/.exec(lines[at + 1] ?? '')
    return { type: match[1] ?? '', message: what?.[1] ?? '' }
  }
  match =
    /terminat(?:ing|e called) (?:with|due to) uncaught exception of type ([^\s:]{1,300}(?:::[^\s:]{1,300}){0,8})(?:: (.*))?/.exec(
      line,
    )
  if (match !== null) return { type: match[1] ?? '', message: match[2] ?? '' }
  match =
    /(terminate called without an active exception|terminate called recursively|pure virtual (?:method|function) call(?:ed)?)/.exec(
      line,
    )
  return match === null ? null : { type: 'terminate', message: match[1] ?? '' }
}

function readLibcCheck(line: string): Check | null {
  const match =
    /(\*\*\* (?:stack smashing|buffer overflow|bit out of range|invalid) .{1,60}|(?:free|malloc|realloc|calloc)\(\): [\w ]{3,60}|double free or corruption(?: \(\S{1,12}\))?|munmap_chunk\(\): [\w ]{3,40}|corrupted (?:size vs\. prev_size|double-linked list)[\w ]{0,30})/.exec(
      line,
    )
  return match === null
    ? null
    : { type: 'heap corruption', message: (match[1] ?? '').replace(/\*\*\*.*?(\w.*?)(?: \*\*\*.*|$)/, '$1') }
}

/** The function that the assertion names, else the stack printed below, else the file. */
function stackOf(check: Check, lines: readonly string[], at: number): Stack {
  const below = readStackBelow(lines, at)
  const called = check.called === undefined ? '' : cleanNativeName(check.called)
  if (called !== '')
    return {
      ...below,
      site: [called],
      frames: below.frames.length > 0 ? below.frames : [called],
      own: below.own.length > 0 ? below.own : [called],
    }
  if (below.site.length > 0) return below
  return check.file === undefined || check.file === '' ? noStack : { site: [baseName(check.file)], frames: [], own: [] }
}

function readStackBelow(lines: readonly string[], at: number): Stack {
  const until = Math.min(lines.length, at + stackDistanceMax)
  for (let index = at + 1; index < until; index++) {
    const line = lines[index] ?? ''
    if (isNativeFrame(line)) {
      const stack = readStack(readNativeStack(lines, index).frames)
      if (stack.frames.length > 0) return stack
    } else if (bracketFrame.test(line)) return readStack(readBracketFrames(lines, index))
  }
  return noStack
}

/** Windows builds of Chromium: `	blink::Plugin::item [0x1B23CD91+41] (C:\b\plugin.cc:12)`. */
const bracketFrame = /^\s+(\S.{0,1000}?) \[0x[0-9A-Fa-f]+\+\d+\](?: \((.{1,400}?)(?::\d+)?\))?\s*$/
function readBracketFrames(lines: readonly string[], from: number): readonly Frame[] {
  const frames: Frame[] = []
  for (let at = from; at < lines.length && frames.length < framesReadMax; at++) {
    const match = bracketFrame.exec(lines[at] ?? '')
    if (match === null) break
    frames.push(classify(cleanNativeName(match[1] ?? ''), (match[2] ?? '').replaceAll('\\', '/')))
  }
  return frames
}

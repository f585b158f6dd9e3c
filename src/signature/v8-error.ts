import { baseName, type Frame, framesReadMax } from './frame.ts'

/** First line of an error: its class and the start of its text. */
export interface Headline {
  readonly type: string
  readonly message: string
  /** The line itself says that nobody caught the error. */
  readonly announced: boolean
}

export function readHeadline(line: string): Headline | null {
  const match = headlinePattern.exec(line)
  return match === null
    ? null
    : {
        type: (match[2] ?? '').replace(/^.*\./, ''),
        message: (match[4] ?? '').trim(),
        announced: /uncaught|unhandled/i.test(match[1] ?? ''),
      }
}

const headlinePattern =
  /^(?:\[cause\]: )?((?:==\d+== )?(?:error: )?(?:(?:Uncaught|Unhandled)(?: [a-z]\w{0,20}| Exception){0,2}(?: \(in promise\))?:? (?:Jazzer\.js: )?)?)([A-Z_$][\w$]*(?:\.[A-Z]\w*)?|\w+Error)(?: \[(\w{1,80})\])?(?:: (.*))?$/

/** `    at Broker.enqueue (/a/q.js:3:9)`, as V8 prints it. */
export function isV8Frame(line: string): boolean {
  return line.includes('at ') && v8Pattern.test(line)
}

/** Two numbers in the location tell V8 from the JVM and .NET; Rust has them too, but only ever prints its own files. */
const v8Pattern =
  /^\s{0,40}at (?!.{1,800}\.rs:\d+:\d+$)(?:.{0,800} \()?(?:.{0,800}:\d+:\d+|<anonymous>|native|index \d+|node:[\w/]+)\)?(?:,| \{)?$/

/** ` ❯ Broker.enqueue src/q.ts:3:9`, as vitest prints it. */
export function isVitestFrame(line: string): boolean {
  return line.includes('❯ ') && vitestPattern.test(line)
}

const vitestPattern = /^ {0,8}❯ (?:(\S.{0,400}?) )?(\S{1,800}:\d+:\d+)$/
/** Between two frames vitest may print the source around the upper one. */
const sourcePattern = /^ {0,12}\d{0,7}\|/

/** Reads the frames that start at line `from`, in the notation of V8 or of vitest; also of a bare `error.stack`. */
export function readV8Frames(lines: readonly string[], from: number): readonly Frame[] {
  const frames: Frame[] = []
  let strangers = 0
  for (let at = from; at < lines.length && frames.length < framesReadMax && strangers < 4; at++) {
    const line = lines[at] ?? ''
    const frame = readFrame(line)
    if (frame !== null) {
      frames.push(frame)
      strangers = 0
      if (line.endsWith('{')) break
    } else if (/^\s*\[cause\]|^Caused by: /.test(line) || headlinePattern.test(line)) break
    else if (!sourcePattern.test(line)) strangers++
  }
  return frames
}

function readFrame(line: string): Frame | null {
  const match = isVitestFrame(line) ? vitestPattern.exec(line) : null
  if (match !== null) return frameOf(match[1] ?? '', match[2] ?? '')
  const text = isV8Frame(line) ? /^\s{0,40}at (.*?)(?:,| \{)?$/.exec(line)?.[1] : undefined
  if (text === undefined) return null
  const open = text.endsWith(')') ? text.lastIndexOf(' (') : -1
  return open === -1 ? frameOf('', text) : frameOf(text.slice(0, open), text.slice(open + 2, -1))
}

function frameOf(called: string, place: string): Frame {
  const file = place.replace(/^async /, '').replace(/:\d+(?::\d+)?$/, '')
  if (
    /^(?:node:|internal\/|<anonymous>|native|index \d)/.test(file) ||
    /^(?:events|assert|fs|net|timers|module|buffer|domain|vm)\.js$/.test(file)
  ) {
    return { name: called, owner: 'machinery' }
  }
  const bare = called
    .replace(/^(?:async |new )+/, '')
    .replace(/ \[as [^\]]{1,100}\]$/, '')
    .replace(/^(?:async )?(?:Object|Module|Function)\.<anonymous>$/, '<anonymous>')
    .replace(/^process\.processTicksAndRejections$/, '')
  const script = baseName(file.replaceAll('\\', '/').replace(/\?.*$/, ''))
  const name = bare === '' || bare === '<anonymous>' ? `${script}:<anonymous>` : bare
  if (toolPattern.test(file)) return { name, owner: 'machinery' }
  return { name, owner: file.includes('node_modules') ? 'dependency' : 'own' }
}

const toolPattern =
  /(?:^|[\\/])node_modules[\\/](?:mocha|jest[\w-]*|vitest|@vitest|@jest|ava|jasmine[\w-]*|tap|chai|expect|fast-check|@fast-check)[\\/]/

import { type Failure, type FailureText, ranks } from './failure.ts'
import { baseName, noStack } from './frame.ts'

/** FoundationDB: severity-40 trace events (XML or JSON), its test harness's summary, and assertions on stderr. */
export function findFoundationFailure(source: FailureText): Failure | null {
  const { text, lines } = source
  const trace = text.includes('Severity=') || text.includes('"Severity"')
  if (!trace && !text.includes(' failed @ ')) return null
  for (const [at, line] of lines.entries()) {
    const found = readEvent(line, at) ?? readHarness(line, at) ?? readAssertion(line, at)
    if (found !== null) return found
  }
  return null
}

/** Injected faults are the test's own doing. */
function readEvent(line: string, at: number): Failure | null {
  if (!/Severity"?[=:] ?"?40"?/.test(line) || !/"?Type"?[=:]/.test(line)) return null
  const read = attributesOf(line)
  if (read.get('Severity') !== '40' || read.get('ErrorIsInjectedFault') === '1') return null
  const type = [read.get('Type'), read.get('Error')].filter((part) => part !== undefined).join('/')
  return fatal(type, read.get('FailedAssertion') ?? read.get('Reason') ?? '', read.get('File') ?? '', at)
}

function attributesOf(line: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>()
  for (const match of line.matchAll(/"?([A-Za-z]\w{0,60})"?\s?[=:]\s?"([^"]*)"/g)) {
    if (!attributes.has(match[1] ?? '')) attributes.set(match[1] ?? '', decodeEntities(match[2] ?? ''))
  }
  return attributes
}

function decodeEntities(text: string): string {
  return text
    .replaceAll('&gt;', '>')
    .replaceAll('&lt;', '<')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
}

function readHarness(line: string, at: number): Failure | null {
  const match = /<(TestUnexpectedlyNotFinished|UnseedMismatch|DBCorruption|ExternalError)\b/.exec(line)
  return match === null ? null : fatal(match[1] ?? '', '', '', at)
}

function readAssertion(line: string, at: number): Failure | null {
  const match = /^(?:.{0,200} )?Assertion (.{1,1000}) failed @ (\S{1,600}) \d+:/.exec(line)
  return match === null ? null : fatal('assertion', match[1] ?? '', match[2] ?? '', at)
}

function fatal(type: string, message: string, file: string, line: number): Failure {
  const stack = file === '' ? noStack : { site: [baseName(file)], frames: [], own: [] }
  return { kind: 'fatal', rank: ranks.structured, language: 'foundationdb', type, message, stack, line, crash: true }
}

import type { FailureEvidence } from '../model/signature.ts'
import { type Failure, type FailureText, ranks } from './failure.ts'
import { noStack } from './frame.ts'
import { stripLogPrefix } from './normalise-message.ts'

/** What the end of the process says: a limit, a signal, an exit status. Never a property of a stack. */
export function readProcessEnds(evidence: FailureEvidence, source: FailureText): readonly Failure[] {
  const ends: Failure[] = []
  const end = { language: 'none', message: '', stack: noStack, line: 0, crash: false } as const
  if (evidence.timedOut === true) ends.push({ ...end, kind: 'timeout', rank: ranks.timeout, type: 'timeout' })
  if (evidence.oomKilled === true) ends.push({ ...end, kind: 'oom', rank: ranks.oom, type: 'out of memory' })
  const signal = signalOf(evidence)
  if (signal !== null) ends.push({ ...end, kind: 'signal', rank: ranks.signal, type: signal })
  const [message, line] = lastErrorLine(source)
  const type = evidence.exitCode === undefined || evidence.exitCode < 0 ? 'exit' : `exit ${evidence.exitCode}`
  ends.push({ ...end, kind: 'exit', rank: ranks.exit, type, message, line, crash: message !== '' })
  return ends
}

const signalNames: Readonly<Record<number, string>> = {
  4: 'SIGILL',
  5: 'SIGTRAP',
  6: 'SIGABRT',
  7: 'SIGBUS',
  8: 'SIGFPE',
  9: 'SIGKILL',
  11: 'SIGSEGV',
  13: 'SIGPIPE',
  15: 'SIGTERM',
  24: 'SIGXCPU',
  25: 'SIGXFSZ',
  31: 'SIGSYS',
}
/** A shell reports death by signal n as 128 + n, but 129 and 130 are also ordinary statuses of simulators. */
const shellSignals = new Set([4, 5, 6, 7, 8, 9, 11, 15])

function signalOf(evidence: FailureEvidence): string | null {
  if (evidence.signal !== undefined && evidence.signal !== '') return evidence.signal
  const code = evidence.exitCode
  if (code === undefined) return null
  if (code < 0) return signalNames[-code] ?? `signal ${-code}`
  return shellSignals.has(code - 128) ? (signalNames[code - 128] ?? null) : null
}

const errorPattern =
  /\b(?:error|err|fail(?:ed|ure|s)?|fatal|critical|violat\w{2,6}|mismatch\w{0,2}|corrupt\w{0,4}|diverg\w{2,6}|invalid|unexpected|exception|cannot|could not|broken|panic\w{0,3}|abort\w{0,3})\b/i
const hintPattern = /\breproduce\b|\bre-?run\b|\b0 (?:errors|failures|failed)\b|^\s*(?:seed|hint|note|help)\b/i

/** The last line that speaks of an error: what a program says before it gives up. */
function lastErrorLine(source: FailureText): readonly [message: string, line: number] {
  for (let at = source.lines.length - 1; at >= 0; at--) {
    const line = source.lines[at] ?? ''
    if (line.length > 4000 || !errorPattern.test(line) || hintPattern.test(line)) continue
    const said = stripLogPrefix(line).replace(
      /^\[?(?:error|err|fatal|critical|warn(?:ing)?|info)\b(?:\([\w.-]{1,40}\))?[\]:]{0,2}\s*/i,
      '',
    )
    return [said === '' ? line.trim() : said, at]
  }
  return ['', 0]
}

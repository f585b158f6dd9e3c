import { type Failure, type FailureText, ranks } from './failure.ts'
import { noStack } from './frame.ts'
import { stripLogPrefix } from './normalise-message.ts'

/** A line that a program itself calls fatal, of no format that another family knows. */
export function findFatalLine(source: FailureText): Failure | null {
  if (!/fatal|panic|critical/i.test(source.text)) return null
  for (const [at, line] of source.lines.entries()) {
    const message = readFatal(line)
    if (message !== null) {
      return {
        kind: 'fatal',
        rank: ranks.fatal,
        language: 'none',
        type: 'fatal',
        message,
        stack: noStack,
        line: at,
        crash: true,
      }
    }
  }
  return null
}

function readFatal(line: string): string | null {
  if (!/fatal|panic|critical/i.test(line)) return null
  const structured = /"(?:level|severity|lvl)"\s?:\s?"(?:fatal|panic|critical|dpanic)"/i.test(line)
  if (structured) return /"(?:msg|message)"\s?:\s?"((?:[^"\\]|\\.){1,1000})"/.exec(line)?.[1] ?? 'fatal'
  const pairs = /\b(?:level|lvl|severity)=(?:fatal|panic|critical)\b/i.test(line)
  if (pairs)
    return (
      /\b(?:msg|message)="((?:[^"\\]|\\.){1,1000})"/.exec(line)?.[1] ??
      /\b(?:msg|message)=(\S{1,1000})/.exec(line)?.[1] ??
      'fatal'
    )
  const plain = /^(?:fatal(?: error)?|panic(?:ked)?|critical)(?:\(\w{1,40}\))?[\]:!]\s{0,4}(\S.{0,1000})$/i.exec(
    stripLogPrefix(line).replace(/^\[/, ''),
  )
  if (plain !== null) return plain[1] ?? ''
  return /(?:^|[\s\]])(?:FATAL|PANIC|CRITICAL)[\]:]?\s{1,8}(\S.{0,1000})$/.exec(line)?.[1] ?? null
}

/** `INVARIANT VIOLATED name: text`, `property "x" failed`, `Invariant TypeOK is violated`. */
export function findViolationLine(source: FailureText): Failure | null {
  if (!violationGate.test(source.text)) return null
  for (const [at, line] of source.lines.entries()) {
    if (!violationGate.test(line)) continue
    const named =
      /\b(?:invariant|property|safety|liveness|oracle|consistency|postcondition|precondition)(?: check)? (?:violat(?:ed|ion)|failed|broken)\b[:\s!-]{0,4}(.{0,1000})/i.exec(
        line,
      )
    if (named !== null) return violation(named[1] ?? '', at)
    const prefixed =
      /\b(?:invariant|property|safety|liveness|oracle)[: ]{1,2}["'`]?([\w.:/-]{1,200})["'`]? (?:(?:is|was|has been|does|check) ?)?(?:violated|failed|broken|not hold|falsified)\b[:\s.-]{0,4}(.{0,1000})/i.exec(
        line,
      )
    if (prefixed !== null) return violationOf(prefixed[1] ?? '', prefixed[2] ?? '', at)
  }
  return null
}

const violationGate =
  /\b(?:invariant|property|safety|liveness|oracle|consistency|postcondition|precondition)\b.{0,220}\b(?:violat|fail|brok|not hold|falsified)/i

function violation(rest: string, line: number): Failure {
  const name = /^["'`]?([\w.-]{1,200})["'`]?(?:: |:$|$)(.*)/.exec(rest)
  return name === null ? violationOf('violation', rest, line) : violationOf(name[1] ?? '', name[2] ?? '', line)
}

function violationOf(type: string, message: string, line: number): Failure {
  return {
    kind: 'violation',
    rank: ranks.violation,
    language: 'none',
    type,
    message,
    stack: noStack,
    line,
    crash: true,
  }
}

import { assertNever } from '../base/assert.ts'
import { formatSize } from '../base/text.ts'
import type { ProcessExit, RunResult } from '../model/outcome.ts'
import type { OutcomeRule } from '../model/outcome-rule.ts'
import type { SimulatorResult } from '../model/result.ts'
import type { ReportedFailure } from '../model/signature.ts'
import { matchRules } from './match-rules.ts'
import { type ReportedResult, showUntrusted } from './reported-result.ts'

/** Everything that decides what a process that ran one seed gave. */
export interface RunEvidence {
  /** `does not start: ...` where the process never started; then `exit` is null. */
  readonly startError: string | null
  readonly exit: ProcessExit | null
  readonly report: ReportedResult
  /** The text that exit 0 needs to count as passed, and whether it appeared; null where none is asked for. */
  readonly expect: { readonly text: string; readonly seen: boolean } | null
  /** True for a line run by a shell, which says 126 and 127 for what it cannot start. */
  readonly shell: boolean
  /** The target's own rules, and the kept output that they may ask for. */
  readonly rules: readonly OutcomeRule[]
  readonly output: () => string
  /** The bound that a run was killed for, where it was. */
  readonly memoryMax: number | null
}

export interface Classification {
  readonly outcome: RunResult['outcome']
  readonly reason: string | null
  /** A line for the end of the output where the output itself cannot show why this failed; else null. */
  readonly remark: string | null
  /** What the failure is to be called instead of what was reported or stands in the output; else null. */
  readonly reported: ReportedFailure | null
}

/**
 * What a run gave. Our own kill comes first, then the world's failures, then the simulator's own words, then the
 * target's rules, then files of a test runner, then the exit. A report of `passed` does not outweigh a failing exit, a
 * report of `failed` outweighs everything but our kill.
 */
export function classify(evidence: RunEvidence): Classification {
  const { exit, report } = evidence
  if (exit === null) return infra(evidence.startError ?? 'does not start: the reason is unknown')
  if (exit.killedByUs === 'cancelled') return plain('cut')
  if (exit.killedByUs === 'timeout') return plain('timed-out')
  if (exit.killedByUs === 'memory') return { ...plain('failed'), reported: describeMemory(evidence.memoryMax ?? 0) }
  const own = report.kind !== 'none' && report.by !== 'files'
  // Half a report of a process that died is the mark of its death, not a mistake in the simulator's protocol.
  const torn = report.kind === 'invalid' && report.torn && exit.code !== 0

  if (own && report.kind === 'invalid' && !torn) return infra(report.reason)
  if (own && report.kind === 'result' && report.result.outcome !== 'passed') return classifyResult(report.result, exit)
  if (isShellStartFailure(evidence, exit)) {
    return infra(`does not start: the shell ended with exit code ${exit.code}`)
  }
  const rule = matchRules(evidence.rules, exit, evidence.output)
  if (rule !== null) return classifyByRule(rule)

  switch (report.kind) {
    case 'result':
      if (report.result.outcome === 'passed' && !own) return classifyExit(evidence, exit)
      return classifyResult(report.result, exit)
    case 'invalid':
      return torn ? classifyExit(evidence, exit) : infra(report.reason)
    case 'none':
      return classifyExit(evidence, exit)
    default:
      return assertNever(report)
  }
}

/** What a reported result gave where no process ended with it: a worker's message, a line of a batch. */
export function classifyReported(result: SimulatorResult): Classification {
  return classifyResult(result, { code: 0, signal: null, killedByUs: null })
}

/** The same for all seeds of a target, so that they are one finding. */
export function describeMemory(memoryMax: number): ReportedFailure {
  return { kind: 'memory', type: 'out of memory', message: `used more than ${formatSize(memoryMax)}` }
}

/** True where the simulator itself could not be started: the same for every seed, so that a sweep can stop early. */
export function isStartFailure(result: Pick<RunResult, 'outcome' | 'reason'>): boolean {
  return result.outcome === 'infra' && /^(does not start|the worker did not start):/.test(result.reason ?? '')
}

function classifyResult({ outcome, failure }: SimulatorResult, exit: ProcessExit): Classification {
  switch (outcome) {
    case 'failed':
      return plain('failed')
    case 'unknown': {
      const why = failure === undefined ? '' : `: ${showUntrusted(failure.message)}`
      return { ...plain('unknown'), reason: `the simulator reports that it could not decide${why}` }
    }
    case 'passed':
      if (exit.code === 0) return plain('passed')
      return exit.signal === 'SIGKILL' ? killedBySystem() : plain('failed')
    default:
      return assertNever(outcome)
  }
}

function classifyByRule({ is, reason, exit, signal, text }: OutcomeRule): Classification {
  const conditions = [exit && 'exit', signal && 'signal', text && 'text'].filter((word) => word !== null).join(' and ')
  const words = reason ?? `so says the rule of the target about its ${conditions}`
  switch (is) {
    case 'passed':
      return plain('passed')
    case 'failed':
    case 'timed-out':
      return { ...plain(is), remark: reason }
    case 'nondeterministic':
      // Never folded into the failure that the two runs had.
      return { ...plain(is), remark: reason, reported: { kind: 'nondeterminism', message: words } }
    case 'unknown':
    case 'infra':
      return { ...plain(is), reason: words }
    default:
      return assertNever(is)
  }
}

/** A shell says with these codes that it could not start the program. */
function isShellStartFailure({ shell, report }: RunEvidence, exit: ProcessExit): boolean {
  return shell && (exit.code === 126 || exit.code === 127) && (report.kind !== 'result' || report.by === 'files')
}

function classifyExit(evidence: RunEvidence, exit: ProcessExit): Classification {
  if (exit.signal === 'SIGKILL') return killedBySystem()
  if (exit.code !== 0) return plain('failed')
  if (evidence.expect === null || evidence.expect.seen) return plain('passed')
  const remark = `exit code 0, but the expected text ${showUntrusted(evidence.expect.text)} did not appear`
  return { ...plain('failed'), remark }
}

function plain(outcome: RunResult['outcome']): Classification {
  return { outcome, reason: null, remark: null, reported: null }
}

function infra(reason: string): Classification {
  return { ...plain('infra'), reason }
}

function killedBySystem(): Classification {
  return infra('killed by the system, probably out of memory')
}

import type { FailureEvidence, Signature } from '../model/signature.ts'
import { findAntithesisFailure } from './antithesis.ts'
import { findConsistencyFailure } from './consistency.ts'
import { findDotnetException } from './dotnet.ts'
import { type Failure, type FailureText, type FindFailure, ranks } from './failure.ts'
import { findFatalLine, findViolationLine } from './fatal-line.ts'
import { findFoundationFailure } from './foundationdb.ts'
import { findGoFailure, findGoTestFailure } from './go.ts'
import { findJvmException } from './jvm.ts'
import { findNativeAssertion } from './native-assertion.ts'
import { findNodeError } from './node.ts'
import { readProcessEnds } from './process-end.ts'
import { findPytestFailure } from './pytest.ts'
import { findPythonException } from './python.ts'
import { readFailureText } from './read-failure-text.ts'
import { findReportedLine, readReportedFailure } from './reported-failure.ts'
import { findRustPanic } from './rust.ts'
import { findRustTestError } from './rust-test.ts'
import { findSanitizerReport } from './sanitizer.ts'
import { signFailure } from './sign-failure.ts'
import { findZigPanic } from './zig.ts'

/** How far above a fatal signal the assertion stands that raised it. */
const assertionDistanceMax = 60

/**
 * Names the cause of one failing run, so that the same bug under another seed, commit, directory or machine has the same
 * key and two bugs have two.
 *
 * Never throws: any text is evidence of something, if only of an exit status. What the simulator itself reported goes
 * first; then every language family looks for its own format, and the most specific cause wins, the earlier of equals.
 */
export function extractSignature(evidence: FailureEvidence): Signature {
  const source = readFailureText(evidence.text)
  const literals = [evidence.workdir, evidence.seed].filter((literal) => literal !== undefined)
  const target = evidence.target ?? ''
  const reported = evidence.reported ?? findReportedLine(source)
  if (reported !== null) {
    const failure = readReportedFailure(reported, (text) => pickCause(readFamilies(text, languages)))
    // The text around a reported failure is a trace: the same failure must count as the same text.
    return signFailure(failure, [reported.message], literals, target)
  }
  const found = [...readFamilies(source, families), ...readProcessEnds(evidence, source)]
  const cause = pickCause(found)
  return signFailure(cause ?? unknownEnd, source.lines, literals, target)
}

const languages: readonly FindFailure[] = [
  findRustPanic,
  findRustTestError,
  findGoFailure,
  findNodeError,
  findPytestFailure,
  findPythonException,
  findJvmException,
  findDotnetException,
  findZigPanic,
]
const families: readonly FindFailure[] = [
  findAntithesisFailure,
  findConsistencyFailure,
  findFoundationFailure,
  findSanitizerReport,
  ...languages,
  findNativeAssertion,
  findGoTestFailure,
  findFatalLine,
  findViolationLine,
]

const unknownEnd: Failure = {
  kind: 'exit',
  rank: ranks.exit,
  language: 'none',
  type: 'exit',
  message: '',
  stack: { site: [], frames: [], own: [] },
  line: 0,
  crash: false,
}

function readFamilies(source: FailureText, all: readonly FindFailure[]): readonly Failure[] {
  return all.map((find) => find(source)).filter((failure) => failure !== null)
}

/** The most specific kind of evidence, the first in the text among equals; never the crash that a panic led to. */
function pickCause(found: readonly Failure[]): Failure | null {
  let best: Failure | null = null
  for (const failure of found) {
    if (best === null || failure.rank < best.rank || (failure.rank === best.rank && failure.line < best.line))
      best = failure
  }
  if (best?.rank !== ranks.sanitizer || best.language === 'go') return best
  const report = best
  const panic = found.find(
    (failure) => failure.language === 'go' && failure.kind === 'panic' && failure.line < report.line,
  )
  if (panic !== undefined) return panic
  const assertion = found.find((failure) => failure.kind === 'assertion' && failure.line < report.line)
  const raised =
    assertion !== undefined && signalTypes.has(report.type) && report.line - assertion.line <= assertionDistanceMax
  return raised ? assertion : report
}

/** Reports of a signal, which an assertion may have raised on purpose. */
const signalTypes = new Set(['SEGV', 'BUS', 'TRAP', 'ILL', 'ABRT', 'BREAKPOINT', 'access-violation'])

import { truncate } from '../base/text.ts'
import type { Outcome, RunResult } from '../model/outcome.ts'
import { unequalRunsType } from '../model/signature.ts'

/** Longest line shown of either output, in UTF-16 units. */
const lineMax = 500

/** The parts of a run that must be the same again. */
export type ComparedRun = Pick<RunResult, 'outcome' | 'digest' | 'output'> & Pick<Outcome, 'signature'>

/**
 * Whether two runs of one seed gave the same: outcome and digest, or where not both have a digest, outcome and
 * signature. Null where either has no verdict, or ended at its time limit: that is the machine's doing as much as the
 * simulator's.
 */
export function isSameRun(a: ComparedRun, b: ComparedRun): boolean | null {
  if (!hasVerdict(a) || !hasVerdict(b)) return null
  if (a.outcome !== b.outcome) return false
  if (a.digest !== null && b.digest !== null) return a.digest === b.digest
  return a.signature?.key === b.signature?.key
}

export function hasVerdict({ outcome }: Pick<RunResult, 'outcome'>): boolean {
  return outcome === 'passed' || outcome === 'failed'
}

/**
 * The failure that two unequal runs are. Its message, and so its signature, says only in what they differ: the failures
 * of a simulator that is not deterministic are many, and that it is not is one finding. What was seen is in the detail.
 */
export function describeUnequalRuns(first: ComparedRun, second: ComparedRun): NonNullable<Outcome['reported']> {
  const difference = findDifference(first.output, second.output)
  return {
    ...nameUnequalRuns({
      passed: first.outcome !== second.outcome,
      sameFailure: first.digest !== null && second.digest !== null,
    }),
    detail: [`one run:     ${describeRun(first)}`, `another run: ${describeRun(second)}`, ...difference].join('\n'),
  }
}

/**
 * The same failure of runs of which less is known. `passed`: one of them did, and another failed. `sameFailure`: all failed in
 * one way, or passed, and differ in their digests alone.
 */
export function nameUnequalRuns({ passed, sameFailure }: { readonly passed: boolean; readonly sameFailure: boolean }) {
  const failed = sameFailure
    ? 'two runs of a seed have different digests'
    : 'two runs of a seed failed in different ways'
  const message = passed ? 'one run of a seed passed and another failed' : failed
  return { kind: 'nondeterminism', type: unequalRunsType, message }
}

function describeRun({ outcome, digest, signature }: ComparedRun): string {
  const title = signature === null ? '' : ` (${signature.title})`
  return `${outcome}, ${digest === null ? 'no digest' : `digest ${truncate(digest, 128)}`}${title}`
}

function findDifference(first: string, second: string): string[] {
  if (first === second) return ['the outputs are the same']
  const [a, b] = [first.split('\n'), second.split('\n')]
  const at = a.findIndex((line, position) => line !== b[position])
  const line = at === -1 ? a.length : at
  return [
    `first difference of the outputs, line ${line + 1}:`,
    `- ${truncate(a[line] ?? '(the end)', lineMax)}`,
    `+ ${truncate(b[line] ?? '(the end)', lineMax)}`,
  ]
}

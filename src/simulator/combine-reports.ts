import type { ReportedResult } from './reported-result.ts'

/**
 * One report out of two about the same run. A failure in either stands, then what cannot be read, then `unknown`;
 * properties are put together. Of equals the simulator's own words go before files of others, then the first.
 */
export function combineReports(first: ReportedResult, second: ReportedResult): ReportedResult {
  if (second.kind === 'none') return first
  if (first.kind === 'none') return second
  const [chosen, other] = compare(first, second) <= 0 ? [first, second] : [second, first]
  if (chosen.kind !== 'result' || other.kind !== 'result') return chosen
  const { digest = other.result.digest, step = other.result.step, properties = [] } = chosen.result
  const result = {
    ...chosen.result,
    ...(digest !== undefined && { digest }),
    ...(step !== undefined && { step }),
    properties: [...properties, ...(other.result.properties ?? [])],
  }
  return { ...chosen, result }
}

function compare(a: ReportedResult, b: ReportedResult): number {
  return weights.indexOf(weightOf(a)) - weights.indexOf(weightOf(b)) || Number(isByFiles(a)) - Number(isByFiles(b))
}

function weightOf(report: ReportedResult): (typeof weights)[number] {
  return report.kind === 'result' ? report.result.outcome : report.kind
}

function isByFiles(report: ReportedResult): boolean {
  return report.kind !== 'none' && report.by === 'files'
}

const weights = ['failed', 'invalid', 'unknown', 'passed', 'none'] as const

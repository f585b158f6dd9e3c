import type * as z from 'zod'
import { truncate } from '../base/text.ts'
import { type SimulatorResult, SimulatorResultSchema } from '../model/result.ts'
import type { SeedText } from '../model/seed.ts'

/** How a line begins that reports a result on the output of a simulator. */
export const resultLinePrefix = 'seedsweep: {'

/**
 * What a simulator said about itself, if it said anything that can be read. `by: 'files'`: it is what somebody else
 * wrote about it, a test runner for example, and weighs less than the target's own rules.
 */
export type ReportedResult =
  | { readonly kind: 'none' }
  | { readonly kind: 'result'; readonly result: SimulatorResult; readonly by?: 'files' }
  /** `torn`: not even JSON, as when the process died in the middle of writing it, or before. */
  | { readonly kind: 'invalid'; readonly reason: string; readonly torn: boolean; readonly by?: 'files' }

export const noResult: ReportedResult = { kind: 'none' }

/** Reads a line `seedsweep: {...}`. */
export function parseResultLine(line: string): ReportedResult {
  return parseResult(line.slice(resultLinePrefix.length - 1), 'the result line')
}

/** Reads the text of a result; `what` names it in the reason when it cannot be read. */
export function parseResult(text: string, what: string): ReportedResult {
  const json = parseJson(text)
  if (json === undefined) {
    return { kind: 'invalid', reason: `${what} is not JSON: ${showUntrusted(text)}`, torn: true }
  }
  const parsed = SimulatorResultSchema.safeParse(json)
  if (parsed.success) return { kind: 'result', result: parsed.data }
  return { kind: 'invalid', reason: `${what} is not a result: ${describeIssue(parsed.error)}`, torn: false }
}

/** The same report, or an invalid one where it speaks of another seed than the one that was run. */
export function checkSeed(report: ReportedResult, seed: SeedText): ReportedResult {
  if (report.kind !== 'result' || report.result.seed === undefined || report.result.seed === seed) return report
  const reason = `the result is about seed ${report.result.seed}, but seed ${seed} was run`
  return { kind: 'invalid', reason, torn: false }
}

/** Undefined where the text is not JSON (no JSON text means undefined). */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** First thing that a schema found wrong, as part of a sentence. */
export function describeIssue(error: z.ZodError): string {
  const issue = error.issues[0]
  const path = issue?.path.join('.') ?? ''
  return `${path === '' ? '' : `"${truncate(path, 100)}": `}${truncate(issue?.message ?? 'unreadable', 200)}`
}

/** Text of a simulator inside one of our sentences: cut, quoted, control characters escaped. */
export function showUntrusted(text: string): string {
  return JSON.stringify(truncate(text, 200))
}

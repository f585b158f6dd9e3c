import type { ReportedFailure, SignatureKind } from '../model/signature.ts'
import { type Failure, type FailureText, ranks } from './failure.ts'
import { isPropertyEnd } from './fast-check.ts'
import { noStack, readRecursion, readStack } from './frame.ts'
import { readFailureText } from './read-failure-text.ts'
import { readV8Frames } from './v8-error.ts'

/**
 * The failure as the simulator itself reported it. A property is identified by its name and the shape of the violation,
 * not by the name alone: one property can be broken by two bugs that say different things.
 *
 * @param readLanguages finds what a stack says, by the rules of its language.
 */
export function readReportedFailure(
  reported: ReportedFailure,
  readLanguages: (text: FailureText) => Failure | null,
): Failure {
  const inStack = reported.stack === undefined ? null : readStackText(reported.stack, readLanguages)
  const said = firstLine(reported.message)
  // The words of the search are the same for every bug: what the property threw stands further down.
  const message = isPropertyEnd(said) && inStack !== null && inStack.message !== '' ? inStack.message : said
  const base = { rank: ranks.structured, language: inStack?.language ?? 'none', message, line: 0, crash: true } as const
  if (reported.kind === 'property' || (reported.property !== undefined && reported.kind !== 'error')) {
    const stack = inStack === null ? noStack : { ...inStack.stack, site: [] }
    return { ...base, kind: 'property', language: 'none', type: reported.property ?? 'property', stack }
  }
  const type = reported.type ?? (reported.kind === 'error' ? (inStack?.type ?? 'Error') : reported.kind)
  return { ...base, kind: kindOf(reported.kind), type, stack: inStack?.stack ?? noStack }
}

function kindOf(word: string): SignatureKind {
  if (word === 'error') return 'exception'
  if (word === 'memory') return 'oom'
  // Never folded into the failure that it hides.
  return word === 'nondeterminism' ? 'nondeterminism' : 'violation'
}

/** The failure in the last `seedsweep: {...}` line of an output, or null. */
export function findReportedLine(source: FailureText): ReportedFailure | null {
  if (!source.text.includes('seedsweep: {')) return null
  for (const line of source.lines.toReversed()) {
    if (!line.startsWith('seedsweep: {')) continue
    const failure = fieldOf(parseJson(line.slice('seedsweep: '.length)), 'failure')
    const [kind, message] = [fieldOf(failure, 'kind'), fieldOf(failure, 'message')]
    if (typeof kind !== 'string' || typeof message !== 'string') continue
    const text = (name: string) => {
      const value = fieldOf(failure, name)
      return typeof value === 'string' ? value : undefined
    }
    return { kind, message, property: text('property'), type: text('type'), stack: text('stack') }
  }
  return null
}

/** Undefined where the line was cut or is no JSON: simulators may print anything after our prefix. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}

function firstLine(message: string): string {
  return message.split('\n').find((line) => line.trim() !== '') ?? ''
}

function readStackText(stack: string, readLanguages: (text: FailureText) => Failure | null): Failure | null {
  const text = readFailureText(stack)
  const found = readLanguages(text)
  if (found !== null) return found
  // A bare list of frames, without the headline.
  const frames = readV8Frames(text.lines, 0)
  if (frames.length === 0) return null
  const recursion = frames.length > 8 ? readRecursion(frames) : readStack(frames)
  return {
    kind: 'exception',
    rank: ranks.panic,
    language: 'node',
    type: 'Error',
    message: '',
    stack: recursion,
    line: 0,
    crash: true,
  }
}

import { type Failure, type FailureText, type Rank, ranks } from './failure.ts'
import { noStack } from './frame.ts'

/** Assertions of the Antithesis SDK, one JSON object a line. */
export function findAntithesisFailure(source: FailureText): Failure | null {
  if (!source.text.includes('"antithesis_assert"')) return null
  const missing = new Map<string, { readonly assertion: Assertion; readonly line: number }>()
  for (const [at, line] of source.text.split('\n').entries()) {
    if (!line.includes('"antithesis_assert"')) continue
    const assertion = parseAssertion(line)
    if (assertion === null) continue
    const once = assertion.kind === 'sometimes' || (assertion.kind === 'reachability' && assertion.mustHit)
    if (!once && assertion.hit && !assertion.condition) return property(assertion, ranks.structured, at)
    if (!once) continue
    const reached = assertion.hit && (assertion.condition || assertion.kind === 'reachability')
    if (reached) missing.set(assertion.name, { assertion: { ...assertion, mustHit: false }, line: at })
    else if (assertion.mustHit && !missing.has(assertion.name)) missing.set(assertion.name, { assertion, line: at })
  }
  // Every assertion is announced as never hit when the program starts, so this is the weakest of all evidence.
  const never = [...missing.values()].find((entry) => entry.assertion.mustHit)
  return never === undefined ? null : property(never.assertion, ranks.neverReached, never.line)
}

interface Assertion {
  readonly kind: string
  readonly shown: string
  readonly name: string
  readonly hit: boolean
  readonly mustHit: boolean
  readonly condition: boolean
}

function parseAssertion(line: string): Assertion | null {
  let parsed: unknown
  try {
    parsed = JSON.parse(line.slice(Math.max(line.indexOf('{'), 0)))
  } catch {
    // Cut in the middle by a bound or a kill: a half line is no evidence.
    return null
  }
  const body = fieldOf(parsed, 'antithesis_assert')
  const name = fieldOf(body, 'message') ?? fieldOf(body, 'id')
  if (typeof name !== 'string') return null
  const kind = fieldOf(body, 'assert_type')
  const shown = fieldOf(body, 'display_type')
  return {
    kind: typeof kind === 'string' ? kind : '',
    shown: typeof shown === 'string' ? shown : '',
    name,
    hit: fieldOf(body, 'hit') === true,
    mustHit: fieldOf(body, 'must_hit') === true,
    condition: fieldOf(body, 'condition') === true,
  }
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}

function property(assertion: Assertion, rank: Rank, line: number): Failure {
  return {
    kind: 'property',
    rank,
    language: 'antithesis',
    type: assertion.shown,
    message: assertion.name,
    stack: noStack,
    line,
    crash: true,
  }
}

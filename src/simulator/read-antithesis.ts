import type { PropertyCount, PropertyKind, SimulatorResult } from '../model/result.ts'
import type { ReportedFailure } from '../model/signature.ts'
import { parseJson } from './reported-result.ts'

/** What the local output of an Antithesis SDK says about one run. */
export interface AntithesisReport {
  /** `failed` where an `always` was false or an `unreachable` was reached. */
  readonly outcome: Extract<SimulatorResult['outcome'], 'passed' | 'failed'>
  readonly failure: ReportedFailure | null
  /** Every assertion of the catalog, in the order of the file; one that the run never came to has 0 and 0. */
  readonly properties: readonly PropertyCount[]
  /** The program said that its set-up was complete, in either form. */
  readonly setupComplete: boolean
  /** Whole lines that are no JSON: something else wrote into the file, and an assertion may be lost. */
  readonly unreadableCount: number
}

const propertiesMax = 10_000

/**
 * Reads `sdk.jsonl`. An SDK writes each assertion once when the program starts (`hit` false: the catalog), then only
 * its first pass and its first failure, so a count is 0 or 1 and the file belongs to exactly one process.
 */
export function readAntithesis(text: string): AntithesisReport {
  const counts = new Map<string, Count>()
  let failure: ReportedFailure | null = null
  let setupComplete = false
  let unreadableCount = 0
  const lines = text.split('\n')
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '') continue
    const entry = parseJson(line)
    if (entry === undefined) {
      // The last line of a process that was killed is cut in the middle.
      if (at < lines.length - 1) unreadableCount++
      continue
    }
    if (isSetupComplete(fieldOf(entry, 'antithesis_setup'))) setupComplete = true
    const assertion = readAssertion(fieldOf(entry, 'antithesis_assert'))
    if (assertion === null) continue
    const count = countOf(counts, assertion)
    if (!assertion.hit || count === null) continue
    const held = assertion.kind === 'unreachable' ? false : assertion.kind === 'reachable' || assertion.condition
    if (held) count.passes++
    else count.failures++
    const broken = !held && (assertion.kind === 'always' || assertion.kind === 'unreachable')
    if (broken) failure ??= describeFailure(assertion)
  }
  const properties = [...counts.values()]
  return { outcome: failure === null ? 'passed' : 'failed', failure, properties, setupComplete, unreadableCount }
}

interface Assertion {
  readonly name: string
  readonly kind: PropertyKind
  /** The SDK's own word for it: `AlwaysOrUnreachable` is more than its kind. */
  readonly shown: string
  readonly hit: boolean
  /** Whether some run must come to it. */
  readonly mustHit: boolean
  readonly condition: boolean
  readonly location: unknown
  readonly details: unknown
}

interface Count extends PropertyCount {
  passes: number
  failures: number
  mustHit: boolean
}

function countOf(counts: Map<string, Count>, { name, kind, mustHit }: Assertion): Count | null {
  const key = `${kind} ${name}`
  const known = counts.get(key)
  if (known !== undefined) {
    known.mustHit ||= mustHit
    return known
  }
  if (counts.size >= propertiesMax) return null
  const count = { name, kind, passes: 0, failures: 0, mustHit }
  counts.set(key, count)
  return count
}

function readAssertion(body: unknown): Assertion | null {
  const name = textOf(fieldOf(body, 'id')) || textOf(fieldOf(body, 'message'))
  const shown = textOf(fieldOf(body, 'display_type'))
  const mustHit = fieldOf(body, 'must_hit') === true
  const kind = kindOf(textOf(fieldOf(body, 'assert_type')), shown, mustHit)
  if (name === '' || kind === null) return null
  return {
    name: name.slice(0, 1_000),
    kind,
    shown: shown || kind,
    hit: fieldOf(body, 'hit') === true,
    mustHit,
    condition: fieldOf(body, 'condition') === true,
    location: fieldOf(body, 'location'),
    details: fieldOf(body, 'details'),
  }
}

function kindOf(assertType: string, displayType: string, mustHit: boolean): PropertyKind | null {
  if (assertType === 'always' || assertType === 'sometimes') return assertType
  if (assertType !== 'reachability') return null
  return displayType === 'Unreachable' || !mustHit ? 'unreachable' : 'reachable'
}

function describeFailure({ name, kind, shown, location, details }: Assertion): ReportedFailure {
  const place = textOf(fieldOf(location, 'function'))
  const file = textOf(fieldOf(location, 'file'))
  const line = fieldOf(location, 'begin_line')
  const where = `${place === '' ? 'somewhere' : place} (${file}${typeof line === 'number' ? `:${line}` : ''})`
  const shape = kind === 'unreachable' ? 'was reached' : 'was false'
  return {
    kind: 'property',
    property: name,
    message: `${shown} ${shape}`,
    detail: `${where}${details == null ? '' : `\n${JSON.stringify(details, null, 2)}`}`.slice(0, 65_536),
  }
}

/** `{"status":"complete","details":...}`, or with TypeScript just `"complete"`. */
function isSetupComplete(setup: unknown): boolean {
  return setup === 'complete' || fieldOf(setup, 'status') === 'complete'
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

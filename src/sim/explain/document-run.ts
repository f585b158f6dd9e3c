import type { EtcdRequest, EtcdResponse } from '../../check/etcd-operation.ts'
import type { Violation } from '../../check/violation.ts'
import type { WatchRequest } from '../../check/watch-record.ts'
import type { Scenario } from '../draw-scenario.ts'
import type { Simulation } from '../run-simulation.ts'
import type { RecordedResponse } from '../traffic/history-recorder.ts'
import type { TraceLine } from '../world/trace.ts'
import { describeTraceLine } from './describe-trace-line.ts'
import { type FaultSpan, faultSpans } from './fault-spans.ts'
import { type Focus, findFocus } from './find-focus.ts'
import { describeWatchResponse } from './timeline.ts'

/**
 * One run as a page can draw it: version 1 of `sim etcd --trace --json`. Times are microseconds since the world began, integers;
 * what has not happened is null. A field may be added in this version; none changes its meaning or goes.
 */
export interface RunDocument {
  readonly version: 1
  /** Decimal, 0 to 2^64 - 1. */
  readonly seed: string
  readonly outcome: 'passed' | 'failed' | 'unknown'
  readonly digest: string
  readonly simulatedUs: number
  readonly scenario: Scenario
  readonly families: readonly string[]
  readonly members: readonly MemberDocument[]
  /** Who was elected, in order. */
  readonly leaders: readonly { readonly member: string; readonly term: number; readonly atUs: number }[]
  readonly faults: readonly FaultSpan[]
  /** In the order of calls. */
  readonly operations: readonly OperationDocument[]
  /** In the order in which they were opened. */
  readonly watches: readonly WatchDocument[]
  readonly violations: readonly ViolationDocument[]
}

export interface MemberDocument {
  readonly name: string
  /** From each start to its end; the last one is alive at the end of the run. */
  readonly lives: readonly { readonly fromUs: number; readonly untilUs: number | null; readonly end: string | null }[]
  readonly pauses: readonly { readonly fromUs: number; readonly untilUs: number | null }[]
  /** Elections, snapshots, compactions, applied entries: what happened inside. */
  readonly events: readonly { readonly atUs: number; readonly kind: string; readonly text: string }[]
}

export interface OperationDocument {
  readonly client: number
  readonly member: string
  readonly user: string | null
  readonly callUs: number
  readonly returnUs: number | null
  /** Order numbers, as in a history (docs/check.md). */
  readonly call: number
  readonly return: number | null
  readonly request: EtcdRequest
  readonly response: EtcdResponse | null
  /** Of its entry in the log. */
  readonly index: number | null
  /** Places in `violations` that show in it. */
  readonly offending: readonly number[]
}

export interface WatchDocument {
  readonly client: number
  readonly member: string
  readonly openedUs: number
  readonly request: WatchRequest
  readonly responses: readonly (RecordedResponse & { readonly text: string })[]
  readonly offending: readonly number[]
}

export interface ViolationDocument extends Violation {
  readonly atUs: number
}

/** @param simulation a run with its whole trace */
export function documentRun(seed: bigint, simulation: Simulation): RunDocument {
  const { scenario, families, faults, verdict, digest, simulatedUs, trace } = simulation
  const { evidence, violations, outcome } = verdict
  const focuses = violations.map((violation) => findFocus(violation, evidence, trace, simulatedUs))
  const placesOf = (isIt: (focus: Focus) => boolean): readonly number[] =>
    [...focuses.keys()].filter((at) => isIt(focuses[at] as Focus))
  return {
    version: 1,
    seed: String(seed),
    outcome,
    digest,
    simulatedUs,
    scenario,
    families,
    members: Array.from({ length: scenario.cluster.members }, (_, nth) => documentMember(`m${nth}`, trace)),
    leaders: trace.flatMap(({ kind, who, a, atUs }) => (kind === 'elected' ? [{ member: who, term: a, atUs }] : [])),
    faults: faultSpans(faults, trace),
    operations: evidence.operations
      .toSorted((one, other) => one.call - other.call)
      .map((operation) => ({
        client: operation.client,
        member: operation.member,
        user: operation.user ?? null,
        callUs: operation.callUs,
        returnUs: operation.returnUs ?? null,
        call: operation.call,
        return: operation.return ?? null,
        request: operation.request,
        response: operation.response ?? null,
        index: operation.index ?? null,
        offending: placesOf((focus) => focus.operation === operation),
      })),
    watches: evidence.watches.map((watch) => ({
      client: watch.client,
      member: watch.member,
      openedUs: watch.openedUs,
      request: watch.request,
      responses: watch.responses.map((response) => ({ ...response, text: describeWatchResponse(response) })),
      offending: placesOf((focus) => focus.watch === watch),
    })),
    violations: violations.map((violation, at) => ({ ...violation, atUs: focuses[at]?.atUs ?? simulatedUs })),
  }
}

const ends = ['killed', 'crashed at failpoint', 'disk error', 'panic']

function documentMember(name: string, trace: readonly TraceLine[]): MemberDocument {
  const own = trace.filter(({ who }) => who === name)
  return {
    name,
    lives: spansOf(own, ['start'], ends).map(({ line, last }) => ({
      fromUs: line.atUs,
      untilUs: last?.atUs ?? null,
      end: last?.kind ?? null,
    })),
    pauses: spansOf(own, ['pause'], ['resume', ...ends]).map(({ line, last }) => ({
      fromUs: line.atUs,
      untilUs: last?.atUs ?? null,
    })),
    events: own.map((line) => ({ atUs: line.atUs, kind: line.kind, text: describeTraceLine(line) })),
  }
}

/** From each line of the first kinds to the next of the others. */
function spansOf(
  lines: readonly TraceLine[],
  from: readonly string[],
  to: readonly string[],
): readonly { readonly line: TraceLine; readonly last: TraceLine | undefined }[] {
  return lines.flatMap((line, at) =>
    from.includes(line.kind) ? [{ line, last: lines.slice(at + 1).find(({ kind }) => to.includes(kind)) }] : [],
  )
}

import type { EtcdRequest } from '../../check/etcd-operation.ts'
import type { Violation } from '../../check/violation.ts'
import type { Evidence } from '../judge/judge-run.ts'
import type { RecordedOperation, RecordedWatch } from '../traffic/history-recorder.ts'
import type { TraceLine } from '../world/trace.ts'

/** What a violation is about, found again in the run. */
export interface Focus {
  /** When it was seen; the end of the run where it has no moment. */
  readonly atUs: number
  readonly operation?: RecordedOperation
  readonly watch?: RecordedWatch
  readonly member?: string
  /** The line of the trace in which it shows. */
  readonly line?: TraceLine
  /** Keys that it is about; none where that is not known. */
  readonly keys: ReadonlySet<string>
  readonly revision: number
}

/** Finds the operation, the watch or the step of a member in which a broken promise was seen. */
export function findFocus(
  violation: Violation,
  { operations, watches, replayed }: Evidence,
  trace: readonly TraceLine[],
  endUs: number,
): Focus {
  const { at, client, revision = 0 } = violation
  const operation = at === undefined ? undefined : operations.find((one) => one.return === at || one.call === at)
  const watch =
    operation !== undefined || client === undefined
      ? undefined
      : watches.find((one) => one.client === client && one.responses.some((response) => response.at === at))
  const response = watch?.responses.find((one) => one.at === at)
  const line = findLine(violation, trace)
  const atUs =
    operation?.returnUs ?? operation?.callUs ?? response?.atUs ?? line?.atUs ?? timeOf(at, operations) ?? endUs
  const keys = new Set(operation === undefined ? [] : keysOf(operation.request))
  if (watch !== undefined && revision > 0) {
    const { replay } = replayed
    for (let nth = replay.firstEventFrom(revision); replay.events[nth]?.revision === revision; nth += 1) {
      keys.add(replay.events[nth]?.kv.key ?? '')
    }
  }
  return {
    atUs,
    keys,
    revision,
    ...(operation === undefined ? {} : { operation }),
    ...(watch === undefined ? {} : { watch }),
    ...(line === undefined ? {} : { line, member: line.who }),
  }
}

/** Keys that a request names; of an interval its beginning. */
export function keysOf(request: EtcdRequest): readonly string[] {
  switch (request.kind) {
    case 'range':
    case 'put':
    case 'deleteRange':
      return [request.key]
    case 'txn':
      return [...request.compare, ...request.success, ...request.failure].map(({ key }) => key)
    case 'compact':
    case 'leaseGrant':
    case 'leaseRevoke':
      return []
  }
}

const endings = ['panic', 'apply', 'skip', 'open database', 'install snapshot']

/** Judges of members name one at the beginning of their message, and the entry and revision that they saw there. */
function findLine({ message, property, revision }: Violation, trace: readonly TraceLine[]): TraceLine | undefined {
  const member = /^m[0-9]+/.exec(message)?.[0]
  if (member === undefined) return undefined
  const entry = Number(/entry ([0-9]+)/.exec(message)?.[1] ?? -1)
  return trace.find(({ who, kind, a, b }) => {
    if (who !== member || !endings.includes(kind)) return false
    return property === 'Panic' ? kind === 'panic' : a === entry && b === revision
  })
}

/** The time of the last thing that a client did or was told before an order number. */
function timeOf(at: number | undefined, operations: readonly RecordedOperation[]): number | undefined {
  if (at === undefined) return undefined
  let best = -1
  let atUs: number | undefined
  const look = (order: number | undefined, us: number | undefined): void => {
    if (order === undefined || us === undefined || order > at || order <= best) return
    best = order
    atUs = us
  }
  for (const { call, callUs, return: end, returnUs } of operations) {
    look(call, callUs)
    look(end, returnUs)
  }
  return atUs
}

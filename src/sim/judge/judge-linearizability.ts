import { etcdHistory } from '../../check/etcd-history.ts'
import type { EtcdOperation } from '../../check/etcd-operation.ts'
import { findImpossibleRevision, type ImpossibleRevision } from '../../check/impossible-revisions.ts'
import { checkLinearizability } from '../../check/linearizability.ts'
import { describeEtcdRequest, describeEtcdResponse } from '../../check/models/describe-etcd.ts'
import { etcdModel } from '../../check/models/etcd.ts'
import type { Violation } from '../../check/violation.ts'
import { type LogOrder, orderHistory } from './order-history.ts'

export const linearizableSentence = 'every answer fits one order of all operations that agrees with time'

/** Steps of search: a run of three hundred operations needs none where the order of revisions explains it. */
const limits = { stepsMax: 20_000, wordsMax: 2 ** 22, statesMax: 2 ** 17 }

/**
 * Checks what clients were told against etcd's model. Reads of the past are left to `serializable-reads`: the revision that
 * they name says all.
 */
export function judgeLinearizability(
  operations: readonly EtcdOperation[],
  log: LogOrder,
  stepOf: (order: number) => number | undefined,
): {
  readonly violations: readonly Violation[]
  readonly exercised: number
  /** Why there is no verdict. */
  readonly unknown?: string
} {
  const judged = operations.filter(({ request }) => request.kind !== 'range' || (request.revision ?? 0) === 0)
  // A search may give up on what two revisions prove.
  const impossible = findImpossibleRevision(judged)
  if (impossible !== undefined) return { violations: [describeImpossible(impossible)], exercised: judged.length }
  const verdict = checkLinearizability(etcdModel, etcdHistory(judged), {
    order: orderHistory(judged, log),
    limits,
  })
  if (verdict.kind === 'linearizable') return { violations: [], exercised: judged.length }
  if (verdict.kind === 'unknown') {
    return {
      violations: [],
      exercised: 0,
      unknown: `the search for an order of ${judged.length} operations was given up after ${verdict.steps} steps (${verdict.why})`,
    }
  }
  const operation = judged[verdict.violation.operation]
  if (operation === undefined) return { violations: [], exercised: judged.length }
  const { client, request, response } = operation
  const at = operation.return ?? operation.call
  const step = stepOf(firstReturnThatShows(judged, at))
  const answer = response === undefined ? '' : ` -> ${describeEtcdResponse(response)}`
  return {
    exercised: judged.length,
    violations: [
      {
        property: 'Linearizable',
        sentence: linearizableSentence,
        shape: shapeOf(operation),
        message: `client ${client}: ${describeEtcdRequest(request)}${answer} fits no order`,
        client,
        at,
        ...(step === undefined ? {} : { step }),
      },
    ],
  }
}

/** The first return, from this order number on, at which the history so far fits no order: the search may have named one too early. */
function firstReturnThatShows(operations: readonly EtcdOperation[], at: number): number {
  const ends = operations.flatMap(({ return: end }) => (end === undefined || end < at ? [] : [end]))
  ends.sort((one, other) => one - other)
  let low = 0
  let high = ends.length - 1
  // Mostly it is the first one, so that halving begins there.
  for (let middle = 0; low < high; middle = (low + high) >> 1) {
    if (isBroken(cutAt(operations, ends[middle] ?? at))) high = middle
    else low = middle + 1
  }
  return ends[low] ?? at
}

function isBroken(operations: readonly EtcdOperation[]): boolean {
  if (findImpossibleRevision(operations) !== undefined) return true
  return checkLinearizability(etcdModel, etcdHistory(operations), { limits }).kind === 'not linearizable'
}

/** The history as it was at a moment: what was called later is not there, what returned later is open. */
function cutAt(operations: readonly EtcdOperation[], moment: number): readonly EtcdOperation[] {
  return operations.flatMap((operation) => {
    if (operation.call > moment) return []
    if (operation.return === undefined || operation.return <= moment) return [operation]
    const { return: _end, response: _response, ...open } = operation
    return open.request.kind === 'range' ? [] : [open]
  })
}

function describeImpossible({ kind, operation, revision, earlier, earlierRevision }: ImpossibleRevision): Violation {
  const { client, request } = operation
  const told = `client ${earlier.client} had its answer at revision ${earlierRevision}`
  return {
    property: 'Linearizable',
    sentence: linearizableSentence,
    shape: kind === 'taken' ? 'one revision made twice' : request.kind === 'range' ? 'stale read' : 'stale answer',
    message:
      kind === 'taken'
        ? `client ${client}: ${describeEtcdRequest(request)} made revision ${revision}, and so did that of client ${earlier.client}`
        : `client ${client}: ${describeEtcdRequest(request)} is answered at revision ${revision}; before it was called, ${told}`,
    client,
    at: operation.return ?? operation.call,
    revision,
  }
}

/** Reads tell of lost or stale data, writes of revisions given twice or left out. */
function shapeOf({ request }: EtcdOperation): string {
  return request.kind === 'range' ? 'read that fits no order' : 'write that fits no order'
}

import { etcdHistory } from '../../check/etcd-history.ts'
import type { EtcdOperation } from '../../check/etcd-operation.ts'
import { findImpossibleRevision } from '../../check/impossible-revisions.ts'
import {
  judgeLinearizability as judgeHistory,
  type LinearizabilityJudgement,
} from '../../check/judge-linearizability.ts'
import { checkLinearizability } from '../../check/linearizability.ts'
import { etcdModel } from '../../check/models/etcd.ts'
import type { Violation } from '../../check/violation.ts'
import { type LogOrder, orderHistory } from './order-history.ts'

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
): LinearizabilityJudgement {
  const judged = operations.filter(({ request }) => request.kind !== 'range' || (request.revision ?? 0) === 0)
  const judgement = judgeHistory(judged, limits, orderHistory(judged, log))
  if (judgement.violations.length === 0 || findImpossibleRevision(judged) !== undefined) return judgement
  return { ...judgement, violations: judgement.violations.map((violation) => withStep(violation, judged, stepOf)) }
}

function withStep(
  violation: Violation,
  judged: readonly EtcdOperation[],
  stepOf: (order: number) => number | undefined,
): Violation {
  const step = violation.at === undefined ? undefined : stepOf(firstReturnThatShows(judged, violation.at))
  return step === undefined ? violation : { ...violation, step }
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

import { etcdHistory } from './etcd-history.ts'
import type { EtcdOperation } from './etcd-operation.ts'
import { findImpossibleRevision, type ImpossibleRevision } from './impossible-revisions.ts'
import { type CheckLimits, checkLinearizability } from './linearizability.ts'
import { describeEtcdRequest, describeEtcdResponse } from './models/describe-etcd.ts'
import { etcdModel } from './models/etcd.ts'
import type { Violation } from './violation.ts'

export const linearizableSentence = 'every answer fits one order of all operations that agrees with time'

export interface LinearizabilityJudgement {
  readonly violations: readonly Violation[]
  /** Operations that were put to the test. */
  readonly exercised: number
  /** Where it holds: positions in `operations` in an order that explains all answers. */
  readonly order?: Int32Array
  /** Why there is no verdict. */
  readonly unknown?: string
}

/**
 * Judges what clients were told against etcd's model, and names the way in which it is broken.
 *
 * @param operations of a store that was empty at the start, without reads of the past: `checkSerializableReads` judges those
 * @param order one in which they may have happened: verified first, never trusted
 */
export function judgeLinearizability(
  operations: readonly EtcdOperation[],
  limits: CheckLimits,
  order?: Int32Array,
): LinearizabilityJudgement {
  // A search may give up on what two revisions prove.
  const impossible = findImpossibleRevision(operations)
  if (impossible !== undefined) return { violations: [describeImpossible(impossible)], exercised: operations.length }
  const verdict = checkLinearizability(etcdModel, etcdHistory(operations), {
    ...(order === undefined ? {} : { order }),
    limits,
  })
  if (verdict.kind === 'linearizable') return { violations: [], exercised: operations.length, order: verdict.order }
  if (verdict.kind === 'unknown') {
    return {
      violations: [],
      exercised: 0,
      unknown: `the search for an order of ${operations.length} operations was given up after ${verdict.steps} steps (${verdict.why})`,
    }
  }
  const operation = operations[verdict.violation.operation]
  if (operation === undefined) return { violations: [], exercised: operations.length }
  const { client, request, response } = operation
  const answer = response === undefined ? '' : ` -> ${describeEtcdResponse(response)}`
  return {
    exercised: operations.length,
    violations: [
      {
        property: 'Linearizable',
        sentence: linearizableSentence,
        shape: shapeOf(operation),
        message: `client ${client}: ${describeEtcdRequest(request)}${answer} fits no order`,
        client,
        at: operation.return ?? operation.call,
      },
    ],
  }
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

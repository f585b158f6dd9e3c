import { etcdHistory } from '../../check/etcd-history.ts'
import type { EtcdOperation } from '../../check/etcd-operation.ts'
import { checkLinearizability } from '../../check/linearizability.ts'
import { describeEtcdRequest, describeEtcdResponse } from '../../check/models/describe-etcd.ts'
import { etcdModel } from '../../check/models/etcd.ts'
import type { Violation } from '../../check/violation.ts'
import { orderHistory } from './order-history.ts'

export const linearizableSentence = 'every answer fits one order of all operations that agrees with time'

/** Steps of search: a run of three hundred operations needs none where the order of revisions explains it. */
const stepsMax = 20_000

/**
 * Checks what clients were told against etcd's model. Reads of the past are left to `serializable-reads`: the revision that
 * they name says all.
 */
export function judgeLinearizability(
  operations: readonly EtcdOperation[],
  revisionAfter: readonly number[],
): {
  readonly violations: readonly Violation[]
  readonly exercised: number
  /** Why there is no verdict. */
  readonly unknown?: string
} {
  const judged = operations.filter(({ request }) => request.kind !== 'range' || (request.revision ?? 0) === 0)
  const verdict = checkLinearizability(etcdModel, etcdHistory(judged), {
    order: orderHistory(judged, { revisionAfter, denied: new Set() }),
    limits: { stepsMax, wordsMax: 2 ** 22, statesMax: 2 ** 17 },
  })
  if (verdict.kind === 'linearizable') return { violations: [], exercised: judged.length }
  if (verdict.kind === 'unknown') {
    return {
      violations: [],
      exercised: 0,
      unknown: `the search for an order of ${judged.length} operations was given up after ${verdict.steps} steps (${verdict.why})`,
    }
  }
  const { operation: at } = verdict.violation
  const operation = judged[at]
  if (operation === undefined) return { violations: [], exercised: judged.length }
  const { client, request, response } = operation
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
        at: operation.return ?? operation.call,
      },
    ],
  }
}

/** Reads tell of lost or stale data, writes of revisions given twice or left out. */
function shapeOf({ request }: EtcdOperation): string {
  return request.kind === 'range' ? 'read that fits no order' : 'write that fits no order'
}

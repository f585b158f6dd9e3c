import type { EtcdOperation } from '../../check/etcd-operation.ts'
import {
  judgeLinearizability as judgeHistory,
  type LinearizabilityJudgement,
} from '../../check/judge-linearizability.ts'
import { type LogOrder, orderHistory } from './order-history.ts'

/** Steps of search: a run of three hundred operations needs none where the order of revisions explains it. */
const limits = { stepsMax: 20_000, wordsMax: 2 ** 22, statesMax: 2 ** 17 }

/**
 * Checks what clients were told against etcd's model. Reads of the past are left to `serializable-reads`: the revision that
 * they name says all.
 */
export function judgeLinearizability(operations: readonly EtcdOperation[], log: LogOrder): LinearizabilityJudgement {
  const judged = operations.filter(({ request }) => request.kind !== 'range' || (request.revision ?? 0) === 0)
  return judgeHistory(judged, limits, orderHistory(judged, log))
}

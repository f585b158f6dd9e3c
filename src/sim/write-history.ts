import type { EtcdRequest } from '../check/etcd-operation.ts'
import { writeEtcdHistory } from '../check/read-etcd-history.ts'
import { orderHistory } from './judge/order-history.ts'
import type { Simulation } from './run-simulation.ts'

/**
 * The key-value history of a run in the format of docs/check.md, so that `seedsweep check --model etcd` judges it as the run was judged:
 * without reads of the past, which are judged by the revision that they name, and with the order of the log as `index`.
 */
export function writeHistory({ verdict }: Simulation): string {
  const { operations, replayed } = verdict.evidence
  const judged = operations.filter(({ request }) => request.kind !== 'range' || (request.revision ?? 0) === 0)
  const order = orderHistory(judged, replayed)
  const places = new Map<number, number>()
  for (const [place, at] of order.entries()) places.set(at, place + 1)
  return writeEtcdHistory(
    judged.map(({ client, call, return: end, request, response }, at) => {
      const place = places.get(at)
      return {
        client,
        call,
        ...(end === undefined ? {} : { return: end }),
        request: asWritten(request),
        ...(response === undefined ? {} : { response }),
        ...(place === undefined ? {} : { index: place }),
      }
    }),
  )
}

/** Without what only the simulator's API knows: a lease's time to live, whether a compaction waits for the disk. */
function asWritten(request: EtcdRequest): EtcdRequest {
  if (request.kind === 'leaseGrant') return { kind: request.kind, lease: request.lease }
  if (request.kind === 'compact') return { kind: request.kind, revision: request.revision }
  return request
}

import type { EtcdOperation } from '../../check/etcd-operation.ts'

/**
 * The order in which the log says that operations happened: those that went through it by their index, and what was read at a revision
 * (linearizable reads, transactions that only read) as early as revision and time allow. To be verified, never trusted.
 *
 * @param revisionAfter the revision after each index of the log
 * @returns positions in `operations`; writes that are open and in no log are left out, for they never happened
 */
export function orderHistory(operations: readonly EtcdOperation[], revisionAfter: readonly number[]): Int32Array {
  const returned = operations
    .map((operation, at) => ({ at, index: operation.index, end: operation.return }))
    .filter(
      (one): one is { at: number; index: number; end: number } => one.index !== undefined && one.end !== undefined,
    )
    .sort((one, other) => one.end - other.end)
  const placed: { readonly at: number; readonly slot: number; readonly isRead: number; readonly call: number }[] = []
  const byCall = [...operations.keys()].sort((one, other) => callOf(operations, one) - callOf(operations, other))
  let next = 0
  let earliest = 0
  for (const at of byCall) {
    const operation = operations[at]
    if (operation === undefined) continue
    for (let one = returned[next]; one !== undefined && one.end < operation.call; one = returned[next]) {
      if (one.index > earliest) earliest = one.index
      next += 1
    }
    const { index, call, response } = operation
    if (index !== undefined) placed.push({ at, slot: index, isRead: 0, call })
    else if (response !== undefined && 'revision' in response) {
      placed.push({ at, slot: Math.max(earliest, firstIndexAt(revisionAfter, response.revision)), isRead: 1, call })
    } else if (response !== undefined) placed.push({ at, slot: earliest, isRead: 1, call })
  }
  placed.sort((one, other) => one.slot - other.slot || one.isRead - other.isRead || one.call - other.call)
  return Int32Array.from(placed, ({ at }) => at)
}

function callOf(operations: readonly EtcdOperation[], at: number): number {
  return operations[at]?.call ?? 0
}

/** The first index after which the revision is at least this one. */
function firstIndexAt(revisionAfter: readonly number[], revision: number): number {
  let low = 0
  let high = revisionAfter.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((revisionAfter[middle] ?? 0) < revision) low = middle + 1
    else high = middle
  }
  return low
}

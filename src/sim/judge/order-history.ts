import type { EtcdOperation } from '../../check/etcd-operation.ts'

/**
 * The order in which the log says that operations happened: those that went through it by their index, and what was read at a revision
 * (linearizable reads, transactions that only read) as early as revision and time allow. To be verified, never trusted.
 *
 * @param revisionAfter the revision after each index of the log
 * @returns positions in `operations`; writes that are open and in no log are left out, for they never happened
 */
export function orderHistory(operations: readonly EtcdOperation[], revisionAfter: readonly number[]): Int32Array {
  /** The index after which each operation is placed, once that is known: by its call. */
  const slots = new Int32Array(operations.length).fill(-1)
  const byReturn = positionsBy(operations, ({ return: end }) => end)
  const byCall = positionsBy(operations, ({ call }) => call)
  const placed: { readonly at: number; readonly slot: number; readonly isRead: number; readonly call: number }[] = []
  let next = 0
  let earliest = 0
  for (const at of byCall) {
    const { call, index, response } = operations[at] as EtcdOperation
    // What has returned by now, reads included, must not stand behind what is called only now.
    for (; next < byReturn.length; next += 1) {
      const done = byReturn[next] as number
      if (((operations[done] as EtcdOperation).return ?? 0) >= call) break
      earliest = Math.max(earliest, slots[done] ?? 0)
    }
    if (index !== undefined) slots[at] = index
    else if (response === undefined) continue
    else if ('revision' in response) slots[at] = Math.max(earliest, firstIndexAt(revisionAfter, response.revision))
    else slots[at] = earliest
    placed.push({ at, slot: slots[at] ?? 0, isRead: index === undefined ? 1 : 0, call })
  }
  placed.sort((one, other) => one.slot - other.slot || one.isRead - other.isRead || one.call - other.call)
  return Int32Array.from(placed, ({ at }) => at)
}

/** Positions of the operations that have such a number, in its order. */
function positionsBy(
  operations: readonly EtcdOperation[],
  numberOf: (operation: EtcdOperation) => number | undefined,
): readonly number[] {
  const found: number[] = []
  for (let at = 0; at < operations.length; at += 1) {
    if (numberOf(operations[at] as EtcdOperation) !== undefined) found.push(at)
  }
  const number = (at: number): number => numberOf(operations[at] as EtcdOperation) ?? 0
  return found.sort((one, other) => number(one) - number(other))
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

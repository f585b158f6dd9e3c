import type { EtcdOperation } from '../../check/etcd-operation.ts'

/** What the log says of a run, as far as the order of its operations goes. */
export interface LogOrder {
  /** The revision after each index of the log. */
  readonly revisionAfter: readonly number[]
  /** Indices of requests of users who were not allowed them: nothing happened there. */
  readonly denied: ReadonlySet<number>
}

/**
 * The order in which the log says that operations happened: those that went through it by their index, and what was read at a revision
 * (linearizable reads, transactions that only read) as early as revision and time allow. To be verified, never trusted.
 *
 * @returns positions in `operations`; writes that are open and in no log, or were denied there, are left out, for they never happened
 */
export function orderHistory(operations: readonly EtcdOperation[], log: LogOrder): Int32Array {
  const moments: { readonly order: number; readonly at: number; readonly isCall: boolean }[] = []
  for (const [at, { call, return: end }] of operations.entries()) {
    moments.push({ order: call, at, isCall: true })
    if (end !== undefined) moments.push({ order: end, at, isCall: false })
  }
  moments.sort((one, other) => one.order - other.order)
  const slots = new Int32Array(operations.length)
  const placed: { readonly at: number; readonly slot: number; readonly isRead: number; readonly call: number }[] = []
  // What has returned holds for all that is called afterwards.
  let earliest = 0
  for (const { at, isCall } of moments) {
    const operation = operations[at] as EtcdOperation
    if (!isCall) {
      earliest = Math.max(earliest, slots[at] as number)
      continue
    }
    const { index, call, response } = operation
    if (response === undefined && (index === undefined || log.denied.has(index))) continue
    const slot =
      index ??
      (response !== undefined && 'revision' in response
        ? Math.max(earliest, firstIndexAt(log.revisionAfter, response.revision))
        : earliest)
    slots[at] = slot
    placed.push({ at, slot, isRead: index === undefined ? 1 : 0, call })
  }
  placed.sort((one, other) => one.slot - other.slot || one.isRead - other.isRead || one.call - other.call)
  return Int32Array.from(placed, ({ at }) => at)
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

import type { EtcdOperation } from './etcd-operation.ts'
import { createsRevision, headerRevision, isLeftOut } from './models/etcd-response.ts'

/** Two operations whose revisions alone refute every order. */
export interface ImpossibleRevision {
  /** `stale`: `earlier` had returned with a higher revision before `operation` was called. `taken`: both made the same revision. */
  readonly kind: 'stale' | 'taken'
  readonly operation: EtcdOperation
  readonly revision: number
  readonly earlier: EtcdOperation
  readonly earlierRevision: number
}

/**
 * Looks for a proof that needs no search: the revision never goes down and is made once. Whoever is told a revision knows that the store
 * had got there; what is called afterwards must be answered at that revision or a later one, and a write must make a later one.
 *
 * @returns the proof whose operation returned first, or undefined, which proves nothing
 */
export function findImpossibleRevision(operations: readonly EtcdOperation[]): ImpossibleRevision | undefined {
  const answered: { readonly operation: EtcdOperation; readonly end: number; readonly revision: number }[] = []
  for (const operation of operations) {
    const { request, response, return: end } = operation
    if (response === undefined || end === undefined || isLeftOut(request, response)) continue
    const revision = headerRevision(response)
    if (revision !== null) answered.push({ operation, end, revision })
  }
  const byReturn = answered.sort((one, other) => one.end - other.end)
  const makers = new Map<number, EtcdOperation>()
  // The highest revision told by each of the returns so far, so that the one before any call is found by halving.
  const highest: number[] = []
  for (const [at, { operation, revision }] of byReturn.entries()) {
    const before = highest[at - 1]
    highest.push(before !== undefined && (byReturn[before]?.revision ?? 0) >= revision ? before : at)
    const makes = operation.response !== undefined && createsRevision(operation.response)
    const earlier = byReturn[highest[lastBefore(byReturn, operation.call)] ?? -1]
    if (earlier !== undefined && (makes ? earlier.revision >= revision : earlier.revision > revision)) {
      const { operation: other, revision: earlierRevision } = earlier
      return { kind: 'stale', operation, revision, earlier: other, earlierRevision }
    }
    if (!makes) continue
    const maker = makers.get(revision)
    if (maker !== undefined) return { kind: 'taken', operation, revision, earlier: maker, earlierRevision: revision }
    makers.set(revision, operation)
  }
  return undefined
}

/** Index of the last return before an order number; -1 for none. */
function lastBefore(byReturn: readonly { readonly end: number }[], order: number): number {
  let low = 0
  let high = byReturn.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((byReturn[middle]?.end ?? 0) < order) low = middle + 1
    else high = middle
  }
  return low - 1
}

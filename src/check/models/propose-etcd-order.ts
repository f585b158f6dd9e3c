import type { EtcdKvRequest, EtcdRequest, EtcdResponse } from '../etcd-operation.ts'
import type { History } from '../history.ts'
import { createsRevision, headerRevision, isLeftOut } from './etcd-response.ts'
import { observeEtcd } from './observe-etcd.ts'

/** Where an operation probably stands: after the revision was made (1), or making it (0). */
interface Place {
  readonly index: number
  readonly revision: number
  readonly after: 0 | 1
  readonly call: number
}

/**
 * The order that revisions give: the operation that made a revision, then those that were answered at it in the order
 * of their calls. An answer without a revision stands where its call allows it first. An open write stands where a pair
 * that it writes was seen with a revision that nobody was told to have made; other open operations are left out.
 */
export function proposeEtcdOrder(history: History<EtcdRequest, EtcdResponse>): Int32Array {
  const places: Place[] = []
  const open: number[] = []
  const { createdRevisions, pairs } = observeEtcd(history)
  const earliest = findEarliestRevisions(history)
  for (const [index, { input, output, call, return: end }] of history.entries()) {
    if (output === null) {
      if (end === Number.POSITIVE_INFINITY) open.push(index)
      continue
    }
    const revision = isLeftOut(input, output) ? null : headerRevision(output)
    if (revision === null) places.push({ index, revision: earliest[index] ?? 1, after: 1, call })
    else {
      const makes = createsRevision(output) || (input.kind === 'leaseRevoke' && !createdRevisions.has(revision))
      // An empty store is at revision 1, which nobody made.
      places.push({ index, revision, after: makes && revision > 1 ? 0 : 1, call })
    }
  }
  const writers = groupWriters(history, open)
  for (const [revision, seen] of pairs) {
    if (createdRevisions.has(revision)) continue
    const index = seen.map(({ key, value }) => writers.get(`${key}\0${value}`)?.shift()).find((at) => at !== undefined)
    if (index !== undefined) places.push({ index, revision, after: 0, call: 0 })
  }
  places.sort((a, b) => a.revision - b.revision || a.after - b.after || a.call - b.call)
  return Int32Array.from(places, ({ index }) => index)
}

/** For each operation, the newest revision that had been told to anybody when it was called. */
function findEarliestRevisions(history: History<EtcdRequest, EtcdResponse>): Int32Array {
  const byCall = Array.from(history.keys()).sort((a, b) => (history[a]?.call ?? 0) - (history[b]?.call ?? 0))
  const byReturn = Array.from(history.keys()).sort((a, b) => compareEnds(history[a]?.return, history[b]?.return))
  const earliest = new Int32Array(history.length)
  let told = 0
  let newest = 1
  for (const index of byCall) {
    const call = history[index]?.call ?? 0
    for (let other = history[byReturn[told] ?? -1]; other !== undefined && other.return < call; ) {
      newest = Math.max(newest, (other.output === null ? null : headerRevision(other.output)) ?? 1)
      told++
      other = history[byReturn[told] ?? -1]
    }
    earliest[index] = newest
  }
  return earliest
}

function compareEnds(a = 0, b = 0): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

function groupWriters(history: History<EtcdRequest, EtcdResponse>, open: readonly number[]): Map<string, number[]> {
  const writers = new Map<string, number[]>()
  for (const index of open) {
    const request = history[index]?.input
    if (request === undefined) continue
    for (const pair of new Set(pairsWritten(request))) {
      const known = writers.get(pair)
      if (known === undefined) writers.set(pair, [index])
      else known.push(index)
    }
  }
  return writers
}

function pairsWritten(request: EtcdRequest): string[] {
  const requests: readonly (EtcdRequest | EtcdKvRequest)[] =
    request.kind === 'txn' ? [...request.success, ...request.failure] : [request]
  return requests.flatMap((each) => (each.kind === 'put' ? [`${each.key}\0${each.value}`] : []))
}

import type { EtcdKeyValue, EtcdRequest, EtcdResponse } from '../etcd-operation.ts'
import type { History } from '../history.ts'
import { createsRevision, headerRevision, pairsOf } from './etcd-response.ts'

/** What the answers of a history say of revisions, whatever order it has. */
export interface EtcdObserved {
  /** Revisions that an operation was told to have made. */
  readonly createdRevisions: ReadonlySet<number>
  /** Revision -> pairs that were seen with it as their newest. */
  readonly pairs: ReadonlyMap<number, readonly EtcdKeyValue[]>
  readonly readsPast: boolean
}

/** Looks at every answer once. Values of reads that asked for keys alone, and stale reads, are not looked at. */
export function observeEtcd(history: History<EtcdRequest, EtcdResponse>): EtcdObserved {
  const createdRevisions = new Set<number>()
  const pairs = new Map<number, EtcdKeyValue[]>()
  let readsPast = false
  for (const { input, output } of history) {
    if (input.kind === 'range' && input.serializable === true) continue
    if (readsRevision(input)) readsPast = true
    if (output === null) continue
    const revision = headerRevision(output)
    if (revision !== null && createsRevision(output)) createdRevisions.add(revision)
    if (hidesValues(input)) continue
    for (const pair of pairsOf(output)) {
      const known = pairs.get(pair.modRevision)
      if (known === undefined) pairs.set(pair.modRevision, [pair])
      else if (!known.some(({ key }) => key === pair.key)) known.push(pair)
    }
  }
  return { createdRevisions, pairs, readsPast }
}

function readsRevision(request: EtcdRequest): boolean {
  if (request.kind === 'txn') return [...request.success, ...request.failure].some(readsRevision)
  return request.kind === 'range' && (request.revision ?? 0) > 0
}

function hidesValues(request: EtcdRequest): boolean {
  if (request.kind === 'txn') return [...request.success, ...request.failure].some(hidesValues)
  return request.kind === 'range' && request.keysOnly === true
}

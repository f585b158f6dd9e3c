import type { EtcdOperation, WatchEvent, WatchRecord } from 'seedsweep'

interface Sight {
  readonly event: WatchEvent
  /** When it was first received. */
  at: number
}

/**
 * What watches were sent, as reads of an order to be searched: at the revision of an event its key had the pair of the
 * event, at some time before it was received. Of writes without an answer several orders may explain what clients were
 * told; such reads are fitted only by those that explain the events too. Revisions that somebody was told to have made need
 * none.
 *
 * @param operations those that an order is searched of; the reads are of clients of their own
 */
export function readsOfEvents(
  operations: readonly EtcdOperation[],
  watches: readonly WatchRecord[],
): readonly EtcdOperation[] {
  const told = new Set(operations.map(revisionMade))
  const sights = new Map<string, Sight>()
  for (const { responses } of watches) {
    for (const { at, events } of responses) {
      for (const event of events) {
        const { key, modRevision } = event.kv
        if (told.has(modRevision)) continue
        const name = `${modRevision} ${key}`
        const known = sights.get(name)
        if (known === undefined) sights.set(name, { event, at })
        else known.at = Math.min(known.at, at)
      }
    }
  }
  let client = operations.reduce((last, operation) => Math.max(last, operation.client), 0)
  return [...sights.values()].flatMap(({ event, at }) => {
    const { kv, type } = event
    const [from, to] = periodOf(kv.modRevision, operations, at)
    // Time contradicts what was sent: then no order explains it.
    if (to < from) return []
    client += 1
    const kvs = type === 'put' ? [kv] : []
    const response = { kind: 'range', kvs, count: kvs.length, revision: kv.modRevision } as const
    return [{ client, call: from, return: to, request: { kind: 'range', key: kv.key }, response } as const]
  })
}

/** A time in which the store had this revision, as short as answers tell. */
function periodOf(revision: number, operations: readonly EtcdOperation[], seenAt: number): readonly [number, number] {
  let [from, to] = [1, seenAt]
  for (const { call, return: end, request, response } of operations) {
    // The header of a compaction is not that of a moment.
    if (end === undefined || response === undefined || response.kind === 'error' || request.kind === 'compact') continue
    if (response.revision < revision) from = Math.max(from, call)
    if (response.revision > revision) to = Math.min(to, end)
  }
  return [from, to]
}

/** The revision that an operation was told to have made; 0 for none. */
function revisionMade({ response }: EtcdOperation): number {
  if (response?.kind === 'put') return response.revision
  if (response?.kind === 'deleteRange') return response.deleted > 0 ? response.revision : 0
  if (response?.kind !== 'txn') return 0
  const isWrite = response.responses.some(
    (one) => one.kind === 'put' || (one.kind === 'deleteRange' && one.deleted > 0),
  )
  return isWrite ? response.revision : 0
}

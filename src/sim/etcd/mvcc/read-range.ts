import type { EtcdErrorKind, EtcdKeyValue, EtcdRange, EtcdRangeResult } from '../../../check/etcd-operation.ts'
import type { KeyStore } from './key-store.ts'

/**
 * What a range gives, read from a view at `viewRevision`: the store's current revision, or within a writing transaction the one
 * that includes its own changes.
 */
export function readRange(store: KeyStore, request: EtcdRange, viewRevision: number): EtcdRangeResult | EtcdErrorKind {
  const asked = request.revision ?? 0
  if (asked > viewRevision) return 'future-revision'
  const revision = asked <= 0 ? viewRevision : asked
  if (revision < store.compactRevision) return 'compacted'
  const rows = store.tree.rowsAt(request.key, request.rangeEnd, revision)
  const count = rows.length
  if (request.countOnly === true) return { kind: 'range', kvs: [], count }
  const limit = request.limit ?? 0
  const more = limit > 0 && count > limit
  const kvs: EtcdKeyValue[] = []
  const taken = more ? limit : count
  for (let at = 0; at < taken; at += 1) {
    const kv = rows[at]?.kv
    if (kv !== undefined) kvs.push(request.keysOnly === true ? { ...kv, value: '' } : kv)
  }
  return more ? { kind: 'range', kvs, count, more } : { kind: 'range', kvs, count }
}

import type { Row } from '../backend/row.ts'
import type { KeyHash } from '../storage.ts'
import type { KeyStore } from './key-store.ts'

/**
 * The hash of everything up to a revision that a compaction would not remove (server/storage/mvcc/hash.go): equal on members that
 * have applied the same writes, however far each has come with removing rows. FNV-1a in place of etcd's CRC-32C.
 *
 * @param asked the revision; 0 for the current one
 */
export function hashKeys(store: KeyStore, asked: number): KeyHash | 'compacted' | 'future-revision' {
  const { compactRevision, currentRevision } = store
  if (asked > 0 && asked < compactRevision) return 'compacted'
  if (asked > currentRevision) return 'future-revision'
  const revision = asked === 0 ? currentRevision : asked
  const keep = store.tree.keepAt(revision, store.options.variants.tombstoneAtCompactionRemoved)
  let hash = 0x811c9dc5
  for (const row of distinctRows(store, revision)) {
    // Scheduled for removal, or removed already. (Where no key is left at all etcd forgets this, and members that have come more or
    // less far with a compaction differ until it is done; a hash to judge members by must not.)
    if (row.main <= compactRevision && !keep.has(row)) continue
    // A tombstone at the compacted revision itself is kept by some versions of etcd and removed by others.
    if (row.tombstone && row.main === compactRevision) continue
    hash = mixRow(hash, row)
  }
  return { hash: hash >>> 0, revision: currentRevision, compactRevision }
}

/** Unlike a range, etcd's walk over a whole bucket leaves out a row of the file that is also in the buffer. */
function distinctRows(store: KeyStore, revision: number): Set<Row> {
  return new Set(store.backend.rowsBetween(0, revision + 1))
}

function mixRow(hash: number, { main, sub, tombstone, kv }: Row): number {
  let mixed = mixNumber(mixNumber(hash, main), sub * 2 + (tombstone ? 1 : 0))
  mixed = mixText(mixText(mixed, kv.key), kv.value)
  return mixNumber(mixNumber(mixNumber(mixed, kv.createRevision), kv.version), kv.lease ?? 0)
}

function mixText(hash: number, text: string): number {
  let mixed = mixNumber(hash, text.length)
  for (let at = 0; at < text.length; at += 1) mixed = Math.imul(mixed ^ text.charCodeAt(at), 0x01000193)
  return mixed
}

/** Whole numbers up to 2^53. */
function mixNumber(hash: number, value: number): number {
  const low = Math.imul(hash ^ (value >>> 0), 0x01000193)
  return Math.imul(low ^ Math.floor(value / 0x1_0000_0000), 0x01000193)
}

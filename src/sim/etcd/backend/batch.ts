import type { KeyPermission } from '../payload.ts'
import type { DatabaseImage, LeaseRow, SmallBuckets } from './database-image.ts'
import type { Row } from './row.ts'

/** One write to a bucket other than "key". `undefined` deletes. */
export type SmallWrite =
  | { readonly bucket: 'meta'; readonly key: MetaKey; readonly value: number }
  | { readonly bucket: 'lease'; readonly key: number; readonly value: LeaseRow | undefined }
  | { readonly bucket: 'user'; readonly key: string; readonly value: readonly string[] }
  | { readonly bucket: 'role'; readonly key: string; readonly value: readonly KeyPermission[] }
  | { readonly bucket: 'auth'; readonly key: 'enabled'; readonly value: boolean }

export type MetaKey = 'consistentIndex' | 'term' | 'scheduledCompact' | 'finishedCompact'

/** The writes of one open transaction of the backend, in order: all of them become durable, or none. */
export class Batch {
  readonly rows: Row[] = []
  readonly deleted = new Set<Row>()
  readonly small: SmallWrite[] = []
}

/** Carries a batch out on a database image. */
export function applyBatch(batch: Batch, image: DatabaseImage): void {
  image.rows = applyRows(batch, image.rows)
  for (const write of batch.small) applySmallWrite(write, image.small)
}

/** The rows with the batch carried out; the same array, grown, where nothing is deleted. */
export function applyRows(batch: Batch, rows: Row[]): Row[] {
  for (const row of batch.rows) rows.push(row)
  return batch.deleted.size === 0 ? rows : rows.filter((row) => !batch.deleted.has(row))
}

export function applySmallWrite(write: SmallWrite, small: SmallBuckets): void {
  switch (write.bucket) {
    case 'meta':
      small[write.key] = write.value
      return
    case 'lease':
      if (write.value === undefined) small.leases.delete(write.key)
      else small.leases.set(write.key, write.value)
      return
    case 'user':
      small.users.set(write.key, write.value)
      return
    case 'role':
      small.roles.set(write.key, write.value)
      return
    case 'auth':
      small.authEnabled = write.value
      return
  }
}

import type { KeyPermission } from '../payload.ts'
import type { Row } from './row.ts'

/** etcd's bucket "lease". */
export interface LeaseRow {
  readonly id: number
  readonly ttlS: number
  /** 0: never checkpointed. */
  readonly remainingS: number
}

/** All buckets but "key": little data, of which only the newest value of a key matters. */
export interface SmallBuckets {
  /** Bucket "meta": the index and term of the last entry whose effect is in this database; 0 for none. */
  consistentIndex: number
  term: number
  /** The compaction that was last begun (0 for none) and the one that was last finished (-1 for none). */
  scheduledCompact: number
  finishedCompact: number
  authEnabled: boolean
  readonly leases: Map<number, LeaseRow>
  /** Users and the names of their roles. */
  readonly users: Map<string, readonly string[]>
  readonly roles: Map<string, readonly KeyPermission[]>
}

/**
 * What is in the file `db` once a commit is durable, and what a snapshot carries to another member. Plain data; owned by whoever
 * holds the file.
 */
export class DatabaseImage {
  /** Sorted by revision. */
  rows: Row[]
  readonly small: SmallBuckets

  constructor(rows: Row[], small: SmallBuckets) {
    this.rows = rows
    this.small = small
  }

  copy(): DatabaseImage {
    return new DatabaseImage(this.rows.slice(), copySmallBuckets(this.small))
  }
}

export function emptyImage(): DatabaseImage {
  return new DatabaseImage([], {
    consistentIndex: 0,
    term: 0,
    scheduledCompact: 0,
    finishedCompact: -1,
    authEnabled: false,
    leases: new Map(),
    users: new Map(),
    roles: new Map(),
  })
}

export function copySmallBuckets(small: SmallBuckets): SmallBuckets {
  return { ...small, leases: new Map(small.leases), users: new Map(small.users), roles: new Map(small.roles) }
}

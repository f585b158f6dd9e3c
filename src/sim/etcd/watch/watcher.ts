import type { Row } from '../backend/row.ts'
import type { WatchEvent, WatchFilter } from './watch-message.ts'

/** What the store puts into a stream's channel (server/storage/mvcc/watcher.go). */
export interface WatcherResponse {
  readonly watchId: number
  readonly revision: number
  /** Above 0: the watcher is gone because it wanted what is compacted. */
  readonly compactRevision: number
  readonly events: readonly WatchEvent[]
}

/** The bounded channel from the store to one stream, which all watchers of the stream share. */
export interface WatcherChannel {
  /** False where it is full. */
  offer(response: WatcherResponse): boolean
  readonly full: boolean
}

/** One watch of one stream. In exactly one of the store's groups (synced, unsynced, victims) until it is canceled or compacted. */
export class Watcher {
  readonly id: number
  readonly key: string
  readonly rangeEnd: string | undefined
  /** As asked for; 0 for "from now on". */
  readonly startRevision: number
  readonly filters: readonly WatchFilter[]
  readonly channel: WatcherChannel
  /** The next revision wanted. */
  minRevision: number
  group: WatcherGroup
  /** Was synced when a snapshot replaced the database: it alone may wait for the future among the unsynced. */
  restored = false

  constructor(
    request: Pick<Watcher, 'id' | 'key' | 'rangeEnd' | 'startRevision' | 'filters' | 'channel'>,
    minRevision: number,
    group: WatcherGroup,
  ) {
    this.id = request.id
    this.key = request.key
    this.rangeEnd = request.rangeEnd
    this.startRevision = request.startRevision
    this.filters = request.filters
    this.channel = request.channel
    this.minRevision = minRevision
    this.group = group
  }

  wants(row: Row): boolean {
    if (row.main < this.minRevision) return false
    const { key } = row.kv
    if (this.rangeEnd === undefined) return key === this.key
    return key >= this.key && (this.rangeEnd === '\0' || key < this.rangeEnd)
  }

  filtersOut(event: WatchEvent): boolean {
    return this.filters.includes(event.type === 'put' ? 'noput' : 'nodelete')
  }
}

/** `gone`: canceled by its client, or told that what it wanted is compacted. */
export type WatcherGroup = 'synced' | 'unsynced' | 'victim' | 'gone'

/** Events for one watcher, in the order of revisions. */
export interface EventBatch {
  readonly events: WatchEvent[]
  /** Where the batch was cut: the first revision that is not in it; 0 where it is complete. */
  moreRevision: number
}

/** The events that a watcher wants of the rows, at most so many revisions; undefined for none. */
export function batchFor(watcher: Watcher, rows: readonly Row[], revisionsMax: number): EventBatch | undefined {
  let batch: EventBatch | undefined
  let revisions = 0
  let last = 0
  for (const row of rows) {
    if (!watcher.wants(row)) continue
    batch ??= { events: [], moreRevision: 0 }
    if (revisions === 0 || row.main > last) {
      revisions += 1
      if (revisions > revisionsMax) {
        batch.moreRevision = row.main
        break
      }
    }
    last = row.main
    batch.events.push({ type: row.tombstone ? 'delete' : 'put', kv: row.kv })
  }
  return batch
}

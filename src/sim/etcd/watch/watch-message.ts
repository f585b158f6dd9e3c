import type { EtcdKeyValue } from '../../../check/etcd-operation.ts'

/** What a client sends on its watch stream, in etcd's words (rpc.proto, WatchRequest). */
export type WatchRequest = WatchCreate | WatchCancel | WatchProgressRequest

export interface WatchCreate {
  readonly kind: 'create'
  readonly key: string
  /** Left out: `key` alone. `'\0'`: every key from `key` on. Else the half-open interval [key, rangeEnd). */
  readonly rangeEnd?: string
  /** The first revision wanted; 0: from now on. May be in the future. */
  readonly startRevision?: number
  readonly prevKv?: boolean
  /** Be told the revision from time to time even if nothing changes. */
  readonly progressNotify?: boolean
  readonly filters?: readonly WatchFilter[]
  /** Chosen by the client, above 0; left out or 0: the server counts from 0. */
  readonly watchId?: number
}

/** Events that are left out. */
export type WatchFilter = 'noput' | 'nodelete'

export interface WatchCancel {
  readonly kind: 'cancel'
  readonly watchId: number
}

/** Asks for the revision up to which all watches of the stream are complete. */
export interface WatchProgressRequest {
  readonly kind: 'progress'
}

/** What the server sends (rpc.proto, WatchResponse). Without events, created and canceled it is a progress notification. */
export interface WatchResponse {
  /** `allWatches` for a notification that holds for the whole stream, or where a watch could not be created. */
  readonly watchId: number
  /** That of the header. */
  readonly revision: number
  readonly created: boolean
  readonly canceled: boolean
  /** Above 0: canceled because the watch wanted revisions below this one, which are compacted. */
  readonly compactRevision: number
  /** For people; empty unless canceled by the server. */
  readonly cancelReason: string
  readonly events: readonly WatchEvent[]
}

export interface WatchEvent {
  readonly type: 'put' | 'delete'
  /** Of a deletion only the key and the revision; the other numbers are 0 and the value is empty. */
  readonly kv: EtcdKeyValue
  /** Where the watch asked for it, there was one and it is not compacted. */
  readonly prevKv?: EtcdKeyValue
}

/**
 * The watch id of what is told of all watches of a stream. A notification under it is only true of the watches that the server knew
 * when it answered: as etcd's, the send loop may send it before the events that it has held back for a watch whose creation is not
 * announced yet, and may announce a younger watch before it. So a client must not count it for a watch that was created after it
 * asked.
 */
export const allWatches = -1

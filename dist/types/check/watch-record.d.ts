import type { EtcdKeyValue } from './etcd-operation.ts';
/** One watch as its client saw it, from its creation to its cancellation or the end of its stream. */
export interface WatchRecord {
    readonly client: number;
    readonly request: WatchRequest;
    /** In the order received. The first one of a watch that was ever accepted is its `created`. */
    readonly responses: readonly WatchResponse[];
}
/** Names and defaults are those of etcd's WatchCreateRequest. */
export interface WatchRequest {
    readonly key: string;
    /** As in a range: left out for `key` alone, '\0' for every key from `key` on. */
    readonly rangeEnd?: string;
    /** The first revision wanted, included; 0 or left out: what comes after the revision of the `created` response. */
    readonly startRevision?: number;
    readonly prevKv?: boolean;
    readonly progressNotify?: boolean;
    /** Events that are filtered out on the server. */
    readonly noPut?: boolean;
    readonly noDelete?: boolean;
}
export interface WatchResponse {
    readonly kind: 'created' | 'events' | 'progress' | 'canceled';
    /** Order number on the clock of the history's calls and returns. */
    readonly at: number;
    /** The header's revision; of a progress notification the revision up to which everything has been delivered. */
    readonly revision: number;
    /** Of a `progress`: sent to all watches of a stream at once, as the answer to its client's request. */
    readonly ofStream?: boolean;
    /** Empty unless kind is `events`. */
    readonly events: readonly WatchEvent[];
    /** Of a `canceled`: the watch wanted revisions below this one, which compaction has removed. 0 for other reasons. */
    readonly compactRevision?: number;
}
export interface WatchEvent {
    readonly type: 'put' | 'delete';
    /** Of a deletion: the key and the revision of the deletion, the other fields empty or 0. */
    readonly kv: EtcdKeyValue;
    /** The pair before, where it was asked for and still there. */
    readonly prevKv?: EtcdKeyValue;
}

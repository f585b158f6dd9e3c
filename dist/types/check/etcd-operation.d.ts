/**
 * One operation on etcd's key-value store as its client saw it: the nouns of the `etcd` model and of its history format
 * (docs/check.md). Names and defaults are those of etcd's own API (api/etcdserverpb/rpc.proto); a field that is left out
 * has protobuf's default (0, false, empty). Keys and values are strings, compared by UTF-16 code unit; leases are
 * numbers, 0 for none; revisions are numbers.
 */
export interface EtcdOperation {
    /** Who asked. A client has at most one operation at a time; one that timed out may not be used again. */
    readonly client: number;
    /** Order number of the event "sent". Numbers of calls and returns come from one clock; gaps are fine. */
    readonly call: number;
    /** Order number of the event "answered"; left out where no answer came. Never before `call`. */
    readonly return?: number;
    readonly request: EtcdRequest;
    /** Left out where no answer came: the operation may happen at any time after `call`, or never. */
    readonly response?: EtcdResponse;
    /**
     * Where the writer of the history knows it, the place of this operation in the order in which the system applied
     * them, such as its raft index. Equal numbers are allowed. A hint to be verified, never trusted: a wrong one costs
     * time, not the verdict.
     */
    readonly index?: number;
}
export type EtcdRequest = EtcdKvRequest | EtcdTxn | EtcdCompact | EtcdLeaseGrant | EtcdLeaseRevoke;
/** What may also stand inside of a transaction. */
export type EtcdKvRequest = EtcdRange | EtcdPut | EtcdDeleteRange;
export interface EtcdRange {
    readonly kind: 'range';
    readonly key: string;
    /** Left out: `key` alone. `'\0'`: every key from `key` on. Else the half-open interval [key, rangeEnd). */
    readonly rangeEnd?: string;
    /** 0: the newest revision. */
    readonly revision?: number;
    /** Most pairs in the answer; 0: no limit. `count` is not limited by it. */
    readonly limit?: number;
    /** Values come back empty. */
    readonly keysOnly?: boolean;
    /** No pairs come back, only `count`. */
    readonly countOnly?: boolean;
    /** Answered by one member from what it has, so possibly stale; takes no part in linearizability. */
    readonly serializable?: boolean;
}
export interface EtcdPut {
    readonly kind: 'put';
    readonly key: string;
    readonly value: string;
    readonly lease?: number;
    readonly prevKv?: boolean;
}
export interface EtcdDeleteRange {
    readonly kind: 'deleteRange';
    readonly key: string;
    readonly rangeEnd?: string;
    readonly prevKv?: boolean;
}
export interface EtcdTxn {
    readonly kind: 'txn';
    /** All must hold; none at all holds. */
    readonly compare: readonly EtcdCompare[];
    readonly success: readonly EtcdKvRequest[];
    readonly failure: readonly EtcdKvRequest[];
}
/** Compares a key's field with a literal; of an absent key every number is 0, and no comparison of its value holds. */
export type EtcdCompare = EtcdNumberCompare | EtcdValueCompare;
export interface EtcdNumberCompare {
    readonly key: string;
    readonly target: 'version' | 'create' | 'mod' | 'lease';
    readonly result: EtcdCompareResult;
    readonly number: number;
}
export interface EtcdValueCompare {
    readonly key: string;
    readonly target: 'value';
    readonly result: EtcdCompareResult;
    readonly value: string;
}
export type EtcdCompareResult = '=' | '!=' | '>' | '<';
export interface EtcdCompact {
    readonly kind: 'compact';
    readonly revision: number;
}
export interface EtcdLeaseGrant {
    readonly kind: 'leaseGrant';
    /** The client names its lease; 0, "the server may choose", is not modelled. */
    readonly lease: number;
}
/**
 * Also how an expiry is written down: as the request of a client of its own, called when the lease ran out at the
 * earliest, without response.
 */
export interface EtcdLeaseRevoke {
    readonly kind: 'leaseRevoke';
    readonly lease: number;
}
export interface EtcdKeyValue {
    readonly key: string;
    readonly value: string;
    readonly createRevision: number;
    readonly modRevision: number;
    readonly version: number;
    /** Left out: no lease. */
    readonly lease?: number;
}
/** The answer; its kind is that of the request, or `error`. `revision` is that of the header. */
export type EtcdResponse = (EtcdRangeResult & {
    readonly revision: number;
}) | (EtcdPutResult & {
    readonly revision: number;
}) | (EtcdDeleteRangeResult & {
    readonly revision: number;
}) | EtcdTxnResponse | EtcdCompactResponse | EtcdLeaseGrantResponse | EtcdLeaseRevokeResponse | EtcdErrorResponse;
/** What a range, put or deleteRange gave, alone or inside of a transaction, where only the transaction has a header. */
export type EtcdKvResult = EtcdRangeResult | EtcdPutResult | EtcdDeleteRangeResult;
export interface EtcdRangeResult {
    readonly kind: 'range';
    /** In the order of keys. */
    readonly kvs: readonly EtcdKeyValue[];
    /** Keys in the range, whatever the limit. */
    readonly count: number;
    /** Whether the limit cut some off. */
    readonly more?: boolean;
}
export interface EtcdPutResult {
    readonly kind: 'put';
    /** The pair before, where `prevKv` asked for it and there was one. */
    readonly prevKv?: EtcdKeyValue;
}
export interface EtcdDeleteRangeResult {
    readonly kind: 'deleteRange';
    readonly deleted: number;
    /** The pairs before in the order of keys, where `prevKv` asked for them. */
    readonly prevKvs?: readonly EtcdKeyValue[];
}
export interface EtcdTxnResponse {
    readonly kind: 'txn';
    readonly revision: number;
    readonly succeeded: boolean;
    /** One for each request of the branch that ran. */
    readonly responses: readonly EtcdKvResult[];
}
/** Its header's revision is not that of a linearizable read in etcd, and is not compared. */
export interface EtcdCompactResponse {
    readonly kind: 'compact';
    readonly revision: number;
}
export interface EtcdLeaseGrantResponse {
    readonly kind: 'leaseGrant';
    readonly revision: number;
    readonly lease: number;
}
export interface EtcdLeaseRevokeResponse {
    readonly kind: 'leaseRevoke';
    readonly revision: number;
}
export interface EtcdErrorResponse {
    readonly kind: 'error';
    readonly error: EtcdErrorKind;
    /** For people. */
    readonly message?: string;
}
/**
 * - `compacted`, `future-revision`, `lease-not-found`, `lease-exists`: nothing happened, and the state says why. They
 *   are checked like any answer.
 * - `permission-denied`, `rejected` (too many requests, a malformed request): nothing happened; the state of keys does
 *   not say why, so nothing is checked.
 * - `unknown` (timeout, lost connection, no leader): it may happen at any time after the call, or never; the same as
 *   no response.
 */
export type EtcdErrorKind = 'compacted' | 'future-revision' | 'lease-not-found' | 'lease-exists' | 'permission-denied' | 'rejected' | 'unknown';

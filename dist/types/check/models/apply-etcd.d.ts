import type { EtcdRequest, EtcdResponse } from '../etcd-operation.ts';
import { type EtcdState } from './etcd-state.ts';
export interface EtcdApplied {
    readonly state: EtcdState;
    readonly response: EtcdResponse;
}
/**
 * What etcd does with one request at a time (its api_guarantees.md, and apply.go of server/etcdserver/txn for what a
 * transaction checks before it begins). Every key's revision is that of the operation that wrote it, whichever request
 * of a transaction it was.
 */
export declare function applyEtcd(state: EtcdState, request: EtcdRequest, keepPast: boolean): EtcdApplied;

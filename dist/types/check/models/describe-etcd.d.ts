import type { EtcdRequest, EtcdResponse } from '../etcd-operation.ts';
import type { EtcdState } from './etcd-state.ts';
/** `put a="1" lease 7`, `range a..c at revision 5`; as in etcd's own reports, a line of text. */
export declare function describeEtcdRequest(request: EtcdRequest): string;
export declare function describeEtcdResponse(response: EtcdResponse): string;
export declare function describeEtcdState({ revision, compactRevision, kvs, leases }: EtcdState): string;
/** A key, or a range as etcd's documents write it. Two dots in between would read as a path. */
export declare function describeKeys(key: string, rangeEnd: string): string;

import type { EtcdKeyValue, EtcdRequest, EtcdResponse } from '../etcd-operation.ts';
/** Whether both say the same; messages are for people, and a compaction's revision is not that of the state. */
export declare function isSameEtcdResponse(a: EtcdResponse, b: EtcdResponse): boolean;
/** Every pair that an answer shows as it stood in the store. */
export declare function pairsOf(response: EtcdResponse): readonly EtcdKeyValue[];
/** The revision that the answer was given at; null where it does not say. A compaction's is of some later moment. */
export declare function headerRevision(response: EtcdResponse): number | null;
/** Whether the answer says that the operation made the revision of its header; a revoked lease's does not tell. */
export declare function createsRevision(response: EtcdResponse): boolean;
/** Whether it takes no part: a serializable read may be stale, and what was denied or rejected says nothing of keys. */
export declare function isLeftOut(request: EtcdRequest, response: EtcdResponse | null): boolean;

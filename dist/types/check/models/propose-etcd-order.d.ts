import type { EtcdRequest, EtcdResponse } from '../etcd-operation.ts';
import type { History } from '../history.ts';
/**
 * The order that revisions give: the operation that made a revision, then those that were answered at it in the order
 * of their calls. An answer without a revision stands where its call allows it first. An open write stands where a pair
 * that it writes was seen with a revision that nobody was told to have made; other open operations are left out.
 */
export declare function proposeEtcdOrder(history: History<EtcdRequest, EtcdResponse>): Int32Array;

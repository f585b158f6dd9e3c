import type { EtcdOperation, EtcdRequest, EtcdResponse } from './etcd-operation.ts';
import type { History } from './history.ts';
import { type CheckOptions, type Verdict } from './linearizability.ts';
import type { EtcdState } from './models/etcd-state.ts';
/**
 * Whether clients could have seen these operations of one etcd store that was empty at the start. The order in which
 * the system applied them is tried first where every operation that was answered has its `index`; then that of
 * revisions; only then is one searched for.
 *
 * @throws UserError where no client can have seen such a history, see `checkHistory`
 */
export declare function checkEtcdHistory(operations: readonly EtcdOperation[], options?: Omit<CheckOptions, 'order'> & {
    readonly lines?: readonly number[];
}): Verdict<EtcdState>;
/** Operation for operation; one that was not answered, or whose fate is unknown, is open. */
export declare function etcdHistory(operations: readonly EtcdOperation[], lines?: readonly number[]): History<EtcdRequest, EtcdResponse>;

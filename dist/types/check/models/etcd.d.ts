import type { EtcdRequest, EtcdResponse } from '../etcd-operation.ts';
import type { Model } from '../model.ts';
import { type EtcdState } from './etcd-state.ts';
/**
 * etcd's key-value store from empty: revisions, versions, transactions, leases without time, compaction, reads of the
 * past. The revision in each answer says where it stands, so that order is mostly known, and `proposeOrder` gives it.
 *
 * Serializable reads may be stale, and what was denied or rejected says nothing of keys: neither takes part.
 */
export declare const etcdModel: Model<EtcdState, EtcdRequest, EtcdResponse>;

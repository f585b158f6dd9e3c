import type { EtcdKeyValue, EtcdRequest, EtcdResponse } from '../etcd-operation.ts';
import type { History } from '../history.ts';
/** What the answers of a history say of revisions, whatever order it has. */
export interface EtcdObserved {
    /** Revisions that an operation was told to have made. */
    readonly createdRevisions: ReadonlySet<number>;
    /** Revision -> pairs that were seen with it as their newest. */
    readonly pairs: ReadonlyMap<number, readonly EtcdKeyValue[]>;
    readonly readsPast: boolean;
}
/** Looks at every answer once. Values of reads that asked for keys alone, and stale reads, are not looked at. */
export declare function observeEtcd(history: History<EtcdRequest, EtcdResponse>): EtcdObserved;

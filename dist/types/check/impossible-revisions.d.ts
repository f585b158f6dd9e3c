import type { EtcdOperation } from './etcd-operation.ts';
/** Two operations whose revisions alone refute every order. */
export interface ImpossibleRevision {
    /** `stale`: `earlier` had returned with a higher revision before `operation` was called. `taken`: both made the same revision. */
    readonly kind: 'stale' | 'taken';
    readonly operation: EtcdOperation;
    readonly revision: number;
    readonly earlier: EtcdOperation;
    readonly earlierRevision: number;
}
/**
 * Looks for a proof that needs no search: the revision never goes down and is made once. Whoever is told a revision knows that the store
 * had got there; what is called afterwards must be answered at that revision or a later one, and a write must make a later one.
 *
 * @returns the proof whose operation returned first, or undefined, which proves nothing
 */
export declare function findImpossibleRevision(operations: readonly EtcdOperation[]): ImpossibleRevision | undefined;

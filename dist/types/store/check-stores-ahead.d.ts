import { type MessagePort } from 'node:worker_threads';
import type { Store } from './open-store.ts';
/** Opens stores from outside, each checked. */
export interface OutsideStores extends Disposable {
    /** As `openOutsideStore`. */
    open(path: string): Store;
}
/** What the worker gets; `counts` is shared: how many stores it checked, and how many of them were taken. */
export interface CheckAhead {
    readonly paths: readonly string[];
    readonly port: MessagePort;
    readonly counts: Int32Array<SharedArrayBuffer>;
}
/** What it says of each store, in the order of the paths: `bytes` as `readCheckedStore` gives it. */
export interface CheckedAhead {
    readonly path: string;
    readonly bytes: ArrayBuffer | null;
}
export declare const checkedCount = 0;
export declare const takenCount = 1;
/** Checked stores that wait for their turn, at most: they are held in memory. */
export declare const aheadMax = 4;
/**
 * Checks stores in a second thread while the caller works on those before: half of a merge is checking. They are to be
 * opened in the order of `paths`; whatever becomes of the thread, each is opened and checked.
 */
export declare function openOutsideStores(paths: readonly string[]): OutsideStores;

import type { Store } from './open-store.ts';
/**
 * Checks that the rows of a store from outside agree with its plans and among themselves, so that no count can come
 * out negative, doubled or larger than planned.
 *
 * @throws WorldError `store-damaged`
 */
export declare function checkOutsideRows(store: Store): void;

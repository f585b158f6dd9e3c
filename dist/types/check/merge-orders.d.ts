import type { History } from './history.ts';
/**
 * One order of the whole history from orders of its parts (linearizability is local: Herlihy and Wing, 1990, theorem 1).
 *
 * Each operation stands at the earliest moment that its part allows: the latest call so far. That moment is never after
 * its return, and along a part it never goes back, so that sorting by it keeps both.
 */
export declare function mergeOrders<Input, Output>(history: History<Input, Output>, orders: readonly Int32Array[]): Int32Array;

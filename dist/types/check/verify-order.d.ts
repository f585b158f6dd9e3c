import type { History } from './history.ts';
import type { Model } from './model.ts';
export type OrderVerdict = {
    readonly kind: 'verified';
}
/** `at` is the place in the order where it fails, or its length where operations are missing. */
 | {
    readonly kind: 'refuted';
    readonly at: number;
    readonly why: 'answer' | 'time' | 'repeated' | 'missing';
};
/**
 * Whether this order explains the history, in O(n): every completed operation once, open ones at most once, each
 * answer possible, and none after one that was called when it had returned already.
 *
 * `order` holds indices of `history`. A verified order proves the history linearizable; a refuted one proves nothing.
 */
export declare function verifyOrder<State, Input, Output>(history: History<Input, Output>, order: Int32Array, model: Model<State, Input, Output>): OrderVerdict;

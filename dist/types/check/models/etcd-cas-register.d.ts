import type { Model } from '../model.ts';
export type RegisterInput = {
    readonly kind: 'read';
} | {
    readonly kind: 'write';
    readonly value: number;
} | {
    readonly kind: 'cas';
    readonly from: number;
    readonly to: number;
};
/** What a read gave, that a write was done, whether a compare-and-swap swapped. */
export type RegisterOutput = {
    readonly kind: 'read';
    readonly value: RegisterState;
} | {
    readonly kind: 'write';
} | {
    readonly kind: 'cas';
    readonly swapped: boolean;
};
/** `nil` until the first write. */
export type RegisterState = number | 'nil';
/** One register with compare-and-swap: what Jepsen's early tests of etcd used. */
export declare const etcdCasRegister: Model<RegisterState, RegisterInput, RegisterOutput>;

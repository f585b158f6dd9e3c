import type { EtcdOperation } from './etcd-operation.ts';
import { type CheckLimits } from './linearizability.ts';
import type { Violation } from './violation.ts';
export declare const linearizableSentence = "every answer fits one order of all operations that agrees with time";
export interface LinearizabilityJudgement {
    readonly violations: readonly Violation[];
    /** Operations that were put to the test. */
    readonly exercised: number;
    /** Where it holds: positions in `operations` in an order that explains all answers. */
    readonly order?: Int32Array;
    /** Why there is no verdict. */
    readonly unknown?: string;
}
/**
 * Judges what clients were told against etcd's model, and names the way in which it is broken.
 *
 * @param operations of a store that was empty at the start, without reads of the past: `checkSerializableReads` judges those
 * @param order one in which they may have happened: verified first, never trusted
 */
export declare function judgeLinearizability(operations: readonly EtcdOperation[], limits: CheckLimits, order?: Int32Array): LinearizabilityJudgement;

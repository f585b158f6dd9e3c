import { type Failure, type FailureText } from './failure.ts';
/** Zig panics, segmentation faults and error return traces. */
export declare function findZigPanic(source: FailureText): Failure | null;

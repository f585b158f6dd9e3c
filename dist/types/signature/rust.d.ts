import { type Failure, type FailureText } from './failure.ts';
/** Rust panics in both print formats (1.73 moved the message to its own line), stack overflow, failed allocation. */
export declare function findRustPanic(source: FailureText): Failure | null;

import { type Failure, type FailureText } from './failure.ts';
/** Go panics, fatal errors of the runtime, data races, and failed tests. */
export declare function findGoFailure(source: FailureText): Failure | null;
export declare function findGoTestFailure(source: FailureText): Failure | null;

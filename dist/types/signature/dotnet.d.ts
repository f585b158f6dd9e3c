import { type Failure, type FailureText } from './failure.ts';
/** Exceptions of .NET and Mono. */
export declare function findDotnetException(source: FailureText): Failure | null;

import { type Failure, type FailureText } from './failure.ts';
/**
 * A failed property of fast-check, alone or under a test runner. Its own error says how the search ended; what failed is
 * the error that the property threw, which each printer marks in its own way.
 */
export declare function findPropertyFailure(source: FailureText): Failure | null;
/** `Property failed after 7 tests`, with or without a class before it. */
export declare function isPropertyEnd(line: string): boolean;

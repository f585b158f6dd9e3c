import { type Failure, type FailureText } from './failure.ts';
/**
 * A test function of Rust that returned `Err`: libtest prints `Error: <Debug>` as the last thing the test says. There is no
 * panic and no stack, so the test itself is the site.
 */
export declare function findRustTestError(source: FailureText): Failure | null;

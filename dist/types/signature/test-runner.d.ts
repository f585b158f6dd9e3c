import { type Failure, type FailureText } from './failure.ts';
/**
 * The first error that vitest or jest reports. vitest: below ` FAIL  file > test`, of which several may share one error,
 * or below `⎯⎯⎯ Unhandled Rejection ⎯⎯⎯`. jest: below `  ● suite › test`.
 */
export declare function findTestRunnerFailure(source: FailureText): Failure | null;

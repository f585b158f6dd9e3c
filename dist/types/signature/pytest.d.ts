import type { Failure, FailureText } from './failure.ts';
/** pytest prints tracebacks in a format of its own: source from `def` down, `>` at the failing line, `E` at the error. */
export declare function findPytestFailure(source: FailureText): Failure | null;

import { type Failure, type FailureText } from './failure.ts';
/** A line that a program itself calls fatal, of no format that another family knows. */
export declare function findFatalLine(source: FailureText): Failure | null;
/** `INVARIANT VIOLATED name: text`, `property "x" failed`, `Invariant TypeOK is violated`. */
export declare function findViolationLine(source: FailureText): Failure | null;

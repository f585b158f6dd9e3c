import { type Failure, type FailureText } from './failure.ts';
/** Errors of V8: Node, Deno, Bun's look-alike, browsers; and as vitest, jest and fast-check report them. */
export declare function findNodeError(source: FailureText): Failure | null;

import { type Failure, type FailureText } from './failure.ts';
/** Assertions of the Antithesis SDK, one JSON object a line. */
export declare function findAntithesisFailure(source: FailureText): Failure | null;

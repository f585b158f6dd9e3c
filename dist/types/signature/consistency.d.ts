import { type Failure, type FailureText } from './failure.ts';
/** Verdicts of consistency checkers: etcd's robustness tests, Porcupine, Knossos and Elle. */
export declare function findConsistencyFailure(source: FailureText): Failure | null;

import type { FailureEvidence } from '../model/signature.ts';
import { type Failure, type FailureText } from './failure.ts';
/** What the end of the process says: a limit, a signal, an exit status. Never a property of a stack. */
export declare function readProcessEnds(evidence: FailureEvidence, source: FailureText): readonly Failure[];

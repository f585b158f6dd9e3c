import type { RunResult } from '../model/outcome.ts';
import type { FailureEvidence } from '../model/signature.ts';
/** What the signature of a finished run is made from. `workdir`: where the run wrote its files. */
export declare function describeEvidence(result: RunResult, target: string, workdir: string): FailureEvidence;

import type { RunResult } from '../model/outcome.ts';
import type { FailureEvidence } from '../model/signature.ts';
/** What the signature of a finished run is made from. `workdir`: where the run wrote its files. */
export declare function describeEvidence(found: RunResult, target: string, workdir: string): FailureEvidence;
/** A result whose words hold no token: everything that is kept, printed or published of a run is made from this. */
export declare function maskResult<Result extends Pick<RunResult, 'output' | 'reason' | 'reported'>>(result: Result): Result;

import type { PropertyCount, SimulatorResult } from '../model/result.ts';
import type { ReportedFailure } from '../model/signature.ts';
/** What the local output of an Antithesis SDK says about one run. */
export interface AntithesisReport {
    /** `failed` where an `always` was false or an `unreachable` was reached. */
    readonly outcome: Extract<SimulatorResult['outcome'], 'passed' | 'failed'>;
    readonly failure: ReportedFailure | null;
    /** Every assertion of the catalog, in the order of the file; one that the run never came to has 0 and 0. */
    readonly properties: readonly PropertyCount[];
    /** The program said that its set-up was complete, in either form. */
    readonly setupComplete: boolean;
    /** Whole lines that are no JSON: something else wrote into the file, and an assertion may be lost. */
    readonly unreadableCount: number;
}
/**
 * Reads `sdk.jsonl`. An SDK writes each assertion once when the program starts (`hit` false: the catalog), then only
 * its first pass and its first failure, so a count is 0 or 1 and the file belongs to exactly one process.
 */
export declare function readAntithesis(text: string): AntithesisReport;

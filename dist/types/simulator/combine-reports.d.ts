import type { ReportedResult } from './reported-result.ts';
/**
 * One report out of two about the same run. A failure in either stands, then what cannot be read, then `unknown`;
 * properties are put together. Of equals the simulator's own words go before files of others, then the first.
 */
export declare function combineReports(first: ReportedResult, second: ReportedResult): ReportedResult;

import type { ResultFiles } from '../model/target.ts';
import { type ReportedResult } from './reported-result.ts';
/**
 * What the files say that a target's `result` names.
 *
 * @param directories where `{out}` may be: the first that holds such a file counts.
 */
export declare function readResultFiles(directories: readonly string[], files: ResultFiles): ReportedResult;
/** What it means that a run left no files at all. */
export declare function missingFiles(files: ResultFiles): ReportedResult;

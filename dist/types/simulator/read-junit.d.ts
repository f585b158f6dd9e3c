import type { ReportedFailure } from '../model/signature.ts';
/** What one or more JUnit XML files say. */
export interface JunitReport {
    /** Test cases that ran: those skipped are not counted. */
    readonly testCount: number;
    readonly failures: readonly ReportedFailure[];
    /** The text is no JUnit XML, or ends in the middle. */
    readonly torn: boolean;
}
/**
 * Reads the XML that JUnit's runners and their imitators write (pytest, vitest, jest, gotestsum, Gradle, Surefire). A
 * `failure` or `error` of a test case decides; one that a rerun took back (`flakyFailure`) does not.
 */
export declare function readJunit(text: string): JunitReport;

import { type BoundedOutput } from './bounded-output.ts';
import { type ReportedResult } from './reported-result.ts';
import { type ProcessEnd } from './simulator-process.ts';
export interface ProcessRequest {
    readonly argv: readonly string[];
    readonly cwd: string;
    /** The same for many processes. */
    readonly baseEnv: Readonly<Record<string, string>>;
    /** What goes before it. */
    readonly env: Readonly<Record<string, string>>;
    readonly timeoutMs: number;
    /** Most memory of its whole tree, in bytes, or null. */
    readonly memoryMax: number | null;
    readonly expect: string | null;
    readonly verbatim?: boolean;
}
/** What a process that ran one seed left behind. */
export interface ProcessReport {
    readonly end: ProcessEnd;
    readonly output: BoundedOutput;
    /** The last result line, wherever in the output it stood. */
    readonly report: ReportedResult;
    readonly expectSeen: boolean;
}
/** Runs a process to its end, or to `timeoutMs`, or until `signal` aborts; reads its output as it comes. */
export declare function runProcess(request: ProcessRequest, signal: AbortSignal): Promise<ProcessReport>;
/** Reads both streams of one process. */
export interface ReportReader {
    readonly onStdout: (chunk: Buffer) => void;
    readonly onStderr: (chunk: Buffer) => void;
    finish(end: ProcessEnd): ProcessReport;
}
/** @param expect the text to look for in each stream. */
export declare function createReportReader(expect: string | null): ReportReader;

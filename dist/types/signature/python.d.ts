import { type Failure, type FailureText } from './failure.ts';
import { type Frame } from './frame.ts';
/** One exception of a chain: its class, its text, its frames with the innermost first. */
export interface PythonException {
    readonly type: string;
    readonly message: string;
    readonly frames: readonly Frame[];
    readonly line: number;
}
/** Python tracebacks, chained ones too, and the faulthandler's report. */
export declare function findPythonException(source: FailureText): Failure | null;
/** Builds the failure of a chain's last exception; shared with the reader of pytest's own format. */
export declare function pythonFailure(raised: PythonException, cause: PythonException | null): Failure;
/** @param called the function's name as the traceback gives it */
export declare function classifyFrame(file: string, called: string, source: string): Frame;

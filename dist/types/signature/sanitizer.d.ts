import { type Failure, type FailureText } from './failure.ts';
/** Address, hardware address, memory, leak, thread and undefined-behaviour sanitizer, and libFuzzer around them. */
export declare function findSanitizerReport(source: FailureText): Failure | null;

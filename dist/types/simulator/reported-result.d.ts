import type * as z from 'zod';
import { type SimulatorResult } from '../model/result.ts';
import type { SeedText } from '../model/seed.ts';
/** How a line begins that reports a result on the output of a simulator. */
export declare const resultLinePrefix = "seedsweep: {";
/**
 * What a simulator said about itself, if it said anything that can be read. `by: 'files'`: it is what somebody else
 * wrote about it, a test runner for example, and weighs less than the target's own rules.
 */
export type ReportedResult = {
    readonly kind: 'none';
} | {
    readonly kind: 'result';
    readonly result: SimulatorResult;
    readonly by?: 'files';
}
/** `torn`: not even JSON, as when the process died in the middle of writing it, or before. */
 | {
    readonly kind: 'invalid';
    readonly reason: string;
    readonly torn: boolean;
    readonly by?: 'files';
};
export declare const noResult: ReportedResult;
/** Reads a line `seedsweep: {...}`. */
export declare function parseResultLine(line: string): ReportedResult;
/** Reads the text of a result; `what` names it in the reason when it cannot be read. */
export declare function parseResult(text: string, what: string): ReportedResult;
/** The same report, or an invalid one where it speaks of another seed than the one that was run. */
export declare function checkSeed(report: ReportedResult, seed: SeedText): ReportedResult;
/** Undefined where the text is not JSON (no JSON text means undefined). */
export declare function parseJson(text: string): unknown;
/** First thing that a schema found wrong, as part of a sentence. */
export declare function describeIssue(error: z.ZodError): string;
/** Text of a simulator inside one of our sentences: cut, quoted, control characters escaped. */
export declare function showUntrusted(text: string): string;

import { type Frame } from './frame.ts';
/** First line of an error: its class and the start of its text. */
export interface Headline {
    readonly type: string;
    readonly message: string;
    /** The line itself says that nobody caught the error. */
    readonly announced: boolean;
}
export declare function readHeadline(line: string): Headline | null;
/** `    at Broker.enqueue (/a/q.js:3:9)`, as V8 prints it. */
export declare function isV8Frame(line: string): boolean;
/** ` ❯ Broker.enqueue src/q.ts:3:9`, as vitest prints it. */
export declare function isVitestFrame(line: string): boolean;
/** Reads the frames that start at line `from`, in the notation of V8 or of vitest; also of a bare `error.stack`. */
export declare function readV8Frames(lines: readonly string[], from: number): readonly Frame[];

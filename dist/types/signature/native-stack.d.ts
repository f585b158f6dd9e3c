import { type Frame } from './frame.ts';
/** A `#0 0x... in f() file:1` stack as sanitizers, gdb and Chromium print it. */
export interface NativeStack {
    readonly frames: readonly Frame[];
    /** The line after the last frame. */
    readonly end: number;
}
/** Reads the first numbered stack at or after `from`, up to `until`. */
export declare function readNativeStack(lines: readonly string[], from: number, until?: number): NativeStack;
export declare function isNativeFrame(line: string): boolean;
export declare function classify(name: string, file: string, module?: string): Frame;

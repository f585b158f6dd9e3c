import type { Stack } from './failure.ts';
/** Most frames of one stack that are looked at; a runaway recursion prints thousands. */
export declare const framesReadMax = 400;
/** One stack frame: who wrote the function decides whether it can be the site of a failure. */
export interface Frame {
    readonly name: string;
    /** `machinery`: runtime, standard library, sanitizer, test runner; never the site. */
    readonly owner: 'own' | 'dependency' | 'machinery';
    readonly source?: string;
}
export declare const noStack: Stack;
/**
 * Reads a stack, innermost frame first. The site is the first frame that is neither machinery nor an assertion helper:
 * every check of a program goes through its `must`, so the helper would fold all of them into one finding.
 */
export declare function readStack(frames: readonly Frame[]): Stack;
/** A runaway recursion stops in any function of its cycle, so its site is the set of functions seen more than twice. */
export declare function readRecursion(frames: readonly Frame[]): Stack;
/** Last component of a path of either kind of slash. */
export declare function baseName(path: string): string;

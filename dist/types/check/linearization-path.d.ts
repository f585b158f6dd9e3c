import type { IntArrays } from './int-arrays.ts';
/** The operations taken so far, in order, and a copy of the best such path that was marked. */
export interface LinearizationPath {
    readonly length: number;
    push(operation: number): void;
    truncate(length: number): void;
    /** Remembers the path as it is now. */
    mark(): void;
    current(): Int32Array;
    marked(): Int32Array;
}
/**
 * Marks are copied only when the path is cut below them, and only from where the last copy differs, so that a search
 * that gets a little further each time does not copy its whole path each time.
 */
export declare function makePath(capacity: number, arrays: IntArrays): LinearizationPath;

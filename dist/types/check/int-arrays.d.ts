/** Gives arrays of zeros. */
export type IntArrays = (length: number) => Int32Array<ArrayBuffer>;
/**
 * Arrays side by side in few blocks, for a check of so many operations: V8 keeps an array of more than 64 bytes outside
 * of its heap, and to make one there and have it collected costs five times as much as a part of a block, which is most
 * of the time of a check of a few dozen operations. A large array has a place of its own.
 */
export declare function makeIntArrays(operations: number): IntArrays;
export declare function copyInto(larger: Int32Array<ArrayBuffer>, smaller: ArrayLike<number>): Int32Array<ArrayBuffer>;

/** Gives arrays of zeros. */
export type IntArrays = (length: number) => Int32Array<ArrayBuffer>

/** What a check needs for each of its operations, counted generously, and for its tables. */
const wordsPerOperation = 24
const wordsAtLeast = 256
const blockMax = 2 ** 14

/**
 * Arrays side by side in few blocks, for a check of so many operations: V8 keeps an array of more than 64 bytes outside
 * of its heap, and to make one there and have it collected costs five times as much as a part of a block, which is most
 * of the time of a check of a few dozen operations. A large array has a place of its own.
 */
export function makeIntArrays(operations: number): IntArrays {
  const words = Math.min(wordsPerOperation * operations + wordsAtLeast, blockMax)
  let block = new ArrayBuffer(4 * words)
  let used = 0
  return (length) => {
    if (length > words / 8) return new Int32Array(length)
    if (used + length > words) {
      block = new ArrayBuffer(4 * words)
      used = 0
    }
    const array = new Int32Array(block, 4 * used, length)
    used += length
    return array
  }
}

export function copyInto(larger: Int32Array<ArrayBuffer>, smaller: ArrayLike<number>): Int32Array<ArrayBuffer> {
  larger.set(smaller)
  return larger
}

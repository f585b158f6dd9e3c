import { makeHashChains } from './hash-chains.ts'
import { copyInto, type IntArrays } from './int-arrays.ts'

/** The configurations that a search has been in, so that it goes on from each only once. */
export interface VisitedTable {
  /** False where this one, or one that was at least as good, is known already. */
  add(position: number, state: number, mask: Int32Array): boolean
  /** Int32 words held, for the limit on memory. */
  readonly allocatedWords: number
}

const start = 16

/**
 * Configurations are compared in full; a hash alone would take two for one and be wrong.
 *
 * Position and mask of the completed operations fix what has been taken of those. Of the open ones, a configuration
 * that has taken a subset of another's, at the same state, can still do all that the other one can ("dominance").
 */
export function makeVisitedTable(
  words: number,
  completedWords: number,
  dominance: boolean,
  arrays: IntArrays,
): VisitedTable {
  const chains = makeHashChains(start, arrays)
  const stride = 2 + words
  const exactWords = dominance ? completedWords : words
  let arena = arrays(start * stride)

  const hash = (position: number, state: number, mask: Int32Array): number => {
    let value = Math.imul(position, 0x9e3779b1) ^ Math.imul(state + 1, 0x85ebca6b)
    for (let word = 0; word < exactWords; word++) {
      value = Math.imul(value ^ (value >>> 15) ^ (mask[word] as number), 0x2c1b3c6d)
    }
    value = Math.imul(value ^ (value >>> 15), 0x297a2d39)
    return value ^ (value >>> 15)
  }

  const covers = (at: number, mask: Int32Array): boolean => {
    for (let word = 0; word < exactWords; word++) {
      if (arena[at + word] !== mask[word]) return false
    }
    for (let word = exactWords; word < words; word++) {
      if (((arena[at + word] as number) & ~(mask[word] as number)) !== 0) return false
    }
    return true
  }

  return {
    add(position, state, mask) {
      const code = hash(position, state, mask)
      for (let entry = chains.first(code); entry !== -1; entry = chains.after(entry)) {
        if (chains.hashOf(entry) !== code) continue
        const at = entry * stride
        if (arena[at] === position && arena[at + 1] === state && covers(at + 2, mask)) return false
      }
      const at = chains.add(code) * stride
      if (at + stride > arena.length) arena = copyInto(arrays(2 * arena.length), arena)
      arena[at] = position
      arena[at + 1] = state
      for (let word = 0; word < words; word++) arena[at + 2 + word] = mask[word] as number
      return true
    },
    get allocatedWords() {
      return arena.length + chains.allocatedWords
    },
  }
}

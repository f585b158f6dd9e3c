import { copyInto, type IntArrays } from './int-arrays.ts'

/** Entries 0, 1, 2... by hash: each place of the table begins a chain of the entries that fall on it. */
export interface HashChains {
  /** The first entry that may have this hash, or -1. */
  first(hash: number): number
  /** The next one of the same chain, or -1. */
  after(entry: number): number
  hashOf(entry: number): number
  /** Adds the next entry; its number is how many there were. */
  add(hash: number): number
  /** Int32 words held. */
  readonly allocatedWords: number
}

/** `capacity` is a power of two; the table doubles as it fills. */
export function makeHashChains(capacity: number, arrays: IntArrays): HashChains {
  let heads = arrays(capacity).fill(-1)
  let nexts = arrays(capacity)
  let hashes = arrays(capacity)
  let size = 0

  const grow = (): void => {
    const larger = 2 * nexts.length
    heads = arrays(larger).fill(-1)
    nexts = copyInto(arrays(larger), nexts)
    hashes = copyInto(arrays(larger), hashes)
    for (let entry = 0; entry < size; entry++) link(entry, hashes[entry] as number)
  }

  const link = (entry: number, hash: number): void => {
    const place = hash & (heads.length - 1)
    nexts[entry] = heads[place] as number
    heads[place] = entry
  }

  return {
    first: (hash) => heads[hash & (heads.length - 1)] as number,
    after: (entry) => nexts[entry] as number,
    hashOf: (entry) => hashes[entry] as number,
    add(hash) {
      if (size === nexts.length) grow()
      hashes[size] = hash
      link(size, hash)
      return size++
    },
    get allocatedWords() {
      return 3 * nexts.length
    },
  }
}

/** Numbers that follow from a seed alone. */
export interface Random {
  /** From 0 to `end`, `end` not included. */
  below(end: number): number
  /** True with this probability. */
  chance(probability: number): boolean
  pick<Item>(items: readonly Item[]): Item
  /** Another stream, so that a draw more here changes nothing there. */
  fork(name: string): Random
}

/** splitmix64, of which the upper 32 bits are taken. */
export function createRandom(seed: bigint): Random {
  let state = BigInt.asUintN(64, seed)
  const draw = (): number => {
    state = BigInt.asUintN(64, state + 0x9e3779b97f4a7c15n)
    return Number(mix(state) >> 32n) / 2 ** 32
  }
  const below = (end: number): number => Math.floor(draw() * end)
  return {
    below,
    chance: (probability) => draw() < probability,
    pick(items) {
      const item = items[below(items.length)]
      if (item === undefined) throw new RangeError('nothing to pick from')
      return item
    },
    fork: (name) => createRandom(mix(seed ^ hash(name))),
  }
}

function mix(bits: bigint): bigint {
  let x = BigInt.asUintN(64, bits)
  x = BigInt.asUintN(64, (x ^ (x >> 30n)) * 0xbf58476d1ce4e5b9n)
  x = BigInt.asUintN(64, (x ^ (x >> 27n)) * 0x94d049bb133111ebn)
  return x ^ (x >> 31n)
}

/** FNV-1a in 64 bits. */
export function hash(text: string, from = 0xcbf29ce484222325n): bigint {
  let value = from
  for (let at = 0; at < text.length; at++) {
    value = BigInt.asUintN(64, (value ^ BigInt(text.charCodeAt(at))) * 0x100000001b3n)
  }
  return value
}

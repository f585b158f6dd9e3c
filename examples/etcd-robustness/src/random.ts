/** A stream of numbers that the seed and a name decide; forks by another name share nothing with it. */
export class Random {
  private readonly seed: string
  private readonly state: Uint32Array

  constructor(seed: string) {
    this.seed = seed
    this.state = hashText(seed)
    for (let round = 0; round < 12; round += 1) this.next()
  }

  fork(name: string): Random {
    return new Random(`${this.seed}/${name}`)
  }

  /** A whole number of 32 bits: sfc32, a small fast counting generator (PractRand, Chris Doty-Humphrey). */
  next(): number {
    const [a = 0, b = 0, c = 0, counter = 0] = this.state
    const sum = (a + b + counter) >>> 0
    this.state[0] = b ^ (b >>> 9)
    this.state[1] = c + (c << 3)
    this.state[2] = ((c << 21) | (c >>> 11)) + sum
    this.state[3] = counter + 1
    return sum
  }

  /** From 0 to below the bound. */
  below(bound: number): number {
    return Math.floor((this.next() / 2 ** 32) * bound)
  }

  /** Both ends included. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1)
  }

  chance(probability: number): boolean {
    return this.next() < probability * 2 ** 32
  }

  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)]
    if (item === undefined) throw new RangeError('nothing to pick from')
    return item
  }
}

/** FNV-1a with four offsets. */
function hashText(text: string): Uint32Array {
  return Uint32Array.from([0x811c9dc5, 0x9e3779b9, 0x85ebca6b, 0xc2b2ae35], (offset) => {
    let hash = offset
    for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
    return hash
  })
}

/**
 * A stream of pseudo-random numbers. Streams are forked by name, so that what one part of the world draws never shifts
 * what another part draws: a fault that is masked out leaves every other draw as it was.
 */
export interface Random {
  /** The next 32 bits, as an unsigned integer. */
  next(): number
  /** An integer in [0, bound); bound from 1 to 2^32. */
  below(bound: number): number
  /** An integer in [low, high], both included. */
  between(low: number, high: number): number
  /** True `numerator` times out of `denominator`. */
  chance(numerator: number, denominator: number): boolean
  /** One element of a list that is not empty. */
  pick<T>(list: readonly T[]): T
  /** Another stream, decided by this stream's seed and the name alone, not by how much was drawn before. */
  fork(name: string): Random
}

/**
 * The root stream of a seed: xoshiro128** (Blackman and Vigna, "Scrambled linear pseudorandom number generators", 2021),
 * its 128 bits of state filled by splitmix32 from the seed's two words.
 *
 * @param seed an unsigned 64-bit integer
 */
export function createRandom(seed: bigint): Random {
  const high = Number((seed >> 32n) & 0xffffffffn)
  const low = Number(seed & 0xffffffffn)
  return new Stream(high, low)
}

class Stream implements Random {
  private readonly high: number
  private readonly low: number
  private s0: number
  private s1: number
  private s2: number
  private s3: number

  constructor(high: number, low: number) {
    this.high = high
    this.low = low
    this.s0 = scramble(high + 0x9e3779b9)
    this.s1 = scramble(low + 0x3c6ef372)
    this.s2 = scramble(this.s0 ^ low)
    // A state of four zero words would stay zero for ever.
    this.s3 = scramble(this.s1 ^ high) | 1
  }

  next(): number {
    const result = Math.imul(rotateLeft(Math.imul(this.s1, 5), 7), 9) >>> 0
    const shifted = this.s1 << 9
    this.s2 ^= this.s0
    this.s3 ^= this.s1
    this.s1 ^= this.s2
    this.s0 ^= this.s3
    this.s2 ^= shifted
    this.s3 = rotateLeft(this.s3, 11)
    return result
  }

  below(bound: number): number {
    // 32 bits over a bound of at most a few thousand: a bias under one in a million, which no fault schedule can feel.
    return Math.floor((this.next() / 0x1_0000_0000) * bound)
  }

  between(low: number, high: number): number {
    return low + this.below(high - low + 1)
  }

  chance(numerator: number, denominator: number): boolean {
    return this.below(denominator) < numerator
  }

  pick<T>(list: readonly T[]): T {
    // The list is not empty by contract, so the index is inside it.
    return list[this.below(list.length)] as T
  }

  fork(name: string): Random {
    let high = this.high
    let low = this.low
    for (let at = 0; at < name.length; at += 1) {
      const unit = name.charCodeAt(at)
      high = Math.imul(high ^ unit, 0x85ebca6b)
      low = Math.imul(rotateLeft(low, 5) ^ unit, 0xc2b2ae35)
    }
    // The length is mixed in so that a fork of a fork is not the fork by the joined name.
    return new Stream(scramble(high ^ name.length), scramble(low + Math.imul(name.length, 0x27d4eb2f)))
  }
}

function rotateLeft(word: number, count: number): number {
  return (word << count) | (word >>> (32 - count))
}

/** The finaliser of splitmix32: every bit of the input reaches every bit of the output. */
function scramble(word: number): number {
  let mixed = word | 0
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
  return mixed ^ (mixed >>> 15)
}

// One seed, many independent streams: the network, the disks, the clients and liferaft itself each draw from a stream of
// their own name, so that one more draw in one of them does not shift the others.

/**
 * @typedef {object} Random
 * @property {() => number} fraction A double in [0, 1) with 53 random bits, as Math.random gives.
 * @property {(low: number, high: number) => number} between An integer, both ends included.
 * @property {(probability: number) => boolean} chance
 */

const mask64 = (1n << 64n) - 1n

/**
 * @param {bigint} seed Unsigned, 64 bits.
 * @param {string} name Which stream of this seed.
 * @returns {Random}
 */
export function createRandom(seed, name) {
  const nextPair = splitMix(seed ^ hashName(name))
  let [a, b] = nextPair()
  let [c, d] = nextPair()

  /** xoshiro128** by Blackman and Vigna: 32 random bits. BigInt is too slow to draw with, so it only fills the state. */
  function next() {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = rotate(d, 11)
    return result
  }

  return {
    fraction: () => ((next() >>> 5) * 2 ** 26 + (next() >>> 6)) / 2 ** 53,
    between: (low, high) => low + Math.floor((next() / 2 ** 32) * (high - low + 1)),
    chance: (probability) => next() < probability * 2 ** 32,
  }
}

/**
 * splitmix64 by Steele, Lea and Flood: near seeds give states that have nothing in common.
 *
 * @param {bigint} seed
 * @returns {() => [number, number]} Gives 64 bits as two 32-bit integers.
 */
function splitMix(seed) {
  let state = seed & mask64
  return () => {
    state = (state + 0x9e3779b97f4a7c15n) & mask64
    let bits = state
    bits = ((bits ^ (bits >> 30n)) * 0xbf58476d1ce4e5b9n) & mask64
    bits = ((bits ^ (bits >> 27n)) * 0x94d049bb133111ebn) & mask64
    bits ^= bits >> 31n
    return [Number(bits >> 32n) | 0, Number(bits & 0xffffffffn) | 0]
  }
}

/** @param {number} bits @param {number} by */
function rotate(bits, by) {
  return (bits << by) | (bits >>> (32 - by))
}

/** FNV-1a of 64 bits. @param {string} name */
function hashName(name) {
  let hash = 0xcbf29ce484222325n
  for (const char of name) hash = ((hash ^ BigInt(char.charCodeAt(0))) * 0x100000001b3n) & mask64
  return hash
}

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

import { type SeedStream } from './plan.ts';
import type { StreamText } from './result.ts';
import { type SeedText, type SeedType } from './seed.ts';
/** A 32-bit type has room for 4,096 windows of 2^20 seeds instead of 2^32 windows of 2^32. */
export declare const narrowWindowSize: number;
/**
 * The seed at one index of a stream, as decimal text. Pure: the same stream and index give the same seed everywhere.
 *
 * - mixed, 64 bits: splitmix64(key + number * 2^32 + index mod 2^64), a bijection for one key.
 * - mixed, `u63`: the same bijection walked along its cycle until it lands in 63 bits, a bijection of 63 bits.
 * - mixed, 32 bits: a Feistel permutation keyed by `key` of number * 2^20 + index mod 2^32.
 * - consecutive: base + index; the caller has checked that the slice does not pass the end of the type.
 *
 * Takes about 0.3 us for 64 bits.
 */
export declare function seedAt(stream: SeedStream, index: number): SeedText;
/** A stream as a worker is told it, which then derives the seeds of a range as `seedAt` does. */
export declare function describeStream(stream: SeedStream): StreamText;
/** The inverse of `seedAt`: where in the stream a seed stands, or null where it is not of this campaign's window. */
export declare function indexOf(stream: SeedStream, seed: SeedText): number | null;
/**
 * What people must know before they trust that `count` seeds of this stream are fresh: that a 32-bit space ran out, or
 * that this campaign reaches into the window of the next. Empty for 63 and 64 bits.
 */
export declare function streamWarnings(stream: SeedStream, count: number): string[];
/** How many campaigns of one key have a window of their own: 2^32, 2^31 for `u63`, 2^12 for 32-bit types. */
export declare function windowCount(type: SeedType): number;
/** First counter of the window of a campaign, as unsigned bits of the type. */
export declare function windowStart(type: SeedType, number: number): bigint;
/**
 * The splitmix64 output function of state x: a bijection of 64 bits whose every slice looks uniform.
 *
 * Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014, with the constants of
 * Vigna's public-domain splitmix64.c. `mix64(0n)` is 0xe220a8397b1dcdaf.
 */
export declare function mix64(x: bigint): bigint;
/** The inverse of `mix64`: the factors are the inverses modulo 2^64 of those above. */
export declare function unmix64(z: bigint): bigint;

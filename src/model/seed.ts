import * as z from 'zod'

/** The integer types a target may declare for its seeds; `u64` is the default. */
export const seedTypes = ['u64', 'u63', 'u32', 'i32', 'i64'] as const
export type SeedType = (typeof seedTypes)[number]

/**
 * A seed as every border sees it: decimal text, for signed types with a minus sign. Never a JSON number: 2^53+1 would
 * silently become another seed.
 */
export const SeedTextSchema = z
  .string()
  .regex(/^(0|-?[1-9][0-9]{0,19})$/, 'a seed is a decimal integer of at most 64 bits, as text')
  .brand('SeedText')
export type SeedText = z.infer<typeof SeedTextSchema>

/** The unsigned bits behind each type: smallest and largest value as printed. */
export const seedRanges: Record<SeedType, { readonly bits: number; readonly min: bigint; readonly max: bigint }> = {
  u64: { bits: 64, min: 0n, max: 2n ** 64n - 1n },
  u63: { bits: 63, min: 0n, max: 2n ** 63n - 1n },
  u32: { bits: 32, min: 0n, max: 2n ** 32n - 1n },
  i32: { bits: 32, min: -(2n ** 31n), max: 2n ** 31n - 1n },
  i64: { bits: 64, min: -(2n ** 63n), max: 2n ** 63n - 1n },
}

/** Prints unsigned bits as the target's type sees them: `i32` and `i64` are read as two's complement. */
export function formatSeed(bits: bigint, type: SeedType): SeedText {
  const width = seedRanges[type].bits
  const value = type === 'i32' || type === 'i64' ? BigInt.asIntN(width, bits) : BigInt.asUintN(width, bits)
  return value.toString() as SeedText
}

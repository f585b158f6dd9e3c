import * as z from 'zod';
/** The integer types a target may declare for its seeds; `u64` is the default. */
export declare const seedTypes: readonly ['u64', 'u63', 'u32', 'i32', 'i64'];
export type SeedType = (typeof seedTypes)[number];
/**
 * A seed as every border sees it: decimal text, for signed types with a minus sign. Never a JSON number: 2^53+1 would
 * silently become another seed.
 */
export declare const SeedTextSchema: z.core.$ZodBranded<z.ZodString, "SeedText", "out">;
export type SeedText = z.infer<typeof SeedTextSchema>;
/** The unsigned bits behind each type: smallest and largest value as printed. */
export declare const seedRanges: Record<SeedType, {
    readonly bits: number;
    readonly min: bigint;
    readonly max: bigint;
}>;
/** Prints unsigned bits as the target's type sees them: `i32` and `i64` are read as two's complement. */
export declare function formatSeed(bits: bigint, type: SeedType): SeedText;

import * as z from 'zod';
/** A seed that failed in the same way on the base: the one that failed here, or one of a sweep there. */
declare const ProofSchema: z.ZodObject<{
    by: z.ZodEnum<{
        replay: "replay";
        sweep: "sweep";
    }>;
    seed: z.core.$ZodBranded<z.ZodString, "SeedText", "out">;
    exit: z.ZodNullable<z.ZodString>;
}, z.core.$strict>;
export type BaseProof = z.infer<typeof ProofSchema>;
/**
 * What comparing a finding with the base of a change came to, and on what evidence:
 *
 * - `known`: the signature is in the history of the base's commits, or has an open issue;
 * - `known-worse`: so it is, and it comes more often here than the same rate would give (`chance`);
 * - `pre-existing`: a seed fails in this way on the base: `proof`;
 * - `new`: so many seeds of the base did not show it that it is old with `chance` at most 2 %;
 * - `probably-new`: too few seeds of the base for that; `lacking` says what hindered, as a sentence, or is null.
 *
 * Of a property that no seed of the change came to: `known`, the base did not come to it either; `new`, it did so often that
 * as many seeds as here miss it with `chance`, at most 2 %, or it reports no such property; `undecided`, it did, but so
 * rarely that `chance` is more; `probably-new`, too few seeds of the base are known.
 */
export declare const ComparisonSchema: z.ZodDiscriminatedUnion<[z.ZodObject<{
    about: z.ZodOptional<z.ZodLiteral<"property">>;
    base: z.ZodNullable<z.ZodString>;
    here: z.ZodObject<{
        count: z.ZodNumber;
        seeds: z.ZodNumber;
    }, z.core.$strict>;
    onBase: z.ZodObject<{
        count: z.ZodNumber;
        seeds: z.ZodNumber;
    }, z.core.$strict>;
    verdict: z.ZodLiteral<"known">;
}, z.core.$strict>, z.ZodObject<{
    about: z.ZodOptional<z.ZodLiteral<"property">>;
    base: z.ZodNullable<z.ZodString>;
    here: z.ZodObject<{
        count: z.ZodNumber;
        seeds: z.ZodNumber;
    }, z.core.$strict>;
    onBase: z.ZodObject<{
        count: z.ZodNumber;
        seeds: z.ZodNumber;
    }, z.core.$strict>;
    verdict: z.ZodLiteral<"known-worse">;
    chance: z.ZodNumber;
}, z.core.$strict>, z.ZodObject<{
    about: z.ZodOptional<z.ZodLiteral<"property">>;
    base: z.ZodNullable<z.ZodString>;
    here: z.ZodObject<{
        count: z.ZodNumber;
        seeds: z.ZodNumber;
    }, z.core.$strict>;
    onBase: z.ZodObject<{
        count: z.ZodNumber;
        seeds: z.ZodNumber;
    }, z.core.$strict>;
    verdict: z.ZodLiteral<"pre-existing">;
    proof: z.ZodObject<{
        by: z.ZodEnum<{
            replay: "replay";
            sweep: "sweep";
        }>;
        seed: z.core.$ZodBranded<z.ZodString, "SeedText", "out">;
        exit: z.ZodNullable<z.ZodString>;
    }, z.core.$strict>;
}, z.core.$strict>, z.ZodObject<{
    about: z.ZodOptional<z.ZodLiteral<"property">>;
    base: z.ZodNullable<z.ZodString>;
    here: z.ZodObject<{
        count: z.ZodNumber;
        seeds: z.ZodNumber;
    }, z.core.$strict>;
    onBase: z.ZodObject<{
        count: z.ZodNumber;
        seeds: z.ZodNumber;
    }, z.core.$strict>;
    verdict: z.ZodLiteral<"new">;
    chance: z.ZodNumber;
}, z.core.$strict>, z.ZodObject<{
    about: z.ZodOptional<z.ZodLiteral<"property">>;
    base: z.ZodNullable<z.ZodString>;
    here: z.ZodObject<{
        count: z.ZodNumber;
        seeds: z.ZodNumber;
    }, z.core.$strict>;
    onBase: z.ZodObject<{
        count: z.ZodNumber;
        seeds: z.ZodNumber;
    }, z.core.$strict>;
    verdict: z.ZodLiteral<"probably-new">;
    chance: z.ZodNumber;
    lacking: z.ZodNullable<z.ZodString>;
}, z.core.$strict>, z.ZodObject<{
    about: z.ZodOptional<z.ZodLiteral<"property">>;
    base: z.ZodNullable<z.ZodString>;
    here: z.ZodObject<{
        count: z.ZodNumber;
        seeds: z.ZodNumber;
    }, z.core.$strict>;
    onBase: z.ZodObject<{
        count: z.ZodNumber;
        seeds: z.ZodNumber;
    }, z.core.$strict>;
    verdict: z.ZodLiteral<"undecided">;
    chance: z.ZodNumber;
}, z.core.$strict>], "verdict">;
export type Comparison = z.infer<typeof ComparisonSchema>;
export type ComparisonVerdict = Comparison['verdict'];
/** Whether a change is answerable for a finding: what is only probably new counts as such, or no first change ever would. */
export declare function isIntroduced({ verdict }: Pick<Comparison, 'verdict'>): boolean;
/** What hindered the comparison of findings, each sentence once. */
export declare function listLacking(findings: readonly {
    readonly comparison: Comparison | null;
}[]): string[];
/** One sentence without a full stop: the verdict and what it rests on, in our words and numbers alone. */
export declare function describeComparison(comparison: Comparison): string;
export {};

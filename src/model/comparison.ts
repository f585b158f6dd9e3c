import * as z from 'zod'
import { formatCount } from '../base/text.ts'
import { SeedTextSchema } from './seed.ts'

const Whole = z.number().int().nonnegative()
/** Our own words, which need no escaping wherever they are shown: nothing else may come in by a store from outside. */
const Words = z
  .string()
  .max(500)
  .regex(/^[A-Za-z0-9_ ":,.()=-]*$/)

const Chance = z.number().min(0).max(1)

/** Failures of one signature among the seeds that could have shown it: those that passed, or failed in this very way. */
const CountedSchema = z.strictObject({ count: Whole, seeds: Whole }).refine(({ count, seeds }) => count <= seeds)

/** A seed that failed in the same way on the base: the one that failed here, or one of a sweep there. */
const ProofSchema = z.strictObject({
  by: z.enum(['replay', 'sweep']),
  seed: SeedTextSchema,
  /** How it ended there: `exits 1`; null where that was not kept. */
  exit: Words.nullable(),
})
export type BaseProof = z.infer<typeof ProofSchema>

const compared = {
  /** Where what is compared is a property that no seed here came to: then counts are of seeds that did. */
  about: z.literal('property').optional(),
  /** The commit compared with; null where none was found. */
  base: z
    .string()
    .regex(/^[0-9a-f]{7,64}$/)
    .nullable(),
  here: CountedSchema,
  /** In campaigns of the base and the commits before it, sweeps for this comparison included. */
  onBase: CountedSchema,
}

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
export const ComparisonSchema = z.discriminatedUnion('verdict', [
  z.strictObject({ verdict: z.literal('known'), ...compared }),
  z.strictObject({ verdict: z.literal('known-worse'), ...compared, chance: Chance }),
  z.strictObject({ verdict: z.literal('pre-existing'), ...compared, proof: ProofSchema }),
  z.strictObject({ verdict: z.literal('new'), ...compared, chance: Chance }),
  z.strictObject({
    verdict: z.literal('probably-new'),
    ...compared,
    chance: Chance,
    lacking: Words.nullable(),
  }),
  z.strictObject({ verdict: z.literal('undecided'), ...compared, chance: Chance }),
])
export type Comparison = z.infer<typeof ComparisonSchema>
export type ComparisonVerdict = Comparison['verdict']

/** Whether a change is answerable for a finding: what is only probably new counts as such, or no first change ever would. */
export function isIntroduced({ verdict }: Pick<Comparison, 'verdict'>): boolean {
  return verdict === 'new' || verdict === 'probably-new'
}

/** What hindered the comparison of findings, each sentence once. */
export function listLacking(findings: readonly { readonly comparison: Comparison | null }[]): string[] {
  const sentences = findings.flatMap(({ comparison }) =>
    comparison?.verdict === 'probably-new' && comparison.lacking !== null ? [comparison.lacking] : [],
  )
  return [...new Set(sentences)]
}

/** One sentence without a full stop: the verdict and what it rests on, in our words and numbers alone. */
export function describeComparison(comparison: Comparison): string {
  const { base, onBase } = comparison
  const where = base === null ? 'the base' : `the base ${base.slice(0, 7)}`
  if (comparison.about === 'property') return describeProperty(comparison, where)
  const seen = `${formatCount(onBase.count)} of ${formatCount(onBase.seeds)} seeds of ${where}`
  switch (comparison.verdict) {
    case 'known':
      return onBase.count === 0 ? 'known' : `known: ${seen} showed it too`
    case 'known-worse':
      return `known, but more frequent here: ${seen} showed it; at the same rate, as many here had a probability ${formatSmall(comparison.chance)}`
    case 'pre-existing':
      return describeProof(comparison.proof, where)
    case 'new':
      return `new: ${seen} showed it; if it were old, that had a probability ${formatSmall(comparison.chance)}`
    case 'probably-new':
      return `probably new: ${onBase.seeds === 0 ? `nothing is known of ${where}` : `${seen} showed it, too few to be sure`}`
    case 'undecided':
      return 'not judged'
  }
}

/** Of a property: which seeds of the base came to it, and what that says of those here that did not. */
function describeProperty(comparison: Comparison, where: string): string {
  const { verdict, here, onBase } = comparison
  const base = `${formatCount(onBase.count)} of ${formatCount(onBase.seeds)} seeds of ${where}`
  const missing = (chance: number) =>
    `${formatCount(here.seeds)} seeds miss it with a probability ${formatSmall(chance)}`
  switch (verdict) {
    case 'known':
    case 'known-worse':
    case 'pre-existing':
      return onBase.seeds === 0
        ? 'known'
        : `known: none of ${formatCount(onBase.seeds)} seeds of ${where} saw it either`
    case 'new':
      return onBase.seeds === 0
        ? `new: no seed of ${where} speaks of it, so it came with this change`
        : `new: ${base} saw it; were nothing changed, ${missing(comparison.chance)}`
    case 'undecided':
      return `not judged: ${base} saw it; at that rate ${missing(comparison.chance)}, change or not`
    case 'probably-new':
      return `probably new: ${onBase.seeds === 0 ? `nothing is known of ${where}` : `none of ${formatCount(onBase.seeds)} seeds of ${where} saw it either, too few to be sure`}`
  }
}

function describeProof({ by, seed, exit }: BaseProof, where: string): string {
  const end = exit === null ? 'fails in the same way' : `${exit} with the same failure`
  return by === 'replay'
    ? `already broken: the same command, seed ${seed}, ${end} on ${where}`
    : `already broken: seed ${seed} ${end} on ${where}`
}

/** `of 0.4 %`, `under 0.01 %`. */
function formatSmall(chance: number): string {
  return chance < 0.0001 ? 'under 0.01 %' : `of ${Number((chance * 100).toPrecision(2))} %`
}

import * as z from 'zod'
import { SeedTextSchema, seedTypes } from './seed.ts'
import { TargetSchema } from './target.ts'

/** Version of the plan format; a plan of another version is refused by name. */
export const planVersion = 1

/** Most shards one plan may have: GitHub allows 256 jobs in the matrix of one workflow run. */
export const shardCountMax = 256

/** One window of a mixed stream holds 2^32 indices; windows of different campaign numbers never share a seed. */
export const windowSize = 2 ** 32

/** Where the seeds of a campaign come from: a pure function of the stream and an index. */
export const SeedStreamSchema = z.discriminatedUnion('kind', [
  /** seed = mix(key, number * 2^32 + index), a bijection of 64 bits for one key. `key` is 16 hexadecimal digits. */
  z.strictObject({
    kind: z.literal('mixed'),
    type: z.enum(seedTypes),
    key: z.string().regex(/^[0-9a-f]{16}$/),
    number: z.number().int().nonnegative(),
  }),
  /** seed = base + index. */
  z.strictObject({ kind: z.literal('consecutive'), type: z.enum(seedTypes), base: SeedTextSchema }),
])
export type SeedStream = z.infer<typeof SeedStreamSchema>

export const CampaignSizeSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('count'), count: z.number().int().positive() }),
  z.strictObject({ by: z.literal('budget'), budgetMs: z.number().int().positive() }),
])
export type CampaignSize = z.infer<typeof CampaignSizeSchema>

/** What was swept and by whom it was asked for; everything a reader needs beside the seeds themselves. */
export const CampaignOriginSchema = z.strictObject({
  /** `ci` for runs numbered by the CI, `pull-request` keyed by the head commit, `local` numbered by the store. */
  namespace: z.enum(['ci', 'pull-request', 'local']),
  number: z.number().int().nonnegative(),
  /** `owner/name`, or null outside a hosted repository. */
  repository: z.string().nullable(),
  /** `https://github.com` or the server of a GitHub Enterprise instance, or null. */
  serverUrl: z.string().nullable(),
  /** Full commit sha that was checked out, or null outside git. */
  sha: z.string().nullable(),
  /** Hash of uncommitted changes, or null for a clean tree: a commit alone does not reproduce a changed tree. */
  changes: z.string().nullable(),
  ref: z.string().nullable(),
  workflow: z.string().nullable(),
  event: z.string().nullable(),
  /** Link to the CI run, or null. */
  runUrl: z.string().nullable(),
  pullRequest: z.number().int().positive().nullable(),
})
export type CampaignOrigin = z.infer<typeof CampaignOriginSchema>

/** Indices `first <= index < end` of one target; under a budget, an upper bound that nobody reaches. */
export const SliceSchema = z.strictObject({
  target: z.string(),
  first: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
})
export type Slice = z.infer<typeof SliceSchema>

/** Carried seeds have their outcomes at indices from here on, past every window: counted apart, and never mixed up. */
export const carriedIndexMin = 2 ** 52

/** Most seeds that one campaign carries over. */
export const carriedMax = 1_024

/** A seed that is cut every time is carried over so often; then it is reported, and let go. */
export const carriedTimesMax = 3

/** A seed that an earlier campaign cut while it ran, to be run before the campaign's own. */
export const CarriedSeedSchema = z.strictObject({
  target: z.string(),
  seed: SeedTextSchema,
  /** How long it had run when it was cut. */
  elapsedMs: z.number().nonnegative(),
  /** Wall time it may take now, at least the target's timeout. */
  limitMs: z.number().int().positive(),
  /** How often it has been carried over, this time included. */
  times: z.number().int().positive(),
  /** Which shard runs it. */
  shard: z.number().int().nonnegative(),
})
export type CarriedSeed = z.infer<typeof CarriedSeedSchema>

/** A seed that was cut and has no outcome yet. `times`: how often it has been carried over so far. */
export type PendingSeed = Pick<CarriedSeed, 'target' | 'seed' | 'elapsedMs' | 'times'>

/** Stored seeds that are run again have their outcomes at indices from here on, past those of seeds carried over. */
export const knownIndexMin = 2 ** 52 + 2 ** 51

/** Most stored seeds that one campaign runs again, and most of one finding: the newest. */
export const knownMax = 1_024
export const knownOfFindingMax = 32

/** A stored seed that failed in an earlier campaign, to be run before the campaign's own: in no count of it. */
export const KnownSeedSchema = z.strictObject({
  target: z.string(),
  /** Key of the finding that it failed with. */
  key: z.string().min(1).max(128),
  seed: SeedTextSchema,
  /** How long it ran when it failed. */
  elapsedMs: z.number().nonnegative(),
  limitMs: z.number().int().positive(),
  shard: z.number().int().nonnegative(),
})
export type KnownSeed = z.infer<typeof KnownSeedSchema>

/** The manifest of a campaign: which seeds, of which targets, who runs them; fixed before anything runs. */
export const PlanSchema = z.strictObject({
  format: z.literal('seedsweep-plan'),
  version: z.literal(planVersion),
  /** Version of seedsweep that made the plan. */
  seedsweep: z.string(),
  /** Hash of everything below but links: the same plan has the same id, so that a re-run adds to the same campaign. */
  campaign: z.string().regex(/^[0-9a-f]{12}$/),
  origin: CampaignOriginSchema,
  size: CampaignSizeSchema,
  targets: z.array(z.strictObject({ target: TargetSchema, stream: SeedStreamSchema })).min(1),
  shards: z
    .array(z.strictObject({ shard: z.number().int().nonnegative(), slices: z.array(SliceSchema) }))
    .min(1)
    .max(shardCountMax),
  /** The one in place n has index `carriedIndexMin` + n. */
  carried: z.array(CarriedSeedSchema).max(carriedMax).default([]),
  /** The one in place n has index `knownIndexMin` + n. */
  known: z.array(KnownSeedSchema).max(knownMax).default([]),
})
export type Plan = z.infer<typeof PlanSchema>

/** Whether an index is that of a seed of an earlier campaign: carried over, or stored and run again. */
export function isCarried(index: number): boolean {
  return index >= carriedIndexMin
}

/** The seed of an earlier campaign that has this index, or null. */
export function carriedAt(
  { carried, known }: Pick<Plan, 'carried' | 'known'>,
  index: number,
): CarriedSeed | KnownSeed | null {
  if (!isCarried(index)) return null
  return (index < knownIndexMin ? carried[index - carriedIndexMin] : known[index - knownIndexMin]) ?? null
}

import * as z from 'zod'
import { SeedTextSchema, type SeedType } from './seed.ts'

/** Most indices in one range that a worker is asked to run. */
export const rangeMax = 4_096

/** Longest text kept of any single string a simulator reports, in UTF-16 units. */
export const reportedTextMax = 65_536

const Text = z.string().transform((text) => text.slice(0, reportedTextMax))

export const ReportedFailureSchema = z.object({
  kind: Text,
  property: Text.optional(),
  type: Text.optional(),
  message: Text,
  stack: Text.optional(),
  detail: Text.optional(),
})

export const propertyKinds = ['always', 'sometimes', 'reachable', 'unreachable'] as const
export type PropertyKind = (typeof propertyKinds)[number]

/** Whether a property of this kind asks only to be seen once: where it is not seen it does not fail. */
export function asksToBeSeen(kind: PropertyKind): boolean {
  return kind === 'sometimes' || kind === 'reachable'
}

/** How often a property was come to: a `sometimes` or `reachable` seen, an `always` checked; of an `unreachable` nothing is asked. */
export function countHits({ kind, passes, failures }: Pick<PropertyCount, 'kind' | 'passes' | 'failures'>): number {
  switch (kind) {
    case 'sometimes':
    case 'reachable':
      return passes
    case 'always':
      return passes + failures
    case 'unreachable':
      return 0
  }
}

export const PropertyCountSchema = z.object({
  name: Text,
  kind: z.enum(propertyKinds),
  passes: z.number().int().nonnegative(),
  failures: z.number().int().nonnegative(),
  /** Whether a campaign must come to it at least once; where not said, `sometimes` and `reachable` must. */
  mustHit: z.boolean().optional(),
})
export type PropertyCount = z.infer<typeof PropertyCountSchema>

/**
 * What a simulator says about one seed: as a worker's message, as a line `seedsweep: {...}`, or in `{out}/result.json`.
 * Unknown keys are ignored, so that simulators may say more than we read.
 */
export const SimulatorResultSchema = z.object({
  type: z.literal('result').optional(),
  id: z.number().int().nonnegative().optional(),
  seed: SeedTextSchema.optional(),
  outcome: z.enum(['passed', 'failed', 'unknown']),
  /** Short hash of the run's trace: same seed and commit must give the same digest. */
  digest: z.string().max(128).optional(),
  /** How far the run came before it failed; a smaller step is a shorter reproduction. */
  step: z.number().int().nonnegative().optional(),
  failure: ReportedFailureSchema.optional(),
  properties: z.array(PropertyCountSchema).max(10_000).optional(),
})
export type SimulatorResult = z.infer<typeof SimulatorResultSchema>

const IndexTextSchema = z.string().regex(/^(0|[1-9][0-9]{0,15})$/, 'an index is a whole number below 2^53, as text')

/** What a worker says about one seed of a range that did not pass; the same as of a seed alone, and which index it is. */
const RangeFailureSchema = SimulatorResultSchema.omit({ type: true, id: true, outcome: true }).extend({
  index: IndexTextSchema,
  outcome: z.enum(['failed', 'unknown']).default('failed'),
})
export type RangeFailure = z.infer<typeof RangeFailureSchema>

/** What a worker says about a range of indices. Every index of the range is in exactly one of `passed` and `failed`. */
export const RangeResultSchema = z.object({
  type: z.literal('result').optional(),
  id: z.number().int().nonnegative(),
  /** First and last index of each run of seeds that passed. */
  passed: z
    .array(z.tuple([IndexTextSchema, IndexTextSchema]))
    .max(rangeMax)
    .default([]),
  failed: z.array(RangeFailureSchema).max(rangeMax).default([]),
  /** The seed of the last index, as the worker derived it. */
  last: SeedTextSchema.optional(),
  /** Short hash of all traces of the range, in the order of their indices. */
  digest: z.string().max(128).optional(),
  /** Counts over the seeds that passed. */
  properties: z.array(PropertyCountSchema).max(10_000).optional(),
})
export type RangeMessage = z.infer<typeof RangeResultSchema>

/** First line of a worker: it is ready, and this is what it can do. */
export const WorkerReadySchema = z.object({
  type: z.literal('ready'),
  protocol: z.literal(1),
  name: Text.optional(),
  /** How many runs the worker wants in flight at most. */
  window: z.number().int().positive().max(65_536).default(1),
  /** Whether it takes ranges of indices and derives their seeds itself. */
  ranges: z.boolean().default(false),
})
export type WorkerReady = z.infer<typeof WorkerReadySchema>

/** What we write to a worker, one JSON object a line. */
export type WorkerRequest =
  | {
      readonly type: 'run'
      readonly id: number
      readonly seed: string
      readonly config: Readonly<Record<string, string>>
    }
  | {
      readonly type: 'run'
      readonly id: number
      /** First index of the range. */
      readonly first: string
      readonly count: number
      readonly stream: StreamText
      readonly config: Readonly<Record<string, string>>
    }
  | { readonly type: 'exit' }

/** A stream as a worker reads it: every number as text, because not every language reads 64 bits from JSON. */
export type StreamText =
  | { readonly kind: 'mixed'; readonly type: SeedType; readonly key: string; readonly number: string }
  | { readonly kind: 'consecutive'; readonly type: SeedType; readonly base: string }

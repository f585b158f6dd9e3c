import * as z from 'zod'
import { SeedTextSchema } from './seed.ts'

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

/** First line of a worker: it is ready, and this is what it can do. */
export const WorkerReadySchema = z.object({
  type: z.literal('ready'),
  protocol: z.literal(1),
  name: Text.optional(),
  /** How many runs the worker wants in flight at most. */
  window: z.number().int().positive().max(65_536).default(1),
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
  | { readonly type: 'exit' }

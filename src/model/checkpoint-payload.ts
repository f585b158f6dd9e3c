import * as z from 'zod'
import { truncate } from '../base/text.ts'
import type { Checkpoint, CheckpointFailure, CheckpointTarget } from './checkpoint.ts'
import { failureKinds } from './outcome.ts'
import { signatureKinds } from './signature.ts'

const states = ['running', 'delivered', 'cut-short'] as const
const canaries = ['failed', 'passed', 'not-run'] as const

/** Most of one signature's words that travel, in UTF-16 units. */
const typeMax = 100
const titleMax = 200

const Index = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER)
const Cause = z.tuple([
  z.string().regex(/^[0-9a-zA-Z-]{1,128}$/),
  z.enum(signatureKinds),
  z.string().max(typeMax),
  z.string().max(titleMax),
])

/** Lists instead of objects, and causes once: a line is short, and nobody reads it who does not have this. */
const PayloadSchema = z.tuple([
  z.enum(states),
  z.enum(canaries),
  z.array(Cause).max(100_000),
  z.array(
    z.tuple([
      z.string().min(1).max(64),
      Index,
      // Each span as how far it begins behind the end of the one before, and its length.
      z.array(z.tuple([Index, Index.min(1)])),
      // Index, place of the cause, outcome, step, milliseconds.
      z.array(z.tuple([Index, Index, z.enum(failureKinds), Index.nullable(), Index])),
      z.array(z.tuple([Index, z.enum(['unknown', 'infra'])])),
    ]),
  ),
])
type Payload = z.infer<typeof PayloadSchema>

/** What a checkpoint line carries beside the campaign and the shard, as JSON can hold it. */
export function encodeCheckpoint({ state, canary, targets }: Checkpoint): Payload {
  const causes = new Map<string, { readonly place: number; readonly cause: z.infer<typeof Cause> }>()
  const placeOf = ({ key, kind, type, title }: CheckpointFailure): number => {
    const known = causes.get(key) ?? {
      place: causes.size,
      cause: [key, kind, truncate(type, typeMax), truncate(title, titleMax)] satisfies z.infer<typeof Cause>,
    }
    causes.set(key, known)
    return known.place
  }
  const encoded = targets.map((one): Payload[3][number] => [
    one.target,
    one.issued,
    one.spans.map(([lo, hi], place) => [lo - (one.spans[place - 1]?.[1] ?? 0), hi - lo]),
    one.failures.map((failure) => [
      failure.index,
      placeOf(failure),
      failure.outcome,
      failure.step,
      Math.round(failure.durationMs),
    ]),
    one.unjudged.map(({ index, outcome }) => [index, outcome]),
  ])
  return [state, canary, [...causes.values()].map(({ cause }) => cause), encoded]
}

/** Null where the payload is not one, or speaks of indices that it does not say are done. */
export function decodeCheckpoint(payload: unknown): Omit<Checkpoint, 'campaign' | 'shard'> | null {
  const parsed = PayloadSchema.safeParse(payload)
  if (!parsed.success) return null
  const [state, canary, causes, encoded] = parsed.data
  const targets: CheckpointTarget[] = []
  for (const [target, issued, gaps, told, unjudged] of encoded) {
    const spans = decodeSpans(gaps)
    const failures = told.flatMap(([index, place, outcome, step, durationMs]): CheckpointFailure[] => {
      const [key, kind, type, title] = causes[place] ?? []
      if (key === undefined || kind === undefined || type === undefined || title === undefined) return []
      return [{ index, outcome, step, durationMs, key, kind, type, title }]
    })
    const exceptions = unjudged.map(([index, outcome]) => ({ index, outcome }))
    if (failures.length < told.length || !areDone(spans, [...failures, ...exceptions])) return null
    if ((spans.at(-1)?.[1] ?? 0) > Number.MAX_SAFE_INTEGER) return null
    targets.push({ target, issued, spans, failures, unjudged: exceptions })
  }
  return { state, canary, targets }
}

/** Whether each index lies in one of the spans, which are sorted and disjoint. Either may be long: a line packs well. */
function areDone(spans: CheckpointTarget['spans'], told: readonly { readonly index: number }[]): boolean {
  let place = 0
  return told
    .map(({ index }) => index)
    .sort((a, b) => a - b)
    .every((index) => {
      while ((spans[place]?.[1] ?? Infinity) <= index) place++
      return (spans[place]?.[0] ?? Infinity) <= index
    })
}

function decodeSpans(gaps: Payload[3][number][2]): (readonly [number, number])[] {
  let end = 0
  return gaps.map(([gap, length]) => {
    const lo = end + gap
    end = lo + length
    return [lo, end] as const
  })
}

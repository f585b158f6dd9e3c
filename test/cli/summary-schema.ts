import * as z from 'zod'

const share = z.number().min(0).max(1)
const rate = z.strictObject({ low: share, estimate: share, high: share })
const count = z.number().int().nonnegative()
const most = z.number().int().positive()

const finding = z.strictObject({
  id: z.string().regex(/^f-[0-9a-f]{8}$/),
  key: z.string().regex(/^[0-9a-f]{64}$/),
  target: z.string(),
  title: z.string().min(1).max(200),
  count,
  carried: count,
  rate,
  seeds: z.array(z.string().regex(/^-?[0-9]{1,20}$/)),
  command: z.string().min(1).nullable(),
  state: z.enum(['reproducible', 'nondeterministic', 'unconfirmed', 'untried', 'never-seen']),
  repeat: z
    .discriminatedUnion('by', [
      z.strictObject({ by: z.literal('seed') }),
      z.strictObject({ by: z.literal('attempts'), most, rate: share }),
      z.strictObject({ by: z.literal('pairs'), most }),
    ])
    .nullable(),
  confirmation: z.strictObject({ same: count, replays: count }),
  neverSeen: z
    .strictObject({ kind: z.enum(['always', 'sometimes', 'reachable']), name: z.string(), seeds: most })
    .nullable(),
})

/** The `--json` shape of `run` and `show findings`, as documented, and nothing else. */
export const SummarySchema = z.strictObject({
  version: z.literal(1),
  campaign: z.string().regex(/^[0-9a-f]{12}$/),
  planned: z.number().int().nonnegative(),
  delivered: z.number().int().nonnegative(),
  determinism: z.strictObject({ checked: count, unequal: count, rate }).nullable(),
  findings: z.array(finding),
  setAside: z.array(
    finding.extend({
      standing: z.strictObject({
        kind: z.enum(['ignored', 'expected', 'wrong']),
        until: z.string().nullable(),
        by: z.string(),
      }),
    }),
  ),
})
export type Summary = z.infer<typeof SummarySchema>

import * as z from 'zod'

const rate = z.number().min(0).max(1)

/** The `--json` shape of `run` and `show findings`, as documented, and nothing else. */
export const SummarySchema = z.strictObject({
  version: z.literal(1),
  campaign: z.string().regex(/^[0-9a-f]{12}$/),
  planned: z.number().int().nonnegative(),
  delivered: z.number().int().nonnegative(),
  findings: z.array(
    z.strictObject({
      id: z.string().regex(/^f-[0-9a-f]{8}$/),
      key: z.string().regex(/^[0-9a-f]{64}$/),
      target: z.string(),
      title: z.string().min(1).max(200),
      count: z.number().int().positive(),
      rate: z.strictObject({ low: rate, estimate: rate, high: rate }),
      seeds: z.array(z.string().regex(/^-?[0-9]{1,20}$/)).min(1),
      command: z.string().min(1),
      state: z.enum(['reproducible', 'nondeterministic', 'unconfirmed', 'untried']),
    }),
  ),
})
export type Summary = z.infer<typeof SummarySchema>

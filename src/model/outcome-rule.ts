import * as z from 'zod'
import { outcomeKinds } from './outcome.ts'

const ExitCode = z.number().int().min(0).max(0xffff_ffff)

/**
 * One line of a target's `outcome`: all conditions that are not null must hold. The rules are tried in their order
 * before the default (exit 0 passes, anything else fails); the first that matches decides.
 */
export const OutcomeRuleSchema = z
  .strictObject({
    /** Ranges of exit codes, both ends included; null: any end. */
    exit: z
      .array(z.tuple([ExitCode, ExitCode]).readonly())
      .min(1)
      .readonly()
      .nullable(),
    /** Signals such as `SIGABRT`, or the one word `any`; null: any end. */
    signal: z.array(z.string()).min(1).readonly().nullable(),
    /** A pattern of `base/text-pattern.ts` that the kept output must contain; null: any output. */
    text: z.string().nullable(),
    is: z.enum(outcomeKinds),
    /** What this end means, for people; null where nothing was written. */
    reason: z.string().nullable(),
  })
  .readonly()
export type OutcomeRule = z.infer<typeof OutcomeRuleSchema>

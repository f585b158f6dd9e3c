import * as z from 'zod'
import { isDay } from '../model/correction.ts'

/** Version of `.seedsweep/known.yml` that this release reads; a file may leave it out. */
export const knownVersion = 1

/** Most corrections of one file, and findings of one of them. */
const entriesMax = 1_000

const FindingSchema = z
  .string()
  .regex(/^(f-)?[0-9a-f]{8,64}$/, 'write the id of a finding, such as f-7c3e91a0, or more of its key')

const DaySchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'write a day, such as 2027-01-01')
  .refine((day) => isDay(day), 'there is no such day')

/** One correction as written. Exactly one of the words that say what is meant stands in each. */
export const KnownFieldsSchema = z
  .strictObject({
    merge: z
      .array(FindingSchema)
      .min(2)
      .max(entriesMax)
      .optional()
      .describe('Findings that are one: the failures of all are counted with those of the first.'),
    split: FindingSchema.optional().describe('Finding whose variants are findings of their own.'),
    ignore: FindingSchema.optional().describe('Finding that is counted in silence: no issue, no red.'),
    expected: FindingSchema.optional().describe('Finding that is known and accepted: never red, never filed again.'),
    wrong: FindingSchema.optional().describe('Finding that is no bug of the target, but of the harness around it.'),
    until: DaySchema.optional().describe('Of ignore: the day on which it ends, at 0:00 UTC. Default: never.'),
    target: z.string().min(1).max(64).optional().describe('Target that it is of. Default: any.'),
    reason: z.string().min(1).max(1_000).optional().describe('Why, for those who read the file.'),
  })
  .superRefine((fields, context) => {
    const said = orderWords.filter((word) => fields[word] !== undefined)
    if (said.length !== 1) {
      const words = orderWords.join(', ')
      context.addIssue({ code: 'custom', message: `write exactly one of ${words}`, path: said.slice(1, 2) })
    }
    if (fields.until !== undefined && fields.ignore === undefined) {
      context.addIssue({ code: 'custom', message: 'only ignore has an end', path: ['until'] })
    }
  })
export type KnownFields = z.infer<typeof KnownFieldsSchema>

export const orderWords = ['merge', 'split', 'ignore', 'expected', 'wrong'] as const

/** `.seedsweep/known.yml`: what people have decided about findings, as reviewed data. */
export const KnownFileSchema = z
  .strictObject({
    version: z.literal(knownVersion).optional().describe('Version of this format.'),
    corrections: z
      .array(KnownFieldsSchema)
      .max(entriesMax)
      .optional()
      .describe('What holds of findings; wins over what comments of their issues say.'),
  })
  .describe('Corrections of the folding, .seedsweep/known.yml')

import * as z from 'zod'

/** What `{config.NAME}` may name. No comma, so that names can be listed in an environment variable. */
export const configNamePattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/

/** Most axes of a target, and most values of one. */
export const axesMax = 64
export const axisValuesMax = 64

/** Longest value, in UTF-16 units. */
export const axisValueMax = 256

const AxisNameSchema = z.string().regex(configNamePattern)

/** A part of the configuration that is drawn anew for every seed. */
export const AxisSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('values'),
    name: AxisNameSchema,
    values: z.array(z.string().max(axisValueMax)).min(2).max(axisValuesMax).readonly(),
  }),
  /** A family of faults, `on` or `off`. */
  z.strictObject({ kind: z.literal('family'), name: AxisNameSchema }),
])
export type Axis = z.infer<typeof AxisSchema>

/** What a family of faults can be. */
export const familyValues = ['on', 'off'] as const

/** The values an axis can take; each is as likely as any other. */
export function valuesOf(axis: Axis): readonly string[] {
  return axis.kind === 'family' ? familyValues : axis.values
}

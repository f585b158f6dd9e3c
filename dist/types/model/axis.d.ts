import * as z from 'zod';
/** What `{config.NAME}` may name. No comma, so that names can be listed in an environment variable. */
export declare const configNamePattern: RegExp;
/** Most axes of a target, and most values of one. */
export declare const axesMax = 64;
export declare const axisValuesMax = 64;
/** Longest value, in UTF-16 units. */
export declare const axisValueMax = 256;
/** A part of the configuration that is drawn anew for every seed. */
export declare const AxisSchema: z.ZodDiscriminatedUnion<[z.ZodObject<{
    kind: z.ZodLiteral<"values">;
    name: z.ZodString;
    values: z.ZodReadonly<z.ZodArray<z.ZodString>>;
}, z.core.$strict>, z.ZodObject<{
    kind: z.ZodLiteral<"family">;
    name: z.ZodString;
}, z.core.$strict>], "kind">;
export type Axis = z.infer<typeof AxisSchema>;
/** What a family of faults can be. */
export declare const familyValues: readonly ['on', 'off'];
/** The values an axis can take; each is as likely as any other. */
export declare function valuesOf(axis: Axis): readonly string[];

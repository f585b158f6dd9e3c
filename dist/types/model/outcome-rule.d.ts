import * as z from 'zod';
/**
 * One line of a target's `outcome`: all conditions that are not null must hold. The rules are tried in their order
 * before the default (exit 0 passes, anything else fails); the first that matches decides.
 */
export declare const OutcomeRuleSchema: z.ZodReadonly<z.ZodObject<{
    exit: z.ZodNullable<z.ZodReadonly<z.ZodArray<z.ZodReadonly<z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>>>>>;
    signal: z.ZodNullable<z.ZodReadonly<z.ZodArray<z.ZodString>>>;
    text: z.ZodNullable<z.ZodString>;
    is: z.ZodEnum<{
        failed: "failed";
        infra: "infra";
        nondeterministic: "nondeterministic";
        passed: "passed";
        "timed-out": "timed-out";
        unknown: "unknown";
    }>;
    reason: z.ZodNullable<z.ZodString>;
}, z.core.$strict>>;
export type OutcomeRule = z.infer<typeof OutcomeRuleSchema>;

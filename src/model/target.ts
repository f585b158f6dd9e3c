import * as z from 'zod'
import { AxisSchema, axesMax } from './axis.ts'
import { OutcomeRuleSchema } from './outcome-rule.ts'
import { seedTypes } from './seed.ts'

/** How seeds reach the simulator. A fresh process per seed (`run`) is always possible: findings are proven by it. */
export const vias = ['run', 'batch', 'worker'] as const
export type Via = (typeof vias)[number]

const ArgvSchema = z.array(z.string()).min(1).readonly()

/** Files of a run that say more than its exit, or nothing. */
export const ResultFilesSchema = z
  .strictObject({
    /** JUnit XML: a pattern below `{out}/`, such as `{out}/*.xml`. */
    junit: z.string().nullable(),
    /** Assertions of the Antithesis SDK in `{out}/sdk.jsonl`. */
    antithesis: z.boolean(),
  })
  .readonly()
export type ResultFiles = z.infer<typeof ResultFilesSchema>

export const noResultFiles: ResultFiles = { junit: null, antithesis: false }

/** A simulator as configured, complete: every default is already filled in. Travels inside the plan. */
export const TargetSchema = z
  .strictObject({
    name: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/),
    /** A shell line that makes the simulator runnable on a fresh checkout, or null. */
    build: z.string().nullable(),
    /** argv with `{seed}`, `{out}`, `{config.NAME}`; spawned without a shell, one process per seed. */
    run: ArgvSchema,
    /** argv with `{from}` and `{count}`, or `{seeds-file}` (one seed a line). */
    batch: z.strictObject({ argv: ArgvSchema, stopsAtFirstFailure: z.boolean() }).readonly().nullable(),
    /** argv of a persistent worker that speaks the NDJSON protocol. */
    worker: z.strictObject({ argv: ArgvSchema }).readonly().nullable(),
    /** Seeds after which a worker is replaced by a fresh one, or null. */
    recycle: z.number().int().positive().nullable().default(null),
    /** Most memory that the processes of a seed may hold together, in bytes, or null. */
    memoryMax: z.number().int().positive().nullable().default(null),
    /** Which of the three a sweep uses. */
    via: z.enum(vias),
    env: z.record(z.string(), z.string()).readonly(),
    /** Names of further environment variables to let through to the simulator. */
    passEnv: z.array(z.string()).readonly(),
    /** Wall time a single seed may take before its process tree is killed. */
    timeoutMs: z.number().int().positive(),
    seedType: z.enum(seedTypes),
    seedStream: z.enum(['mixed', 'consecutive']),
    /** Text that must appear in the output for exit 0 to count as passed, or null. */
    expect: z.string().nullable(),
    /** Tried in this order before the default; the first that matches decides. */
    outcome: z.array(OutcomeRuleSchema).max(100).readonly().default([]),
    /** Files that a run leaves in `{out}` and that decide with its exit. */
    result: ResultFilesSchema.default(noResultFiles),
    /** False: the same seed may give something else next time, so a seed is only the number of an attempt. */
    deterministic: z.boolean().default(true),
    /** A must-fail command of the target's own, or null; the engine has its own canary besides. */
    canary: ArgvSchema.nullable(),
    /** Configuration values that never change, for `{config.NAME}` and for the record. */
    config: z.record(z.string(), z.string()).readonly(),
    /** Configuration values that are drawn for every seed; no name is in `config` too. */
    axes: z.array(AxisSchema).max(axesMax).readonly().default([]),
    weight: z.number().positive(),
  })
  .readonly()
export type Target = z.infer<typeof TargetSchema>

import * as z from 'zod';
/** How seeds reach the simulator. A fresh process per seed (`run`) is always possible: findings are proven by it. */
export declare const vias: readonly ['run', 'batch', 'worker'];
export type Via = (typeof vias)[number];
/** Files of a run that say more than its exit, or nothing. */
export declare const ResultFilesSchema: z.ZodReadonly<z.ZodObject<{
    junit: z.ZodNullable<z.ZodString>;
    antithesis: z.ZodBoolean;
}, z.core.$strict>>;
export type ResultFiles = z.infer<typeof ResultFilesSchema>;
export declare const noResultFiles: ResultFiles;
/** A simulator as configured, complete: every default is already filled in. Travels inside the plan. */
export declare const TargetSchema: z.ZodReadonly<z.ZodObject<{
    name: z.ZodString;
    build: z.ZodNullable<z.ZodString>;
    run: z.ZodReadonly<z.ZodArray<z.ZodString>>;
    batch: z.ZodNullable<z.ZodReadonly<z.ZodObject<{
        argv: z.ZodReadonly<z.ZodArray<z.ZodString>>;
        stopsAtFirstFailure: z.ZodBoolean;
    }, z.core.$strict>>>;
    worker: z.ZodNullable<z.ZodReadonly<z.ZodObject<{
        argv: z.ZodReadonly<z.ZodArray<z.ZodString>>;
    }, z.core.$strict>>>;
    recycle: z.ZodDefault<z.ZodNullable<z.ZodNumber>>;
    memoryMax: z.ZodDefault<z.ZodNullable<z.ZodNumber>>;
    via: z.ZodEnum<{
        batch: "batch";
        run: "run";
        worker: "worker";
    }>;
    env: z.ZodReadonly<z.ZodRecord<z.ZodString, z.ZodString>>;
    passEnv: z.ZodReadonly<z.ZodArray<z.ZodString>>;
    timeoutMs: z.ZodNumber;
    seedType: z.ZodEnum<{
        i32: "i32";
        i64: "i64";
        u32: "u32";
        u63: "u63";
        u64: "u64";
    }>;
    seedStream: z.ZodEnum<{
        consecutive: "consecutive";
        mixed: "mixed";
    }>;
    expect: z.ZodNullable<z.ZodString>;
    outcome: z.ZodDefault<z.ZodReadonly<z.ZodArray<z.ZodReadonly<z.ZodObject<{
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
    }, z.core.$strict>>>>>;
    result: z.ZodDefault<z.ZodReadonly<z.ZodObject<{
        junit: z.ZodNullable<z.ZodString>;
        antithesis: z.ZodBoolean;
    }, z.core.$strict>>>;
    deterministic: z.ZodDefault<z.ZodBoolean>;
    canary: z.ZodNullable<z.ZodReadonly<z.ZodArray<z.ZodString>>>;
    config: z.ZodReadonly<z.ZodRecord<z.ZodString, z.ZodString>>;
    axes: z.ZodDefault<z.ZodReadonly<z.ZodArray<z.ZodDiscriminatedUnion<[z.ZodObject<{
        kind: z.ZodLiteral<"values">;
        name: z.ZodString;
        values: z.ZodReadonly<z.ZodArray<z.ZodString>>;
    }, z.core.$strict>, z.ZodObject<{
        kind: z.ZodLiteral<"family">;
        name: z.ZodString;
    }, z.core.$strict>], "kind">>>>;
    weight: z.ZodNumber;
}, z.core.$strict>>;
export type Target = z.infer<typeof TargetSchema>;

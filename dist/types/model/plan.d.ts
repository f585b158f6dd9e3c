import * as z from 'zod';
/** Version of the plan format; a plan of another version is refused by name. */
export declare const planVersion = 1;
/** Most shards one plan may have: GitHub allows 256 jobs in the matrix of one workflow run. */
export declare const shardCountMax = 256;
/** One window of a mixed stream holds 2^32 indices; windows of different campaign numbers never share a seed. */
export declare const windowSize: number;
/** Where the seeds of a campaign come from: a pure function of the stream and an index. */
export declare const SeedStreamSchema: z.ZodDiscriminatedUnion<[z.ZodObject<{
    kind: z.ZodLiteral<"mixed">;
    type: z.ZodEnum<{
        i32: "i32";
        i64: "i64";
        u32: "u32";
        u63: "u63";
        u64: "u64";
    }>;
    key: z.ZodString;
    number: z.ZodNumber;
}, z.core.$strict>, z.ZodObject<{
    kind: z.ZodLiteral<"consecutive">;
    type: z.ZodEnum<{
        i32: "i32";
        i64: "i64";
        u32: "u32";
        u63: "u63";
        u64: "u64";
    }>;
    base: z.core.$ZodBranded<z.ZodString, "SeedText", "out">;
}, z.core.$strict>], "kind">;
export type SeedStream = z.infer<typeof SeedStreamSchema>;
export declare const CampaignSizeSchema: z.ZodDiscriminatedUnion<[z.ZodObject<{
    by: z.ZodLiteral<"count">;
    count: z.ZodNumber;
}, z.core.$strict>, z.ZodObject<{
    by: z.ZodLiteral<"budget">;
    budgetMs: z.ZodNumber;
}, z.core.$strict>], "by">;
export type CampaignSize = z.infer<typeof CampaignSizeSchema>;
/** What was swept and by whom it was asked for; everything a reader needs beside the seeds themselves. */
export declare const CampaignOriginSchema: z.ZodObject<{
    namespace: z.ZodEnum<{
        ci: "ci";
        local: "local";
        "pull-request": "pull-request";
    }>;
    number: z.ZodNumber;
    repository: z.ZodNullable<z.ZodString>;
    serverUrl: z.ZodNullable<z.ZodString>;
    sha: z.ZodNullable<z.ZodString>;
    changes: z.ZodNullable<z.ZodString>;
    ref: z.ZodNullable<z.ZodString>;
    workflow: z.ZodNullable<z.ZodString>;
    event: z.ZodNullable<z.ZodString>;
    runUrl: z.ZodNullable<z.ZodString>;
    pullRequest: z.ZodNullable<z.ZodNumber>;
}, z.core.$strict>;
export type CampaignOrigin = z.infer<typeof CampaignOriginSchema>;
/** Indices `first <= index < end` of one target; under a budget, an upper bound that nobody reaches. */
export declare const SliceSchema: z.ZodObject<{
    target: z.ZodString;
    first: z.ZodNumber;
    end: z.ZodNumber;
}, z.core.$strict>;
export type Slice = z.infer<typeof SliceSchema>;
/** The manifest of a campaign: which seeds, of which targets, who runs them; fixed before anything runs. */
export declare const PlanSchema: z.ZodObject<{
    format: z.ZodLiteral<"seedsweep-plan">;
    version: z.ZodLiteral<1>;
    seedsweep: z.ZodString;
    campaign: z.ZodString;
    origin: z.ZodObject<{
        namespace: z.ZodEnum<{
            ci: "ci";
            local: "local";
            "pull-request": "pull-request";
        }>;
        number: z.ZodNumber;
        repository: z.ZodNullable<z.ZodString>;
        serverUrl: z.ZodNullable<z.ZodString>;
        sha: z.ZodNullable<z.ZodString>;
        changes: z.ZodNullable<z.ZodString>;
        ref: z.ZodNullable<z.ZodString>;
        workflow: z.ZodNullable<z.ZodString>;
        event: z.ZodNullable<z.ZodString>;
        runUrl: z.ZodNullable<z.ZodString>;
        pullRequest: z.ZodNullable<z.ZodNumber>;
    }, z.core.$strict>;
    size: z.ZodDiscriminatedUnion<[z.ZodObject<{
        by: z.ZodLiteral<"count">;
        count: z.ZodNumber;
    }, z.core.$strict>, z.ZodObject<{
        by: z.ZodLiteral<"budget">;
        budgetMs: z.ZodNumber;
    }, z.core.$strict>], "by">;
    targets: z.ZodArray<z.ZodObject<{
        target: z.ZodReadonly<z.ZodObject<{
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
            weight: z.ZodNumber;
        }, z.core.$strict>>;
        stream: z.ZodDiscriminatedUnion<[z.ZodObject<{
            kind: z.ZodLiteral<"mixed">;
            type: z.ZodEnum<{
                i32: "i32";
                i64: "i64";
                u32: "u32";
                u63: "u63";
                u64: "u64";
            }>;
            key: z.ZodString;
            number: z.ZodNumber;
        }, z.core.$strict>, z.ZodObject<{
            kind: z.ZodLiteral<"consecutive">;
            type: z.ZodEnum<{
                i32: "i32";
                i64: "i64";
                u32: "u32";
                u63: "u63";
                u64: "u64";
            }>;
            base: z.core.$ZodBranded<z.ZodString, "SeedText", "out">;
        }, z.core.$strict>], "kind">;
    }, z.core.$strict>>;
    shards: z.ZodArray<z.ZodObject<{
        shard: z.ZodNumber;
        slices: z.ZodArray<z.ZodObject<{
            target: z.ZodString;
            first: z.ZodNumber;
            end: z.ZodNumber;
        }, z.core.$strict>>;
    }, z.core.$strict>>;
}, z.core.$strict>;
export type Plan = z.infer<typeof PlanSchema>;

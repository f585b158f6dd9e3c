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
/** Carried seeds have their outcomes at indices from here on, past every window: counted apart, and never mixed up. */
export declare const carriedIndexMin: number;
/** Most seeds that one campaign carries over. */
export declare const carriedMax = 1024;
/** A seed that is cut every time is carried over so often; then it is reported, and let go. */
export declare const carriedTimesMax = 3;
/** A seed that an earlier campaign cut while it ran, to be run before the campaign's own. */
export declare const CarriedSeedSchema: z.ZodObject<{
    target: z.ZodString;
    seed: z.core.$ZodBranded<z.ZodString, "SeedText", "out">;
    elapsedMs: z.ZodNumber;
    limitMs: z.ZodNumber;
    times: z.ZodNumber;
    shard: z.ZodNumber;
}, z.core.$strict>;
export type CarriedSeed = z.infer<typeof CarriedSeedSchema>;
/** A seed that was cut and has no outcome yet. `times`: how often it has been carried over so far. */
export type PendingSeed = Pick<CarriedSeed, 'target' | 'seed' | 'elapsedMs' | 'times'>;
/** Stored seeds that are run again have their outcomes at indices from here on, past those of seeds carried over. */
export declare const knownIndexMin: number;
/** Most stored seeds that one campaign runs again, and most of one finding: the newest. */
export declare const knownMax = 1024;
export declare const knownOfFindingMax = 32;
/** A stored seed that failed in an earlier campaign, to be run before the campaign's own: in no count of it. */
export declare const KnownSeedSchema: z.ZodObject<{
    target: z.ZodString;
    key: z.ZodString;
    seed: z.core.$ZodBranded<z.ZodString, "SeedText", "out">;
    elapsedMs: z.ZodNumber;
    limitMs: z.ZodNumber;
    shard: z.ZodNumber;
}, z.core.$strict>;
export type KnownSeed = z.infer<typeof KnownSeedSchema>;
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
    carried: z.ZodDefault<z.ZodArray<z.ZodObject<{
        target: z.ZodString;
        seed: z.core.$ZodBranded<z.ZodString, "SeedText", "out">;
        elapsedMs: z.ZodNumber;
        limitMs: z.ZodNumber;
        times: z.ZodNumber;
        shard: z.ZodNumber;
    }, z.core.$strict>>>;
    known: z.ZodDefault<z.ZodArray<z.ZodObject<{
        target: z.ZodString;
        key: z.ZodString;
        seed: z.core.$ZodBranded<z.ZodString, "SeedText", "out">;
        elapsedMs: z.ZodNumber;
        limitMs: z.ZodNumber;
        shard: z.ZodNumber;
    }, z.core.$strict>>>;
}, z.core.$strict>;
export type Plan = z.infer<typeof PlanSchema>;
/** Whether an index is that of a seed of an earlier campaign: carried over, or stored and run again. */
export declare function isCarried(index: number): boolean;
/** The seed of an earlier campaign that has this index, or null. */
export declare function carriedAt({ carried, known }: Pick<Plan, 'carried' | 'known'>, index: number): CarriedSeed | KnownSeed | null;

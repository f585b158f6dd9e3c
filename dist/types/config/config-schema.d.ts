import * as z from 'zod';
/** Version of `seedsweep.yml` that this release reads; a file may leave it out. */
export declare const configVersion = 1;
/** Where the action keeps its history between runs. */
export declare const historyPlaces: readonly ['artifact', 'branch', 'none'];
export type HistoryPlace = (typeof historyPlaces)[number];
/** One line of `outcome`. What its words mean is judged by `readOutcomeRules`. */
export declare const OutcomeFieldsSchema: z.ZodObject<{
    exit: z.ZodOptional<z.ZodUnion<readonly [z.ZodUnion<readonly [z.ZodNumber, z.ZodString]>, z.ZodArray<z.ZodUnion<readonly [z.ZodNumber, z.ZodString]>>]>>;
    signal: z.ZodOptional<z.ZodUnion<readonly [z.ZodString, z.ZodArray<z.ZodString>]>>;
    text: z.ZodOptional<z.ZodString>;
    is: z.ZodEnum<{
        failed: "failed";
        infra: "infra";
        nondeterministic: "nondeterministic";
        passed: "passed";
        "timed-out": "timed-out";
        unknown: "unknown";
    }>;
    reason: z.ZodOptional<z.ZodString>;
}, z.core.$strict>;
export type OutcomeFields = z.infer<typeof OutcomeFieldsSchema>;
/** `result` of a target. */
export declare const ResultFieldsSchema: z.ZodObject<{
    junit: z.ZodOptional<z.ZodString>;
    antithesis: z.ZodOptional<z.ZodBoolean>;
}, z.core.$strict>;
/** Only a preset can know what to run. `meta` tells editors, the check tells everybody else. */
export declare const TargetFieldsSchema: z.ZodObject<{
    preset: z.ZodOptional<z.ZodEnum<{
        coyote: "coyote";
        "etcd-robustness": "etcd-robustness";
        "fast-check": "fast-check";
        foundationdb: "foundationdb";
        "go-test": "go-test";
        gosim: "gosim";
        hypothesis: "hypothesis";
        jepsen: "jepsen";
        jest: "jest";
        jqwik: "jqwik";
        loom: "loom";
        madsim: "madsim";
        openraft: "openraft";
        plain: "plain";
        proptest: "proptest";
        resonate: "resonate";
        shuttle: "shuttle";
        turmoil: "turmoil";
        vitest: "vitest";
        vopr: "vopr";
    }>>;
    build: z.ZodOptional<z.ZodString>;
    run: z.ZodOptional<z.ZodUnion<readonly [z.ZodString, z.ZodArray<z.ZodUnion<readonly [z.ZodString, z.ZodNumber, z.ZodBoolean]>>]>>;
    batch: z.ZodOptional<z.ZodUnion<readonly [z.ZodString, z.ZodArray<z.ZodUnion<readonly [z.ZodString, z.ZodNumber, z.ZodBoolean]>>]>>;
    'stops-at-first-failure': z.ZodOptional<z.ZodBoolean>;
    worker: z.ZodOptional<z.ZodUnion<readonly [z.ZodString, z.ZodArray<z.ZodUnion<readonly [z.ZodString, z.ZodNumber, z.ZodBoolean]>>]>>;
    recycle: z.ZodOptional<z.ZodNumber>;
    via: z.ZodOptional<z.ZodEnum<{
        batch: "batch";
        run: "run";
        worker: "worker";
    }>>;
    env: z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodUnion<readonly [z.ZodString, z.ZodNumber, z.ZodBoolean]>>>;
    'pass-env': z.ZodOptional<z.ZodArray<z.ZodString>>;
    timeout: z.ZodOptional<z.ZodString>;
    memory: z.ZodOptional<z.ZodString>;
    'seed-type': z.ZodOptional<z.ZodEnum<{
        i32: "i32";
        i64: "i64";
        u32: "u32";
        u63: "u63";
        u64: "u64";
    }>>;
    'seed-stream': z.ZodOptional<z.ZodEnum<{
        consecutive: "consecutive";
        mixed: "mixed";
    }>>;
    weight: z.ZodOptional<z.ZodNumber>;
    canary: z.ZodOptional<z.ZodUnion<readonly [z.ZodString, z.ZodArray<z.ZodUnion<readonly [z.ZodString, z.ZodNumber, z.ZodBoolean]>>]>>;
    expect: z.ZodOptional<z.ZodString>;
    outcome: z.ZodOptional<z.ZodArray<z.ZodObject<{
        exit: z.ZodOptional<z.ZodUnion<readonly [z.ZodUnion<readonly [z.ZodNumber, z.ZodString]>, z.ZodArray<z.ZodUnion<readonly [z.ZodNumber, z.ZodString]>>]>>;
        signal: z.ZodOptional<z.ZodUnion<readonly [z.ZodString, z.ZodArray<z.ZodString>]>>;
        text: z.ZodOptional<z.ZodString>;
        is: z.ZodEnum<{
            failed: "failed";
            infra: "infra";
            nondeterministic: "nondeterministic";
            passed: "passed";
            "timed-out": "timed-out";
            unknown: "unknown";
        }>;
        reason: z.ZodOptional<z.ZodString>;
    }, z.core.$strict>>>;
    result: z.ZodOptional<z.ZodObject<{
        junit: z.ZodOptional<z.ZodString>;
        antithesis: z.ZodOptional<z.ZodBoolean>;
    }, z.core.$strict>>;
    deterministic: z.ZodOptional<z.ZodBoolean>;
    config: z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodUnion<readonly [z.ZodUnion<readonly [z.ZodString, z.ZodNumber, z.ZodBoolean]>, z.ZodArray<z.ZodUnion<readonly [z.ZodString, z.ZodNumber, z.ZodBoolean]>>]>>>;
}, z.core.$strict>;
export type TargetFields = z.infer<typeof TargetFieldsSchema>;
export type CommandFields = NonNullable<TargetFields['run']>;
/** `seedsweep.yml`: the words of the file. What they mean together is judged by `readConfig`. */
export declare const ConfigFileSchema: z.ZodObject<{
    version: z.ZodOptional<z.ZodLiteral<1>>;
    default: z.ZodOptional<z.ZodString>;
    targets: z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodObject<{
        preset: z.ZodOptional<z.ZodEnum<{
            coyote: "coyote";
            "etcd-robustness": "etcd-robustness";
            "fast-check": "fast-check";
            foundationdb: "foundationdb";
            "go-test": "go-test";
            gosim: "gosim";
            hypothesis: "hypothesis";
            jepsen: "jepsen";
            jest: "jest";
            jqwik: "jqwik";
            loom: "loom";
            madsim: "madsim";
            openraft: "openraft";
            plain: "plain";
            proptest: "proptest";
            resonate: "resonate";
            shuttle: "shuttle";
            turmoil: "turmoil";
            vitest: "vitest";
            vopr: "vopr";
        }>>;
        build: z.ZodOptional<z.ZodString>;
        run: z.ZodOptional<z.ZodUnion<readonly [z.ZodString, z.ZodArray<z.ZodUnion<readonly [z.ZodString, z.ZodNumber, z.ZodBoolean]>>]>>;
        batch: z.ZodOptional<z.ZodUnion<readonly [z.ZodString, z.ZodArray<z.ZodUnion<readonly [z.ZodString, z.ZodNumber, z.ZodBoolean]>>]>>;
        'stops-at-first-failure': z.ZodOptional<z.ZodBoolean>;
        worker: z.ZodOptional<z.ZodUnion<readonly [z.ZodString, z.ZodArray<z.ZodUnion<readonly [z.ZodString, z.ZodNumber, z.ZodBoolean]>>]>>;
        recycle: z.ZodOptional<z.ZodNumber>;
        via: z.ZodOptional<z.ZodEnum<{
            batch: "batch";
            run: "run";
            worker: "worker";
        }>>;
        env: z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodUnion<readonly [z.ZodString, z.ZodNumber, z.ZodBoolean]>>>;
        'pass-env': z.ZodOptional<z.ZodArray<z.ZodString>>;
        timeout: z.ZodOptional<z.ZodString>;
        memory: z.ZodOptional<z.ZodString>;
        'seed-type': z.ZodOptional<z.ZodEnum<{
            i32: "i32";
            i64: "i64";
            u32: "u32";
            u63: "u63";
            u64: "u64";
        }>>;
        'seed-stream': z.ZodOptional<z.ZodEnum<{
            consecutive: "consecutive";
            mixed: "mixed";
        }>>;
        weight: z.ZodOptional<z.ZodNumber>;
        canary: z.ZodOptional<z.ZodUnion<readonly [z.ZodString, z.ZodArray<z.ZodUnion<readonly [z.ZodString, z.ZodNumber, z.ZodBoolean]>>]>>;
        expect: z.ZodOptional<z.ZodString>;
        outcome: z.ZodOptional<z.ZodArray<z.ZodObject<{
            exit: z.ZodOptional<z.ZodUnion<readonly [z.ZodUnion<readonly [z.ZodNumber, z.ZodString]>, z.ZodArray<z.ZodUnion<readonly [z.ZodNumber, z.ZodString]>>]>>;
            signal: z.ZodOptional<z.ZodUnion<readonly [z.ZodString, z.ZodArray<z.ZodString>]>>;
            text: z.ZodOptional<z.ZodString>;
            is: z.ZodEnum<{
                failed: "failed";
                infra: "infra";
                nondeterministic: "nondeterministic";
                passed: "passed";
                "timed-out": "timed-out";
                unknown: "unknown";
            }>;
            reason: z.ZodOptional<z.ZodString>;
        }, z.core.$strict>>>;
        result: z.ZodOptional<z.ZodObject<{
            junit: z.ZodOptional<z.ZodString>;
            antithesis: z.ZodOptional<z.ZodBoolean>;
        }, z.core.$strict>>;
        deterministic: z.ZodOptional<z.ZodBoolean>;
        config: z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodUnion<readonly [z.ZodUnion<readonly [z.ZodString, z.ZodNumber, z.ZodBoolean]>, z.ZodArray<z.ZodUnion<readonly [z.ZodString, z.ZodNumber, z.ZodBoolean]>>]>>>;
    }, z.core.$strict>>>;
    history: z.ZodOptional<z.ZodEnum<{
        artifact: "artifact";
        branch: "branch";
        none: "none";
    }>>;
    issues: z.ZodOptional<z.ZodObject<{
        labels: z.ZodOptional<z.ZodArray<z.ZodString>>;
        'max-new-issues': z.ZodOptional<z.ZodNumber>;
        'file-unconfirmed': z.ZodOptional<z.ZodBoolean>;
        owners: z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodUnion<readonly [z.ZodString, z.ZodArray<z.ZodString>]>>>;
    }, z.core.$strict>>;
}, z.core.$strict>;
export type ConfigFile = z.infer<typeof ConfigFileSchema>;

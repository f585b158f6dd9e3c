import * as z from 'zod';
import { type SeedType } from './seed.ts';
/** Most indices in one range that a worker is asked to run. */
export declare const rangeMax = 4096;
/** Longest text kept of any single string a simulator reports, in UTF-16 units. */
export declare const reportedTextMax = 65536;
export declare const ReportedFailureSchema: z.ZodObject<{
    kind: z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>;
    property: z.ZodOptional<z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>>;
    type: z.ZodOptional<z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>>;
    message: z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>;
    stack: z.ZodOptional<z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>>;
    detail: z.ZodOptional<z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>>;
}, z.core.$strip>;
export declare const propertyKinds: readonly ['always', 'sometimes', 'reachable', 'unreachable'];
export type PropertyKind = (typeof propertyKinds)[number];
/** Whether a property of this kind asks only to be seen once: where it is not seen it does not fail. */
export declare function asksToBeSeen(kind: PropertyKind): boolean;
/** How often a property was come to: a `sometimes` or `reachable` seen, an `always` checked; of an `unreachable` nothing is asked. */
export declare function countHits({ kind, passes, failures }: Pick<PropertyCount, 'kind' | 'passes' | 'failures'>): number;
export declare const PropertyCountSchema: z.ZodObject<{
    name: z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>;
    kind: z.ZodEnum<{
        always: "always";
        reachable: "reachable";
        sometimes: "sometimes";
        unreachable: "unreachable";
    }>;
    passes: z.ZodNumber;
    failures: z.ZodNumber;
    mustHit: z.ZodOptional<z.ZodBoolean>;
}, z.core.$strip>;
export type PropertyCount = z.infer<typeof PropertyCountSchema>;
/**
 * What a simulator says about one seed: as a worker's message, as a line `seedsweep: {...}`, or in `{out}/result.json`.
 * Unknown keys are ignored, so that simulators may say more than we read.
 */
export declare const SimulatorResultSchema: z.ZodObject<{
    type: z.ZodOptional<z.ZodLiteral<"result">>;
    id: z.ZodOptional<z.ZodNumber>;
    seed: z.ZodOptional<z.core.$ZodBranded<z.ZodString, "SeedText", "out">>;
    outcome: z.ZodEnum<{
        failed: "failed";
        passed: "passed";
        unknown: "unknown";
    }>;
    digest: z.ZodOptional<z.ZodString>;
    step: z.ZodOptional<z.ZodNumber>;
    failure: z.ZodOptional<z.ZodObject<{
        kind: z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>;
        property: z.ZodOptional<z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>>;
        type: z.ZodOptional<z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>>;
        message: z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>;
        stack: z.ZodOptional<z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>>;
        detail: z.ZodOptional<z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>>;
    }, z.core.$strip>>;
    properties: z.ZodOptional<z.ZodArray<z.ZodObject<{
        name: z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>;
        kind: z.ZodEnum<{
            always: "always";
            reachable: "reachable";
            sometimes: "sometimes";
            unreachable: "unreachable";
        }>;
        passes: z.ZodNumber;
        failures: z.ZodNumber;
        mustHit: z.ZodOptional<z.ZodBoolean>;
    }, z.core.$strip>>>;
}, z.core.$strip>;
export type SimulatorResult = z.infer<typeof SimulatorResultSchema>;
/** What a worker says about one seed of a range that did not pass; the same as of a seed alone, and which index it is. */
declare const RangeFailureSchema: z.ZodObject<{
    seed: z.ZodOptional<z.core.$ZodBranded<z.ZodString, "SeedText", "out">>;
    digest: z.ZodOptional<z.ZodString>;
    step: z.ZodOptional<z.ZodNumber>;
    failure: z.ZodOptional<z.ZodObject<{
        kind: z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>;
        property: z.ZodOptional<z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>>;
        type: z.ZodOptional<z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>>;
        message: z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>;
        stack: z.ZodOptional<z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>>;
        detail: z.ZodOptional<z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>>;
    }, z.core.$strip>>;
    properties: z.ZodOptional<z.ZodArray<z.ZodObject<{
        name: z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>;
        kind: z.ZodEnum<{
            always: "always";
            reachable: "reachable";
            sometimes: "sometimes";
            unreachable: "unreachable";
        }>;
        passes: z.ZodNumber;
        failures: z.ZodNumber;
        mustHit: z.ZodOptional<z.ZodBoolean>;
    }, z.core.$strip>>>;
    index: z.ZodString;
    outcome: z.ZodDefault<z.ZodEnum<{
        failed: "failed";
        unknown: "unknown";
    }>>;
}, z.core.$strip>;
export type RangeFailure = z.infer<typeof RangeFailureSchema>;
/** What a worker says about a range of indices. Every index of the range is in exactly one of `passed` and `failed`. */
export declare const RangeResultSchema: z.ZodObject<{
    type: z.ZodOptional<z.ZodLiteral<"result">>;
    id: z.ZodNumber;
    passed: z.ZodDefault<z.ZodArray<z.ZodTuple<[z.ZodString, z.ZodString], null>>>;
    failed: z.ZodDefault<z.ZodArray<z.ZodObject<{
        seed: z.ZodOptional<z.core.$ZodBranded<z.ZodString, "SeedText", "out">>;
        digest: z.ZodOptional<z.ZodString>;
        step: z.ZodOptional<z.ZodNumber>;
        failure: z.ZodOptional<z.ZodObject<{
            kind: z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>;
            property: z.ZodOptional<z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>>;
            type: z.ZodOptional<z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>>;
            message: z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>;
            stack: z.ZodOptional<z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>>;
            detail: z.ZodOptional<z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>>;
        }, z.core.$strip>>;
        properties: z.ZodOptional<z.ZodArray<z.ZodObject<{
            name: z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>;
            kind: z.ZodEnum<{
                always: "always";
                reachable: "reachable";
                sometimes: "sometimes";
                unreachable: "unreachable";
            }>;
            passes: z.ZodNumber;
            failures: z.ZodNumber;
            mustHit: z.ZodOptional<z.ZodBoolean>;
        }, z.core.$strip>>>;
        index: z.ZodString;
        outcome: z.ZodDefault<z.ZodEnum<{
            failed: "failed";
            unknown: "unknown";
        }>>;
    }, z.core.$strip>>>;
    last: z.ZodOptional<z.core.$ZodBranded<z.ZodString, "SeedText", "out">>;
    digest: z.ZodOptional<z.ZodString>;
    properties: z.ZodOptional<z.ZodArray<z.ZodObject<{
        name: z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>;
        kind: z.ZodEnum<{
            always: "always";
            reachable: "reachable";
            sometimes: "sometimes";
            unreachable: "unreachable";
        }>;
        passes: z.ZodNumber;
        failures: z.ZodNumber;
        mustHit: z.ZodOptional<z.ZodBoolean>;
    }, z.core.$strip>>>;
}, z.core.$strip>;
export type RangeMessage = z.infer<typeof RangeResultSchema>;
/** First line of a worker: it is ready, and this is what it can do. */
export declare const WorkerReadySchema: z.ZodObject<{
    type: z.ZodLiteral<"ready">;
    protocol: z.ZodLiteral<1>;
    name: z.ZodOptional<z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>>;
    window: z.ZodDefault<z.ZodNumber>;
    ranges: z.ZodDefault<z.ZodBoolean>;
}, z.core.$strip>;
export type WorkerReady = z.infer<typeof WorkerReadySchema>;
/** What we write to a worker, one JSON object a line. */
export type WorkerRequest = {
    readonly type: 'run';
    readonly id: number;
    readonly seed: string;
    readonly config: Readonly<Record<string, string>>;
} | {
    readonly type: 'run';
    readonly id: number;
    /** First index of the range. */
    readonly first: string;
    readonly count: number;
    readonly stream: StreamText;
    readonly config: Readonly<Record<string, string>>;
} | {
    readonly type: 'exit';
};
/** A stream as a worker reads it: every number as text, because not every language reads 64 bits from JSON. */
export type StreamText = {
    readonly kind: 'mixed';
    readonly type: SeedType;
    readonly key: string;
    readonly number: string;
} | {
    readonly kind: 'consecutive';
    readonly type: SeedType;
    readonly base: string;
};
export {};

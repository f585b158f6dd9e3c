import * as z from 'zod';
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
    }, z.core.$strip>>>;
}, z.core.$strip>;
export type SimulatorResult = z.infer<typeof SimulatorResultSchema>;
/** First line of a worker: it is ready, and this is what it can do. */
export declare const WorkerReadySchema: z.ZodObject<{
    type: z.ZodLiteral<"ready">;
    protocol: z.ZodLiteral<1>;
    name: z.ZodOptional<z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>>;
    window: z.ZodDefault<z.ZodNumber>;
}, z.core.$strip>;
export type WorkerReady = z.infer<typeof WorkerReadySchema>;
/** What we write to a worker, one JSON object a line. */
export type WorkerRequest = {
    readonly type: 'run';
    readonly id: number;
    readonly seed: string;
    readonly config: Readonly<Record<string, string>>;
} | {
    readonly type: 'exit';
};

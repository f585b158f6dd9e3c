import * as z from 'zod';
import type { Checkpoint } from './checkpoint.ts';
/** Lists instead of objects, and causes once: a line is short, and nobody reads it who does not have this. */
declare const PayloadSchema: z.ZodTuple<[z.ZodEnum<{
    "cut-short": "cut-short";
    delivered: "delivered";
    running: "running";
}>, z.ZodEnum<{
    failed: "failed";
    "not-run": "not-run";
    passed: "passed";
}>, z.ZodArray<z.ZodTuple<[z.ZodString, z.ZodEnum<{
    assertion: "assertion";
    exception: "exception";
    exit: "exit";
    fatal: "fatal";
    nondeterminism: "nondeterminism";
    oom: "oom";
    panic: "panic";
    property: "property";
    sanitizer: "sanitizer";
    signal: "signal";
    test: "test";
    timeout: "timeout";
    violation: "violation";
}>, z.ZodString, z.ZodString], null>>, z.ZodArray<z.ZodTuple<[z.ZodString, z.ZodNumber, z.ZodArray<z.ZodTuple<[z.ZodNumber, z.ZodNumber], null>>, z.ZodArray<z.ZodTuple<[z.ZodNumber, z.ZodNumber, z.ZodEnum<{
    failed: "failed";
    nondeterministic: "nondeterministic";
    "timed-out": "timed-out";
}>, z.ZodNullable<z.ZodNumber>, z.ZodNumber], null>>, z.ZodArray<z.ZodTuple<[z.ZodNumber, z.ZodEnum<{
    infra: "infra";
    unknown: "unknown";
}>], null>>], null>>], null>;
type Payload = z.infer<typeof PayloadSchema>;
/** What a checkpoint line carries beside the campaign and the shard, as JSON can hold it. */
export declare function encodeCheckpoint({ state, canary, targets }: Checkpoint): Payload;
/** Null where the payload is not one, or speaks of indices that it does not say are done. */
export declare function decodeCheckpoint(payload: unknown): Omit<Checkpoint, 'campaign' | 'shard'> | null;
export {};

import type { RunResult, SeedJob } from '../model/outcome.ts';
import { type BatchLeft } from './batch-tally.ts';
import { type Mailbox } from './mailbox.ts';
import type { SimulatorContext } from './simulator-context.ts';
export type BatchEvent = {
    readonly type: 'result';
    readonly result: RunResult;
} | {
    readonly type: 'ended';
    readonly left: BatchLeft;
};
export interface BatchProcess {
    readonly events: Mailbox<BatchEvent>;
    /** Resolves when nobody of the process group is left and its files are gone. */
    readonly ended: Promise<void>;
    kill(): void;
}
/** Starts one process for a group of distinct seeds of one configuration and reads its result lines as they come. */
export declare function startBatch(context: SimulatorContext, group: readonly SeedJob[], signal: AbortSignal): BatchProcess;

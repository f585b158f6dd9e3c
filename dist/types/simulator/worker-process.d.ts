import type { SeedJob } from '../model/outcome.ts';
import { type SimulatorResult } from '../model/result.ts';
import { type Mailbox } from './mailbox.ts';
import type { SimulatorContext } from './simulator-context.ts';
import { type ProcessEnd } from './simulator-process.ts';
export type WorkerEvent = {
    readonly type: 'ready';
    readonly window: number;
}
/** `at` is when it arrived, in milliseconds; `output` what stderr said since the result before. */
 | {
    readonly type: 'result';
    readonly id: number;
    readonly result: SimulatorResult;
    readonly at: number;
    readonly output: string;
}
/** It does not keep to the protocol; nothing it says afterwards is read. `id` where the message named one. */
 | {
    readonly type: 'broken';
    readonly id: number | null;
    readonly reason: string;
}
/** It owed an answer for longer than the timeout and is being killed. */
 | {
    readonly type: 'silent';
} | {
    readonly type: 'ended';
    readonly end: ProcessEnd;
    readonly output: string;
};
/** A running worker: requests in, events out. Decides nothing about seeds. */
export interface WorkerProcess {
    readonly events: Mailbox<WorkerEvent>;
    /** Resolves when nobody of the process group is left and its files are gone. */
    readonly ended: Promise<void>;
    hasEnded(): boolean;
    /** Results it has given in its life. */
    answered(): number;
    /** Puts limits on what it owes until `rest`: the abort of `signal`, and the target's timeout since it last answered. */
    drive(signal: AbortSignal): void;
    rest(): void;
    /** Asks for seeds to be run; the first gets the id that is returned, the others those after it. */
    send(jobs: readonly SeedJob[]): number;
    /** Asks it to end by itself. */
    dismiss(): void;
    kill(): void;
}
export declare function startWorker(context: SimulatorContext): WorkerProcess;

import { type RangeMessage, type SimulatorResult, type WorkerReady } from '../model/result.ts';
import { type Mailbox } from './mailbox.ts';
import type { SimulatorContext } from './simulator-context.ts';
import { type ProcessEnd } from './simulator-process.ts';
import { type Work } from './worker-work.ts';
export type WorkerEvent = {
    readonly type: 'ready';
    readonly window: number;
    readonly ranges: boolean;
}
/** `at` is when it arrived, in milliseconds; `output` what stderr said since the result before. */
 | {
    readonly type: 'result';
    readonly id: number;
    readonly result: SimulatorResult;
    readonly at: number;
    readonly output: string;
} | {
    readonly type: 'range';
    readonly id: number;
    readonly message: RangeMessage;
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
    /** What it said when it was ready; null where it ended before. */
    readonly greeted: Promise<WorkerReady | null>;
    hasEnded(): boolean;
    /** Results it has given in its life. */
    answered(): number;
    /** Puts limits on what it owes until `rest`: the abort of `signal`, and the target's timeout since it last answered. */
    drive(signal: AbortSignal): void;
    rest(): void;
    /**
     * Asks for work to be done; the first gets the id that is returned, the others those after it. `silenceMsMax` is how
     * long it may then be silent while it owes an answer.
     */
    send(works: readonly Work[], silenceMsMax: number): number;
    /** Asks it to end by itself. */
    dismiss(): void;
    kill(): void;
}
export declare function startWorker(context: SimulatorContext): WorkerProcess;

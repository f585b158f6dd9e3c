import type { SimulatorProcess } from './simulator-process.ts';
export interface ProcessLimit {
    /** Starts the time again: the process gave a sign of life. */
    touch(): void;
    /** Lets the process be silent for another time than before, from now on. */
    allow(silenceMsMax: number): void;
    /** Ends the limit; the process may do what it likes. */
    lift(): void;
}
/**
 * Kills a process tree when it was silent for `silenceMsMax`, or at once when `signal` aborts. `onSilence` is called
 * before the kill, so that the caller can note who was running.
 */
export declare function limitProcess(process: SimulatorProcess, signal: AbortSignal, silenceMsMax: number, onSilence?: () => void): ProcessLimit;

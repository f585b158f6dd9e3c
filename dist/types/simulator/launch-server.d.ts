import type { Launch } from './run-seed.ts';
import type { SimulatorContext } from './simulator-context.ts';
/**
 * Starts the processes of one lane for us, one after the other, where starting them ourselves would cost several times
 * as much: Node forks its whole memory for each, and its event loop stands still meanwhile.
 */
export interface LaunchServer {
    /** Queues one process. Where the server cannot start it or is gone, it has left nothing behind. */
    readonly launch: Launch;
    /**
     * Takes back the processes that wait behind the one that runs: they come as `recalled` and are never started. Gives
     * their number: those that were queued last.
     */
    readonly recall: () => Promise<number>;
    isReady(): boolean;
    /** False when it is gone, or never came to be. */
    readonly ready: Promise<boolean>;
    /** Ends the server with all that it runs. */
    close(): Promise<void>;
}
/** Starts a launch server; null where this system has none: it needs Linux, Python 3.9 with ctypes, and pidfd_open (Linux 5.3). */
export declare function startLaunchServer(context: SimulatorContext): LaunchServer | null;

import type { SimulatorContext } from '../simulator/simulator-context.ts';
/** What a phase needs to know of the machine it runs on; read once at the door, passed down from there. */
export interface Machine {
    /** Directory of the configuration: commands run in it. */
    readonly cwd: string;
    readonly env: SimulatorContext['parentEnv'];
    readonly nodePath: string;
    /** The file of this seedsweep's command line; null where it was not started from one. */
    readonly seedsweepPath: string | null;
    /** Existing directory for files that may go when the command ends. */
    readonly scratch: string;
    /** Seeds at once. */
    readonly jobs: number;
    /** `linux x64, 4 cores, node 24.21.0`: travels with every outcome. */
    readonly description: string;
    /** Milliseconds of a monotonic clock. */
    readonly now: () => number;
    /** The wall clock. */
    readonly date: () => Date;
    readonly version: string;
    /** Called after each seed that had a process of its own. */
    readonly onLaunched?: () => void;
}

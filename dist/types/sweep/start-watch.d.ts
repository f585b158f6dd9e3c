import { type RunResult } from '../model/outcome.ts';
import type { Target } from '../model/target.ts';
/** Stops a sweep whose simulator does not run at all, before it makes one false finding of every seed. */
export interface StartWatch {
    /** Throws a WorldError when what was seen so far says that the simulator does not start. */
    see(result: RunResult): void;
    /** True once some seed has shown that the simulator runs. */
    settled(): boolean;
}
export declare function openStartWatch(target: Target): StartWatch;

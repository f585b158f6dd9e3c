/**
 * Kills what a process left behind that had left its group and lost its parent: a daemon. It is known by the directory
 * that `SEEDSWEEP_OUT` names in its environment, which no other run has. Resolves when nobody of them is left. Linux
 * only, and not where a daemon has emptied its environment.
 *
 * @param leader number of the process that ended: only processes born after it can be its descendants
 */
export declare function killMarked(leader: number, out: string | undefined): Promise<void>;

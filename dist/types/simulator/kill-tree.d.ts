/**
 * Kills a process that leads its own group, with everything below it, at once and without asking. On Linux this also
 * finds descendants that left the group (`setsid`) while their ancestors still live.
 */
export declare function killTree(pid: number): void;
/** Kills what is left of a group whose leader has ended. Does nothing where nobody is left. */
export declare function killGroup(pid: number): void;
/** Kills every process of the session that `pid` leads or led, whatever group it is in. Linux only. */
export declare function killSession(pid: number): void;

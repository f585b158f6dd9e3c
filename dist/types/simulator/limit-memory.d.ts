/**
 * Calls `onOver` once when a process and all that it started hold more than `max` bytes. Looks are rare while a
 * process uses less than half of that. Linux only: elsewhere nothing is looked at.
 *
 * @returns ends the looking
 */
export declare function limitMemory(pid: number, max: number, onOver: () => void): () => void;
/** What people must know where a target has a bound that this system does not enforce; null where it does. */
export declare function memoryWarning(target: {
    readonly name: string;
    readonly memoryMax: number | null;
}, platform: NodeJS.Platform): string | null;

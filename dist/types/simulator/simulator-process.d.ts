import type { ProcessExit } from '../model/outcome.ts';
export interface ProcessOptions {
    readonly argv: readonly string[];
    readonly cwd: string;
    readonly env: Readonly<Record<string, string>>;
    readonly stdin: 'ignore' | 'pipe';
    /** Windows only: hand the arguments over without quoting them. */
    readonly verbatim?: boolean;
    /** Most memory that the process and its descendants may hold, in bytes; null for no bound. */
    readonly memoryMax: number | null;
    readonly onStdout: (chunk: Buffer) => void;
    readonly onStderr: (chunk: Buffer) => void;
}
export interface ProcessEnd {
    /** Null exactly where the process never started. */
    readonly exit: ProcessExit | null;
    /** `does not start: ...`, or null. */
    readonly startError: string | null;
    readonly durationMs: number;
}
export interface SimulatorProcess {
    /** Never rejects. When it resolves, all output has been handed over and nobody of its descendants is left. */
    readonly ended: Promise<ProcessEnd>;
    /** Writes to stdin; ignored once the process has ended. */
    write(text: string): void;
    closeStdin(): void;
    /** Kills the whole tree at once. The first reason given is the one that counts. */
    kill(why: NonNullable<ProcessExit['killedByUs']>): void;
}
/** Starts a program without a shell, as the leader of a process group of its own. */
export declare function startProcess(options: ProcessOptions): SimulatorProcess;

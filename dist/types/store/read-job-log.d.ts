import type { Checkpoint } from '../model/checkpoint.ts';
/** What the checkpoint lines of a job log say. */
export interface JobLog {
    readonly checkpoints: readonly Checkpoint[];
    /** Lines with the mark of a checkpoint that are not what was written, cut, wrapped or changed, or too many. */
    readonly damagedLines: number;
}
/**
 * Finds the checkpoint lines in the log of a job, as the sweep printed them or as a CI keeps it: with the name of the job
 * and of the step, time stamps, colours and marks of its own before each line. Everything else in it is skipped unread.
 *
 * @throws UserError `log-too-large`
 */
export declare function readJobLog(path: string): JobLog;
/** Whether a file begins as SQLite's do. What does not may be a log, and is no store. */
export declare function looksLikeStore(path: string): boolean;

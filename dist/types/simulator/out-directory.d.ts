import { type ResultFiles } from '../model/target.ts';
import { type ReportedResult } from './reported-result.ts';
/** Where the directories come from that `{out}` stands for. */
export interface OutDirectories {
    /** An empty directory that no other run has meanwhile. */
    make(): string;
    /** Reads what a run left in it, `files` included; the directory is no longer the run's. */
    take(out: string, files?: ResultFiles): Promise<ReportedResult>;
}
/** A new directory for each run. */
export declare function freshOutDirectories(scratch: string): OutDirectories;
/**
 * The same, where a directory that a run left as it found it, empty, serves another: for runs of which nobody is left at
 * their end. Making and removing one costs 30 us of CPU and, on a busy disk, 70 to 300 us of waiting; looking at it a
 * tenth.
 *
 * @param stampMs after this time a directory that changes surely gets another time stamp.
 */
export declare function openOutDirectories(scratch: string, stampMs?: number): OutDirectories & Disposable;
/** A fresh directory for one process: what `{out}` stands for. */
export declare function makeOutDirectory(scratch: string): string;
/**
 * Reads `result.json`, and the files that the target's `result` names, from a directory that a process wrote into, then
 * removes the directory. Looks one level deeper too, for the `mktemp -d` of a printed command line.
 */
export declare function takeOutDirectory(out: string, files?: ResultFiles): Promise<ReportedResult>;

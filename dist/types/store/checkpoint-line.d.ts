import type { Checkpoint } from '../model/checkpoint.ts';
/** What a checkpoint line begins with; the number is the version of its format. */
export declare const checkpointMark = "seedsweep checkpoint 1";
/** Longest line read, in characters: the mark, the names, the payload, the checksum. */
export declare const checkpointLineMax: number;
/**
 * A checkpoint as lines of a log, mostly one: `seedsweep checkpoint 1 <campaign> s<shard> <payload> <checksum>`. What does
 * not fit into one line is cut into parts that each stand for themselves. Letters, digits, `_` and `-` alone: nothing that
 * a simulator said is read by a terminal or a CI on the way.
 */
export declare function formatCheckpoint(checkpoint: Checkpoint): string[];
/**
 * Reads a line that begins with the mark; null where it is not what `formatCheckpoint` made. A checksum is no signature:
 * whoever can write the log can write a line, as they could write a store.
 */
export declare function parseCheckpoint(line: string): Checkpoint | null;

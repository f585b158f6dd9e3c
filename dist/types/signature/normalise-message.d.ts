/**
 * Turns a message into its template: what the author wrote, with placeholders for what differs from run to run.
 *
 * The order of the steps is the contract: what a later step would misread is taken away by an earlier one, and words in
 * which a digit is part of the meaning (`int32`, `signal 11`, `utf-8`) are hidden from all of them.
 *
 * @param literals the run's own seed, work directory and the like, blanked where they appear as they are.
 */
export declare function normaliseMessage(message: string, literals?: readonly string[]): string;
/** Time, level and process id in front of a line of a log. */
export declare function stripLogPrefix(line: string): string;

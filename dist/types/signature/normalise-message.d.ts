/**
 * Turns a message into its template: what the author wrote, with placeholders for what differs from run to run.
 *
 * The order of the steps is the contract: what a later step would misread is taken away by an earlier one, and words in
 * which a digit is part of the meaning (`int32`, `signal 11`, `utf-8`) are hidden from all of them.
 *
 * @param literals the run's own seed, work directory and the like, blanked where they appear as they are.
 */
export declare function normaliseMessage(message: string, literals?: readonly string[]): string;
/** The first steps: the message without log prefix, terminal sequences and what is the run's own. It can be kept. */
export declare function clearMessage(message: string, literals: readonly string[]): string;
/** The other steps, on a message that was cleared, or that a store from elsewhere says was. */
export declare function makeTemplate(cleared: string): string;
/** Time, level and process id in front of a line of a log. */
export declare function stripLogPrefix(line: string): string;

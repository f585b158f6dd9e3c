/** Longest command line, in UTF-16 units. */
export declare const commandTextMax = 65536;
/**
 * Splits a command line into argv as a POSIX shell would, without being one: spaces separate, quotes and backslashes
 * keep (IEEE Std 1003.1, Shell Command Language, 2.2 Quoting); nothing is expanded.
 *
 * @param where place named in errors: `seedsweep.yml:4:10`, `--run`
 * @throws UserError `command-quote` for an unterminated quote, `command-shell` for anything that only a shell does
 *   (variables, pipes, redirections, several commands), `command-empty`
 */
export declare function splitCommand(text: string, where: string): string[];
/**
 * Checks an argv that was given as a list.
 *
 * @throws UserError `command-empty`, `command-nul`, `command-shell` for `NAME=value` where the program should be
 */
export declare function checkArgv(argv: readonly string[], where: string): string[];

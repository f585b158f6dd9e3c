import { UserError } from '../base/user-error.ts';
/** Calls `read` with each line that is not blank, without copying the text into an array of lines; 1 is the first. */
export declare function eachLine(text: string, read: (line: string, number: number) => void): void;
/** A line of a history that is not what its grammar asks for. */
export declare function badLine(number: number, seen: string, expected: string): UserError;
export declare function emptyHistory(expected: string): UserError;

import type { SignatureKind } from '../model/signature.ts';
/**
 * Which evidence wins where a text holds several kinds of it: the smaller, the earlier. A specific cause beats the crash
 * that it leads to, so an assertion goes before the abort that follows it. Equal ranks: the first in the text wins.
 */
export declare const ranks: {
    readonly structured: 1;
    readonly sanitizer: 2;
    readonly panic: 3;
    readonly assertion: 4;
    readonly abort: 5;
    readonly test: 6;
    readonly fatal: 7;
    readonly timeout: 8;
    readonly oom: 9;
    readonly violation: 10;
    readonly neverReached: 11;
    readonly signal: 12;
    readonly exit: 13;
};
export type Rank = (typeof ranks)[keyof typeof ranks];
/** One failure as a language family read it, before anything is normalised or hashed. */
export interface Failure {
    readonly kind: SignatureKind;
    readonly rank: Rank;
    readonly language: string;
    /** For people: exception class, sanitizer report, property. */
    readonly type: string;
    /** What enters the key in place of `type`, where one bug shows under several types. */
    readonly typeClass?: string;
    /** The author's own words, first line, as printed. Empty where the runtime wrote the text. */
    readonly message: string;
    readonly stack: Stack;
    /** Line of the text it starts at: the start of the excerpt. */
    readonly line: number;
    /** False where only the end of the process (exit status, signal, limit) tells of a failure. */
    readonly crash: boolean;
}
/** The readable part of a stack. */
export interface Stack {
    /** What enters the key: the failing function; where that belongs to a dependency, also the nearest own function. */
    readonly site: readonly string[];
    /** Functions, innermost first, without machinery and helpers. */
    readonly frames: readonly string[];
    /** The first three functions of the program itself. */
    readonly own: readonly string[];
    /** The printed source line of the site, where the language prints it. */
    readonly source?: string;
}
/** What a family reads: the whole cleaned text for cheap `includes`, and its lines. */
export interface FailureText {
    readonly text: string;
    readonly lines: readonly string[];
}
export type FindFailure = (text: FailureText) => Failure | null;

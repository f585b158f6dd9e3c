import type { FailureText } from './failure.ts';
/** How much of an output is read: what started first, and what was said last. In UTF-16 units. */
export declare const headMax: number;
export declare const tailMax: number;
/**
 * Makes any output readable: bounded, without colours and control characters, line ends of every system, well-formed
 * Unicode, and without the time stamps that a log collector puts before every line.
 */
export declare function readFailureText(output: string): FailureText;
/** Also called on single messages by the normaliser. */
export declare function stripControls(text: string): string;

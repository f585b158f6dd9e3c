/**
 * Untrusted text as visible characters, lines kept: what a simulator said, fit to be shown anywhere.
 *
 * No terminal sequence, control, bidirectional, zero-width or other invisible character is left (tabs and line feeds
 * are), every kind of line break is a line feed, and nothing is left that a GitHub runner takes for a workflow command:
 * neither `::error::` at the start of a line nor the older `##[error]`, which works anywhere in one.
 */
export declare function plainLines(text: string): string;
/** The same as one line of at most `max` UTF-16 units; white space of any kind and length is one space. */
export declare function plainLine(text: string, max: number): string;

/** Longest pattern, in UTF-16 units, and most steps that it may unfold to. */
export declare const patternTextMax = 1000;
/** A regular expression whose search takes time linear in the text, whatever pattern and text are. */
export interface TextPattern {
    /** Whether it matches anywhere; `^` and `$` are the borders of lines. */
    readonly matches: (text: string) => boolean;
}
/**
 * Compiles a pattern in JavaScript's syntax without look-around and back-references; `(?i)` in front ignores the case of
 * ASCII letters. Simulator output is untrusted, and JavaScript's own engine can be made to search for ever.
 *
 * @returns the pattern, or the mistake in it as part of a sentence
 */
export declare function compileTextPattern(source: string): TextPattern | {
    readonly mistake: string;
};

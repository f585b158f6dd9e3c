/** A piece of a text pattern. Sets hold pairs of UTF-16 units, both included. */
export type PatternNode = {
    readonly type: 'set';
    readonly ranges: readonly (readonly [number, number])[];
    readonly negated: boolean;
} | {
    readonly type: 'assertion';
    readonly kind: Assertion;
} | {
    readonly type: 'sequence';
    readonly nodes: readonly PatternNode[];
} | {
    readonly type: 'either';
    readonly nodes: readonly PatternNode[];
} | {
    readonly type: 'repeat';
    readonly node: PatternNode;
    readonly min: number;
    readonly max: number;
};
/** Start of a line, end of a line, border of a word, no border of a word. */
export type Assertion = 'start' | 'end' | 'border' | 'no-border';
/** Largest number in `{n,m}`. */
export declare const repeatMax = 1000;
/** Thrown by `parsePattern`, caught by `compileTextPattern`: what cannot be read, as a sentence. */
export declare class PatternMistake extends Error {
}
/**
 * Reads the part of JavaScript's regular expressions that can be searched for in linear time: everything but look-around
 * and back-references.
 *
 * @throws PatternMistake
 */
export declare function parsePattern(source: string): PatternNode;

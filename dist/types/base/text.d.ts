/** A whole number: `1234567` -> `1,234,567`. */
export declare function formatCount(count: number): string;
/** `formatPlural(1, 'seed')` -> `1 seed`, `formatPlural(2000, 'seed')` -> `2,000 seeds`. */
export declare function formatPlural(count: number, noun: string): string;
/** `2147483648` -> `2 GiB`, `1610612736` -> `1.5 GiB`, `300000000` -> `286 MiB`. */
export declare function formatSize(bytes: number): string;
/** Cuts a text to at most `max` UTF-16 units without splitting a surrogate pair, marking the cut with an ellipsis. */
export declare function truncate(text: string, max: number): string;
/** The candidate nearest to `word` by edit distance, or null where none is near enough to be a likely slip of the hand. */
export declare function nearestWord(word: string, candidates: readonly string[]): string | null;
/** The order of code units: the same on every machine, and of ASCII the same as SQLite's. */
export declare function compareText(a: string, b: string): number;

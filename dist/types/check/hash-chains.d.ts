import { type IntArrays } from './int-arrays.ts';
/** Entries 0, 1, 2... by hash: each place of the table begins a chain of the entries that fall on it. */
export interface HashChains {
    /** The first entry that may have this hash, or -1. */
    first(hash: number): number;
    /** The next one of the same chain, or -1. */
    after(entry: number): number;
    hashOf(entry: number): number;
    /** Adds the next entry; its number is how many there were. */
    add(hash: number): number;
    /** Int32 words held. */
    readonly allocatedWords: number;
}
/** `capacity` is a power of two; the table doubles as it fills. */
export declare function makeHashChains(capacity: number, arrays: IntArrays): HashChains;

import { type Store } from './open-store.ts';
/** Largest file taken from another machine, in bytes. */
export declare const outsideStoreSizeMax: number;
export interface OutsideStoreOptions {
    /** In bytes, the write-ahead log included. */
    readonly sizeMax?: number;
    /** Where the private copy is made; the system's directory for temporary files by default. */
    readonly scratchDirectory?: string;
}
/**
 * Opens a store that came from another machine, for reading: anybody may have written it. Its schema must be exactly
 * what this program would have made (a trigger or a view runs code when read), its pages must be intact, and its rows
 * must agree with its plans.
 *
 * What is opened is a private copy: nobody can change it after it was checked, reading a file in WAL mode writes beside
 * it, and SQLite checks the CHECK constraints of a file only where it could write to it. The copy is in memory where it
 * can be. A writer that was killed leaves its last commits in `-wal`; they are read too.
 *
 * @throws UserError `store-missing`, `store-not-ours`, `store-newer`, `store-too-large`
 * @throws WorldError `store-damaged`, `store-failed`
 */
export declare function openOutsideStore(path: string, options?: OutsideStoreOptions): Store;
/**
 * The bytes of a store from outside, checked as `openOutsideStore` does it; null where it is not as simple as most are: it
 * has to be copied on disk, an older version wrote it, or it is to be refused, which `openOutsideStore` puts into words.
 */
export declare function readCheckedStore(path: string): ArrayBuffer | null;
/** Opens what `readCheckedStore` gave, without another check. */
export declare function openCheckedStore(path: string, room: ArrayBuffer): Store;

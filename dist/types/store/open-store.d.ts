import Database from 'better-sqlite3';
import type { KeyRules } from '../model/signature.ts';
/** An open store: one file for a shard, a campaign or the history; the schema is the same. */
export interface Store extends Disposable {
    readonly path: string;
    readonly database: Database.Database;
}
export interface OpenStoreOptions {
    /** For readers: needs no claim and works while another process writes. */
    readonly readonly?: boolean;
    /** Makes the file, and the directories above it, where there is none. */
    readonly create?: boolean;
    /** For writers: what older rules than these have keyed is keyed anew. */
    readonly keyRules?: KeyRules;
}
/**
 * Opens a store of this machine. A writer claims it for itself and brings an older version forward.
 *
 * Disposing leaves one plain file where it can, and never throws: what was committed is safe in either case.
 *
 * @throws UserError `store-missing`, `store-not-ours`, `store-newer`, `store-busy`
 * @throws WorldError `store-damaged`, `store-disk-full`, `store-not-writable`
 */
export declare function openStore(path: string, options?: OpenStoreOptions): Store;
/** Opens, or makes, the store that `claim` was taken for; disposing the store releases the claim. */
export declare function openClaimedStore(path: string, claim: Disposable, keyRules?: KeyRules): Store;
/** A file that another program made, or that was never one of ours, is left untouched. */
export declare function requireKnownVersion(database: Database.Database, path: string): void;
/** A copy in memory of an older store, brought forward: what its file is not allowed to be. */
export declare function migratedCopy(database: Database.Database): Database.Database;
export declare function versionOf(database: Database.Database): number;
export declare function makeDirectory(directory: string): void;

import Database from 'better-sqlite3';
/** `seed` in ASCII: what `file` and SQLite show as the application id of our files. */
export declare const storeApplicationId = 1936024932;
/** The version that this program writes, as `user_version`. */
export declare const storeVersion: number;
/** Brings an empty or older store to the newest version in one transaction: it is at the old version or at the new. */
export declare function migrateStore(database: Database.Database, steps?: readonly string[]): void;
/** One line per object of a store's schema, sorted; two stores of one version have the same lines. */
export declare function describeSchema(database: Database.Database): string[];
/** The schema that a store of this version has, made by running the migrations; made once, for a merge asks 256 times. */
export declare function expectedSchema(version: number): readonly string[];

import type Database from 'better-sqlite3';
/**
 * Gives what a store knows of past campaigns the keys of newer rules. Counts of two keys that became one add up; of one
 * that became several, by variants that past campaigns no longer know, all go to one of them.
 */
export declare function movePast(database: Database.Database, replaced: ReadonlyMap<string, string>): void;

import type Database from 'better-sqlite3';
import { type DetailPlace } from './keep-detail.ts';
/** The name under which the database that is merged into is attached to an input. */
export declare const draftSchema = "draft";
/**
 * Adds all rows of an input to the database that is attached to it as `draft`, inside the caller's transaction. SQLite
 * moves them by itself: most stay as they are, and none needs to become a value of ours on the way.
 *
 * @param input the connection to the input
 * @param kept the texts that the draft keeps, by `detailsKey`; kept in step
 */
export declare function mergeRows(input: Database.Database, kept: Map<string, DetailPlace[]>): void;
/** Leaves the ten slowest seeds of each attempt. The ten slowest of a union do not depend on the order of merging. */
export declare function trimSlowest(database: Database.Database): void;

import type Database from 'better-sqlite3';
import { type DetailPlace } from './keep-detail.ts';
/** Adds what an input knows of past campaigns to the draft. `kept`: as of `mergeRows`. */
export declare function mergePast(input: Database.Database, draft: string, kept: Map<string, DetailPlace[]>): void;
/**
 * Removes everything but counts of the campaigns that are past. Their signatures stay: a count without its words would say
 * little.
 */
export declare function dropPast(database: Database.Database): void;

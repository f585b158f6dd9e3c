import type Database from 'better-sqlite3';
import { type DetailPlace } from './keep-detail.ts';
/** The places whose text a store keeps, or kept until their campaign was forgotten, sorted, by `detailsKey`. */
export declare function readKeptDetails(database: Database.Database): Map<string, DetailPlace[]>;
/**
 * A writer of details that keeps `kept` in step. `text` is asked for only where the place stays; of two texts for one
 * place the greater is kept.
 */
export declare function openDetailWriter(database: Database.Database, kept: Map<string, DetailPlace[]>, schema?: string): (target: string, key: string, place: DetailPlace, text: () => string) => void;
export declare function detailsKey(target: string, key: string): string;

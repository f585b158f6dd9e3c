import type Database from 'better-sqlite3';
/**
 * The statement for `sql`, prepared when a connection first asks for it: a commit every hundred seeds would spend most
 * of its time on preparing. Its `pluck` and `raw` modes are shared by all who ask, so none may set them.
 */
export declare function prepareOnce(database: Database.Database, sql: string): Database.Statement;

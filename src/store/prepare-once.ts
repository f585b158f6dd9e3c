import type Database from 'better-sqlite3'

const prepared = new WeakMap<Database.Database, Map<string, Database.Statement>>()

/**
 * The statement for `sql`, prepared when a connection first asks for it: a commit every hundred seeds would spend most
 * of its time on preparing. Its `pluck` and `raw` modes are shared by all who ask, so none may set them.
 */
export function prepareOnce(database: Database.Database, sql: string): Database.Statement {
  const ofDatabase = prepared.get(database) ?? new Map<string, Database.Statement>()
  prepared.set(database, ofDatabase)
  const statement = ofDatabase.get(sql) ?? database.prepare(sql)
  ofDatabase.set(sql, statement)
  return statement
}

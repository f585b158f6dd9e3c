import type { Store } from './open-store.ts'
import { withStoreErrors } from './store-errors.ts'

/**
 * All rows of a store as sorted lines, without what is one file's own (the ids of signatures): two stores that hold the
 * same have the same lines.
 */
export function canonicalRows({ path, database }: Store): string[] {
  return withStoreErrors(path, () => {
    const tables = database
      .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
      .pluck()
      .all()
    return tables.flatMap((table) => rowsOf(database, table)).sort()
  })
}

function rowsOf(database: Store['database'], table: string): string[] {
  const rows = database.prepare<[], Record<string, unknown>>(`SELECT * FROM "${table}"`).all()
  const causes = new Map(
    database.prepare<[], [number, string]>(`SELECT id, key || ' ' || variant FROM signature`).raw().all(),
  )
  return rows.map((row) => {
    if (table === 'signature') delete row.id
    if (table === 'failure') row.signature = causes.get(Number(row.signature))
    return `${table} ${JSON.stringify(row)}`
  })
}

import Database from 'better-sqlite3'
import { assert } from '../base/assert.ts'
import { schemaVersion1 } from './schema-version-1.ts'
import { schemaVersion2 } from './schema-version-2.ts'
import { schemaVersion3 } from './schema-version-3.ts'

/** `seed` in ASCII: what `file` and SQLite show as the application id of our files. */
export const storeApplicationId = 0x73656564

/** Migration n brings a store of version n to version n+1; version 0 is the empty file. Only ever appended to. */
const migrations: readonly string[] = [schemaVersion1, schemaVersion2, schemaVersion3]

/** The version that this program writes, as `user_version`. */
export const storeVersion = migrations.length

/** Brings an empty or older store to the newest version in one transaction: it is at the old version or at the new. */
export function migrateStore(database: Database.Database, steps: readonly string[] = migrations): void {
  database
    .transaction(() => {
      const version = Number(database.pragma('user_version', { simple: true }))
      assert(version <= steps.length, `store version ${version} is newer than ${steps.length}`)
      for (const step of steps.slice(version)) database.exec(step)
      database.pragma(`application_id = ${storeApplicationId}`)
      database.pragma(`user_version = ${steps.length}`)
    })
    .immediate()
}

/** One line per object of a store's schema, sorted; two stores of one version have the same lines. */
export function describeSchema(database: Database.Database): string[] {
  const rows = database
    .prepare<[], { type: string; name: string; sql: string | null }>(
      'SELECT type, name, sql FROM sqlite_schema LIMIT 1000',
    )
    .all()
  return rows.map((row) => `${row.type} ${row.name} ${row.sql ?? ''}`).sort()
}

const expectedSchemas = new Map<number, readonly string[]>()

/** The schema that a store of this version has, made by running the migrations; made once, for a merge asks 256 times. */
export function expectedSchema(version: number): readonly string[] {
  const known = expectedSchemas.get(version)
  if (known !== undefined) return known
  const database = new Database(':memory:')
  try {
    migrateStore(database, migrations.slice(0, version))
    const schema = describeSchema(database)
    expectedSchemas.set(version, schema)
    return schema
  } finally {
    database.close()
  }
}

import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { describeSchema, expectedSchema, migrateStore, storeVersion } from '../../src/store/migrate.ts'
import { openStore } from '../../src/store/open-store.ts'
import { readCoverage, readStoredFindings } from '../../src/store/queries.ts'
import { schemaVersion1 } from '../../src/store/schema-version-1.ts'
import { temporaryDirectory } from './fixtures/directory.ts'

/**
 * A store that version 1 wrote: 60 of 100 seeds delivered, 2 failed, 1 infra, 1 cut. Stores of version 1 must open for
 * ever, so this file never changes.
 */
const version1 = join(import.meta.dirname, 'fixtures', 'version-1.sqlite')

test.for([{}, { readonly: true }])('a store that version 1 wrote opens (%o) and says what it said then', (options) => {
  using directory = temporaryDirectory()
  const path = join(directory.path, 'v1.db')
  copyFileSync(version1, path)
  using store = openStore(path, options)
  const [campaign = ''] = store.database.prepare<[], string>('SELECT campaign FROM campaign').pluck().all()
  expect(readCoverage(store, campaign)).toMatchObject({
    planned: 100,
    delivered: 60,
    cut: 1,
    counts: { passed: 57, failed: 2, 'timed-out': 0, nondeterministic: 0, unknown: 0, infra: 1 },
    harness: 'healthy',
  })
  expect(readStoredFindings(store, [campaign])).toMatchObject([
    {
      count: 2,
      seedsJudged: 59,
      excerpt: 'two leaders',
      seeds: [{ seed: '18446744073709551612', config: {} }, { config: {} }],
      replays: [{ verdict: 'same' }],
      issue: { number: 12 },
    },
  ])
  expect(store.database.pragma('user_version', { simple: true })).toBe(storeVersion)
  expect(describeSchema(store.database)).toEqual(expectedSchema(storeVersion))
})

test('a further migration runs once, on an old store and on a new one, and both have the same schema', () => {
  const steps = [schemaVersion1, 'ALTER TABLE cut ADD COLUMN note TEXT']
  const old = new Database(':memory:')
  migrateStore(old, steps.slice(0, 1))
  migrateStore(old, steps)
  migrateStore(old, steps)
  const fresh = new Database(':memory:')
  migrateStore(fresh, steps)
  expect(describeSchema(old)).toEqual(describeSchema(fresh))
  expect(old.pragma('user_version', { simple: true })).toBe(2)
})

test('a migration that fails half-way leaves the store at the version before', () => {
  const database = new Database(':memory:')
  migrateStore(database, [schemaVersion1])
  const before = describeSchema(database)
  expect(() => migrateStore(database, [schemaVersion1, 'CREATE TABLE extra (a); CREATE TABLE extra (a)'])).toThrow(
    /extra/,
  )
  expect(describeSchema(database)).toEqual(before)
  expect(database.pragma('user_version', { simple: true })).toBe(1)
})

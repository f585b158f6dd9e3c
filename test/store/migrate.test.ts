import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { isNeverSeen } from '../../src/model/report.ts'
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

test('the schema of version 1 is the one that version 1 wrote', () => {
  const old = new Database(version1, { readonly: true })
  expect(describeSchema(old)).toEqual(expectedSchema(1))
  old.close()
})

test('of properties that version 1 counted, those that ask to be seen must be, and no seeds are known', () => {
  using directory = temporaryDirectory()
  const path = join(directory.path, 'v1.db')
  copyFileSync(version1, path)
  const old = new Database(path)
  const [campaign = ''] = old.prepare<[], string>('SELECT campaign FROM campaign').pluck().all()
  const insert = old.prepare("INSERT INTO property SELECT campaign, 'raft', shard, attempt, ?, ?, ?, ? FROM shard_run")
  insert.run('ElectionSafety', 'always', 180, 2)
  insert.run('re-elected', 'sometimes', 0, 60)
  insert.run('split', 'reachable', 4, 0)
  insert.run('corrupt', 'unreachable', 0, 0)
  old.close()
  using store = openStore(path)
  const properties = readCoverage(store, campaign).properties
  expect(properties.map(({ name, passes, failures, mustHit }) => [name, passes, failures, mustHit])).toEqual([
    ['ElectionSafety', 180, 2, false],
    ['corrupt', 0, 0, false],
    ['re-elected', 0, 60, true],
    ['split', 4, 0, true],
  ])
  expect(properties.filter(isNeverSeen).map(({ name }) => name)).toEqual(['re-elected'])
  expect(properties.map(({ seeds }) => seeds)).toEqual([0, 0, 0, 0])
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

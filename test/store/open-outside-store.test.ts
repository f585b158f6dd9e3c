import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { mergeStores } from '../../src/store/merge-stores.ts'
import { migrateStore } from '../../src/store/migrate.ts'
import { openOutsideStore } from '../../src/store/open-outside-store.ts'
import { openStore } from '../../src/store/open-store.ts'
import { readCoverage } from '../../src/store/queries.ts'
import { planOf } from './fixtures/campaign.ts'
import { killHard, lineOf, startScript } from './fixtures/child.ts'
import { temporaryDirectory } from './fixtures/directory.ts'
import { sweepShard } from './fixtures/sweep-shard.ts'

const plan = planOf(2000, 2)

/** A store as a shard uploads it, then changed by `tamper` as its author must not. */
function tampered(directory: string, tamper: (database: Database.Database) => void): string {
  const path = join(directory, 's0.db')
  sweepShard(path, { plan, shard: 0 })
  const database = new Database(path)
  database.unsafeMode(true)
  database.pragma('ignore_check_constraints = ON')
  database.pragma('foreign_keys = OFF')
  tamper(database)
  database.close()
  return path
}

function refusal(path: string): { code: string; message: string } {
  try {
    openOutsideStore(path)[Symbol.dispose]()
  } catch (error) {
    if (error instanceof Error && 'code' in error) return { code: String(error.code), message: error.message }
    throw error
  }
  return { code: 'none', message: 'it was accepted' }
}

describe('openOutsideStore', () => {
  test('reads a store as a shard uploads it, and writes nothing beside it', () => {
    using directory = temporaryDirectory()
    const path = tampered(directory.path, () => undefined)
    using store = openOutsideStore(path)
    expect(readCoverage(store, plan.campaign).delivered).toBe(1000)
    expect(() => store.database.exec('DELETE FROM failure')).toThrow(/readonly/)
    expect(readdirSync(directory.path)).toEqual(['s0.db'])
  })

  test.for<readonly [string, string, ...string[]]>([
    ['a trigger', 'CREATE TRIGGER t AFTER INSERT ON failure BEGIN DELETE FROM campaign; END', 'trigger t'],
    ['a view', 'CREATE VIEW extra AS SELECT * FROM failure', 'view extra'],
    [
      'a view of ours that says something else',
      'DROP VIEW findings; CREATE VIEW findings AS SELECT 1',
      'view findings',
    ],
    ['a table', 'CREATE TABLE extra (a)', 'table extra'],
    ['a virtual table', 'CREATE VIRTUAL TABLE extra USING fts5(a)', 'table extra'],
    ['an index', 'CREATE INDEX extra ON failure (seed)', 'index extra'],
  ])('refuses a store with %s more than ours, by name', ([, sql, name]) => {
    using directory = temporaryDirectory()
    const path = tampered(directory.path, (database) => database.exec(sql))
    expect(refusal(path)).toMatchObject({ code: 'store-not-ours' })
    expect(refusal(path).message).toContain(name)
  })

  test('refuses a column that generates code, written into the schema behind our back', () => {
    using directory = temporaryDirectory()
    const path = tampered(directory.path, (database) => {
      database.pragma('writable_schema = ON')
      database.exec(
        `UPDATE sqlite_schema SET sql = replace(sql, 'machine TEXT', 'machine  TEXT') WHERE name = 'shard_run'`,
      )
    })
    expect(refusal(path)).toMatchObject({ code: 'store-not-ours' })
  })

  test.for<readonly [string, string, ...string[]]>([
    ['a table is missing', 'DROP TABLE issue'],
    ['an index is beyond 2^53', 'UPDATE failure SET idx = 9007199254740993 WHERE idx = 3'],
    ['a seed is not a number', `UPDATE failure SET seed = '1; rm -rf /' WHERE idx = 3`],
    ['a text is too long', `UPDATE detail SET text = printf('%.*c', 100000, 'x')`],
    ['a span reaches into another shard', 'UPDATE span SET hi = 1001'],
    ['more seeds were run twice than were run', 'UPDATE second_run SET checked = 100000'],
    ['more seeds reported a property than were run', 'UPDATE property SET seeds = 100000'],
    ['a drawn value is none of the plan’s', `UPDATE failure SET config = '{"nodes":"$(id)"}' WHERE idx = 3`],
    ['a count is of a name that the plan does not know', `UPDATE config_value SET name = 'sizes' WHERE name = 'nodes'`],
    ['a configuration is not an object', `UPDATE failure SET config = '[1]' WHERE idx = 3`],
    ['a failure is at an index that was not completed', 'UPDATE span SET lo = 4'],
    ['a shard is not in the plan', 'UPDATE shard_run SET shard = 7; UPDATE span SET shard = 7'],
    ['a failure has no signature', 'DELETE FROM signature'],
    ['a plan is not a plan', `UPDATE campaign SET plan_json = '{}'`],
    [
      'a plan is another campaign’s',
      `UPDATE campaign SET plan_json = replace(plan_json, '0123456789ab', 'ba9876543210')`,
    ],
    ['a number is not the plan’s', 'UPDATE campaign SET number = 1'],
    ['frames are not a list', `UPDATE signature SET frames = '{'`],
  ])('refuses a store where %s', ([, sql]) => {
    using directory = temporaryDirectory()
    const path = tampered(directory.path, (database) => database.exec(sql))
    expect(refusal(path)).toMatchObject({ code: 'store-damaged' })
    expect(mergeStores(join(directory.path, 'out.db'), [path]).refused).toMatchObject([{ path, code: 'store-damaged' }])
  })

  test('refuses a store whose texts are UTF-16, which cannot be attached to ours', () => {
    using directory = temporaryDirectory()
    const path = join(directory.path, 's0.db')
    const database = new Database(path)
    database.pragma(`encoding = 'UTF-16le'`)
    migrateStore(database)
    database.close()
    expect(refusal(path)).toMatchObject({ code: 'store-not-ours' })
    expect(refusal(path).message).toContain('UTF-16le')
  })

  test('reads a store in WAL mode whose log was moved into it, and leaves it in WAL mode', () => {
    using directory = temporaryDirectory()
    const path = tampered(directory.path, (database) => database.pragma('journal_mode = WAL'))
    const before = readFileSync(path)
    expect([...before.subarray(18, 20)]).toEqual([2, 2])
    using store = openOutsideStore(path)
    expect(readCoverage(store, plan.campaign).delivered).toBe(1000)
    expect(readFileSync(path)).toEqual(before)
  })

  test('two stores open at once are each their own', () => {
    using directory = temporaryDirectory()
    const paths = [0, 1].map((shard) => join(directory.path, `s${shard}.db`))
    for (const [shard, path] of paths.entries()) sweepShard(path, { plan, shard })
    const stores = paths.map((path) => openOutsideStore(path))
    const shards = stores.map(({ database }) => database.prepare('SELECT DISTINCT shard FROM failure').pluck().all())
    expect(shards).toEqual([[0], [1]])
    for (const store of stores) store[Symbol.dispose]()
  })

  test('refuses a store that is cut off, at a page and within one, saying how much is there', () => {
    using directory = temporaryDirectory()
    const path = tampered(directory.path, () => undefined)
    const size = readFileSync(path).length
    for (const cut of [size - 4096, size - 100, 5000, 4096]) {
      truncateSync(path, cut)
      expect(refusal(path).code).toBe('store-damaged')
      expect(refusal(path).message).toContain(`${cut} of ${size} bytes`)
    }
    truncateSync(path, 50)
    expect(refusal(path).code).toBe('store-not-ours')
  })

  test('refuses a store with any page overwritten', () => {
    using directory = temporaryDirectory()
    const path = tampered(directory.path, () => undefined)
    const intact = readFileSync(path)
    const pages = intact.length / 4096
    expect(pages).toBeGreaterThan(20)
    for (let page = 1; page < pages; page++) {
      const bytes = Buffer.from(intact)
      bytes.fill(0xa5, page * 4096, (page + 1) * 4096)
      writeFileSync(path, bytes)
      expect(refusal(path), `page ${page}`).toMatchObject({ code: 'store-damaged' })
    }
  })

  test('refuses a file over the size allowed before reading it', () => {
    using directory = temporaryDirectory()
    const path = tampered(directory.path, () => undefined)
    expect(() => openOutsideStore(path, { sizeMax: 50_000 })).toThrow(/more than the 50000 allowed/)
  })

  test('refuses a store with a rollback journal beside it, and leaves the journal alone', () => {
    using directory = temporaryDirectory()
    const path = tampered(directory.path, () => undefined)
    writeFileSync(`${path}-journal`, 'x')
    expect(refusal(path)).toMatchObject({ code: 'store-damaged' })
    expect(readdirSync(directory.path)).toEqual(['s0.db', 's0.db-journal'])
  })

  test('reads the last commits of a killed writer from its log, without touching either file', async () => {
    using directory = temporaryDirectory()
    const live = join(directory.path, 'live')
    const artifact = join(directory.path, 'artifact')
    const child = startScript('write-until-killed.ts', join(live, 'raft.db'), '1500')
    await lineOf(child, (line) => line === 'recorded 1500')
    await killHard(child)
    cpSync(live, artifact, { recursive: true })
    const before = readdirSync(artifact)
    const scratchDirectory = join(directory.path, 'scratch')
    mkdirSync(scratchDirectory)
    {
      using store = openOutsideStore(join(artifact, 'raft.db'), { scratchDirectory })
      expect(readCoverage(store, plan.campaign).delivered).toBe(1500)
      expect(readdirSync(scratchDirectory)).toHaveLength(1)
    }
    expect(readdirSync(artifact)).toEqual(before)
    expect(readFileSync(join(artifact, 'raft.db-wal'))).toEqual(readFileSync(join(live, 'raft.db-wal')))
    expect(readdirSync(scratchDirectory)).toEqual([])
    // Without the log there is hardly a store: that copy goes away too.
    rmSync(join(artifact, 'raft.db-wal'))
    expect(() => openOutsideStore(join(artifact, 'raft.db'), { scratchDirectory })).toThrow()
    expect(readdirSync(scratchDirectory)).toEqual([])
    cpSync(live, artifact, { recursive: true })
    const out = join(directory.path, 'out.db')
    expect(mergeStores(out, [join(artifact, 'raft.db')]).refused).toEqual([])
    using merged = openStore(out, { readonly: true })
    expect(readCoverage(merged, plan.campaign)).toMatchObject({ delivered: 1500, shards: [{ state: 'running' }] })
  })
})

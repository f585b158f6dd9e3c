import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { finaliseStore } from '../../src/store/finalise-store.ts'
import { storeVersion } from '../../src/store/migrate.ts'
import { openStore } from '../../src/store/open-store.ts'
import { readCampaigns, readCoverage } from '../../src/store/queries.ts'
import { recordPlan } from '../../src/store/record.ts'
import { planOf, startedAt } from './fixtures/campaign.ts'
import { killHard, lineOf, startScript } from './fixtures/child.ts'
import { temporaryDirectory } from './fixtures/directory.ts'
import { sweepShard } from './fixtures/sweep-shard.ts'

const coded = (code: string) => expect.objectContaining({ code })

function hasTool(name: string): boolean {
  try {
    execFileSync(name, ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

describe('openStore', () => {
  test('makes the file and the directories above it, marked with our application id', () => {
    using directory = temporaryDirectory()
    const path = join(directory.path, 'a', 'b', 'raft.db')
    openStore(path, { create: true })[Symbol.dispose]()
    const header = readFileSync(path)
    expect(header.toString('latin1', 68, 72)).toBe('seed')
    expect(header.readUInt32BE(60)).toBe(storeVersion)
    expect(readdirSync(join(directory.path, 'a', 'b'))).toEqual(['raft.db'])
  })

  test('without create a store that is not there is the caller’s mistake, for readers and writers', () => {
    using directory = temporaryDirectory()
    const path = join(directory.path, 'none.db')
    expect(() => openStore(path)).toThrow(coded('store-missing'))
    expect(() => openStore(path, { readonly: true, create: true })).toThrow(coded('store-missing'))
    expect(readdirSync(directory.path)).toEqual([])
  })

  test('a second writer is refused at once with a sentence while a reader sees what is committed', () => {
    using directory = temporaryDirectory()
    const path = join(directory.path, 'raft.db')
    using writer = openStore(path, { create: true })
    recordPlan(writer, planOf(100, 1), startedAt)
    expect(() => openStore(path)).toThrow(/raft\.db is being written by another process/)
    expect(() => openStore(path, { create: true })).toThrow(coded('store-busy'))
    using reader = openStore(path, { readonly: true })
    expect(readCampaigns(reader)).toHaveLength(1)
    // The refused attempts took nothing from the writer.
    recordPlan(writer, { ...planOf(100, 1), campaign: 'bbbbbbbbbbbb' }, startedAt)
    expect(readCampaigns(reader)).toHaveLength(2)
  })

  test('a writer in another process is respected while it lives, and killing it with SIGKILL frees the store', async () => {
    using directory = temporaryDirectory()
    const path = join(directory.path, 'raft.db')
    const child = startScript('write-until-killed.ts', path, '1000')
    await lineOf(child, (line) => line === 'recorded 1000')
    expect(() => openStore(path)).toThrow(coded('store-busy'))
    {
      using reader = openStore(path, { readonly: true })
      expect(readCoverage(reader, planOf(1000, 1).campaign).delivered).toBe(1000)
    }
    await killHard(child)
    expect(existsSync(`${path}-claim`)).toBe(true)
    using writer = openStore(path)
    expect(readCoverage(writer, planOf(1000, 1).campaign).delivered).toBe(1000)
    writer[Symbol.dispose]()
    expect(readdirSync(directory.path)).toEqual(['raft.db'])
  })

  test('of 20 writers one after the other each gets the claim of the one before', () => {
    using directory = temporaryDirectory()
    const path = join(directory.path, 'raft.db')
    for (let writer = 0; writer < 20; writer++) openStore(path, { create: true })[Symbol.dispose]()
    expect(readdirSync(directory.path)).toEqual(['raft.db'])
  })

  test.for<readonly [string, string]>([
    ['an empty file', ''],
    ['a sentence', 'hello'],
    ['10,000 bytes of text', 'not a database. '.repeat(625)],
  ])('%s is not a store, for readers, and nothing is written into it', ([, content]) => {
    using directory = temporaryDirectory()
    const path = join(directory.path, 'notes.txt')
    writeFileSync(path, content)
    expect(() => openStore(path, { readonly: true })).toThrow(coded('store-not-ours'))
    if (content !== '') expect(() => openStore(path, { create: true })).toThrow(coded('store-not-ours'))
    expect(readFileSync(path, 'utf8')).toBe(content)
  })

  test('a file that a writer made and was killed before it wrote anything becomes a store', () => {
    using directory = temporaryDirectory()
    const path = join(directory.path, 'raft.db')
    writeFileSync(path, '')
    using store = openStore(path, { create: true })
    expect(readCampaigns(store)).toEqual([])
  })

  test('the database of another program is refused and left as it was', () => {
    using directory = temporaryDirectory()
    const path = join(directory.path, 'places.sqlite')
    const other = new Database(path)
    other.exec('CREATE TABLE moz_places (id INTEGER)')
    other.close()
    const before = readFileSync(path)
    for (const options of [{}, { create: true }, { readonly: true }]) {
      expect(() => openStore(path, options)).toThrow(coded('store-not-ours'))
    }
    expect(readFileSync(path)).toEqual(before)
    expect(readdirSync(directory.path)).toEqual(['places.sqlite'])
  })

  test('a directory is not a store', () => {
    using directory = temporaryDirectory()
    expect(() => openStore(directory.path)).toThrow(coded('store-not-ours'))
  })

  test('a store of version 99 asks for a newer seedsweep', () => {
    using directory = temporaryDirectory()
    const path = join(directory.path, 'raft.db')
    openStore(path, { create: true })[Symbol.dispose]()
    const database = new Database(path)
    database.pragma('user_version = 99')
    database.close()
    expect(() => openStore(path)).toThrow(`version 99, this one knows up to ${storeVersion}`)
    expect(() => openStore(path, { readonly: true })).toThrow(coded('store-newer'))
  })

  test('a store cut to 20,000 bytes is damaged, for readers and writers', () => {
    using directory = temporaryDirectory()
    const path = join(directory.path, 'raft.db')
    sweepShard(path, { plan: planOf(2000, 1), shard: 0 })
    truncateSync(path, 20_000)
    expect(() => openStore(path)).toThrow(coded('store-damaged'))
    expect(() => openStore(path, { readonly: true })).toThrow(coded('store-damaged'))
    expect(readdirSync(directory.path)).toEqual(['raft.db'])
  })

  test('a store that lacks its last byte is damaged, whatever stood there, for readers and writers', () => {
    using directory = temporaryDirectory()
    const path = join(directory.path, 'raft.db')
    sweepShard(path, { plan: planOf(1000, 1), shard: 0 })
    truncateSync(path, statSync(path).size - 1)
    expect(() => openStore(path)).toThrow(coded('store-damaged'))
    expect(() => openStore(path, { readonly: true })).toThrow(coded('store-damaged'))
  })

  test('a page overwritten in the middle is found when it is read, as damage and not as a stack trace', () => {
    using directory = temporaryDirectory()
    const path = join(directory.path, 'raft.db')
    const plan = planOf(2000, 1)
    sweepShard(path, { plan, shard: 0 })
    const bytes = readFileSync(path)
    bytes.fill(0xff, 4096)
    writeFileSync(path, bytes)
    const read = () => {
      using store = openStore(path, { readonly: true })
      return readCoverage(store, plan.campaign)
    }
    expect(read).toThrow(coded('store-damaged'))
  })

  test('another tool that holds the lock for good makes it busy, not broken', async () => {
    using directory = temporaryDirectory()
    const path = join(directory.path, 'raft.db')
    using store = openStore(path, { create: true })
    recordPlan(store, planOf(100, 1), startedAt)
    store.database.pragma('busy_timeout = 50')
    const child = startScript('hold-lock.ts', path)
    await lineOf(child, (line) => line === 'locked')
    const other = { ...planOf(100, 1), campaign: 'bbbbbbbbbbbb' }
    expect(() => recordPlan(store, other, startedAt)).toThrow(coded('store-busy'))
    child.stdin.end()
    await once(child, 'exit')
    recordPlan(store, other, startedAt)
    expect(readCampaigns(store)).toHaveLength(2)
  })

  test('a directory that cannot be made is named', () => {
    using directory = temporaryDirectory()
    writeFileSync(join(directory.path, 'file'), '')
    const path = join(directory.path, 'file', 'raft.db')
    expect(() => openStore(path, { create: true })).toThrow(coded('store-not-writable'))
  })
})

describe('finaliseStore', () => {
  test('leaves one plain file while the store stays open and writable', () => {
    using directory = temporaryDirectory()
    const path = join(directory.path, 'raft.db')
    using store = openStore(path, { create: true })
    recordPlan(store, planOf(100, 1), startedAt)
    expect(readdirSync(directory.path)).toContain('raft.db-wal')
    finaliseStore(store)
    expect(readdirSync(directory.path)).toEqual(['raft.db', 'raft.db-claim'])
    recordPlan(store, { ...planOf(100, 1), campaign: 'bbbbbbbbbbbb' }, startedAt)
    expect(readdirSync(directory.path)).toEqual(['raft.db', 'raft.db-claim'])
    finaliseStore(store)
    expect(readCampaigns(store)).toHaveLength(2)
  })

  test('says so when a reader is in the way, and loses nothing', () => {
    using directory = temporaryDirectory()
    const path = join(directory.path, 'raft.db')
    const store = openStore(path, { create: true })
    recordPlan(store, planOf(100, 1), startedAt)
    const reader = openStore(path, { readonly: true })
    reader.database.exec('BEGIN')
    expect(readCampaigns(reader)).toHaveLength(1)
    expect(() => finaliseStore(store)).toThrow(coded('store-not-finalised'))
    store[Symbol.dispose]()
    reader[Symbol.dispose]()
    using again = openStore(path)
    expect(readCampaigns(again)).toHaveLength(1)
  })

  test('a reader leaves nothing behind beside a finalised store, even in a directory it may not write', () => {
    using directory = temporaryDirectory()
    const path = join(directory.path, 'raft.db')
    sweepShard(path, { plan: planOf(100, 1), shard: 0 })
    using reader = openStore(path, { readonly: true })
    finaliseStore(reader)
    expect(readdirSync(directory.path)).toEqual(['raft.db'])
  })
})

test.skipIf(!hasTool('sqlite3'))('the sqlite3 command (skipped where there is none) reads all four views', () => {
  using directory = temporaryDirectory()
  mkdirSync(join(directory.path, 'db'))
  const path = join(directory.path, 'db', 'raft.db')
  sweepShard(path, { plan: planOf(700, 1), shard: 0 })
  const query = (sql: string) => execFileSync('sqlite3', ['-readonly', path, sql], { encoding: 'utf8' }).trim()
  expect(query('SELECT count(*), sum(count) FROM findings')).toBe('3|64')
  expect(query('SELECT count(*) FROM failures')).toBe('64')
  expect(query('SELECT planned, delivered, state FROM coverage')).toBe('700|700|delivered')
  expect(query('SELECT name, kind FROM properties')).toBe('ElectionSafety|always')
  expect(query(`SELECT sql FROM sqlite_schema WHERE name = 'coverage'`)).toContain(
    '-- What each shard was to do and did',
  )
})

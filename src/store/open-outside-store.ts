import {
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  mkdtempSync,
  openSync,
  readSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { UserError } from '../base/user-error.ts'
import { WorldError } from '../base/world-error.ts'
import { checkHeader } from './check-header.ts'
import { checkOutsideRows } from './check-outside-rows.ts'
import { describeSchema, expectedSchema, migrateStore, storeVersion } from './migrate.ts'
import { requireKnownVersion, type Store, versionOf } from './open-store.ts'
import { damaged, notOurs, withStoreErrors } from './store-errors.ts'

/** Largest file taken from another machine, in bytes. */
export const outsideStoreSizeMax = 2 ** 30

/** Largest file that is read into memory rather than copied on disk, in bytes. */
const memoryMax = 2 ** 26

export interface OutsideStoreOptions {
  /** In bytes, the write-ahead log included. */
  readonly sizeMax?: number
  /** Where the private copy is made; the system's directory for temporary files by default. */
  readonly scratchDirectory?: string
}

/**
 * Opens a store that came from another machine, for reading: anybody may have written it. Its schema must be exactly
 * what this program would have made (a trigger or a view runs code when read), its pages must be intact, and its rows
 * must agree with its plans.
 *
 * What is opened is a private copy: nobody can change it after it was checked, reading a file in WAL mode writes beside
 * it, and SQLite checks the CHECK constraints of a file only where it could write to it. The copy is in memory where it
 * can be. A writer that was killed leaves its last commits in `-wal`; they are read too.
 *
 * @throws UserError `store-missing`, `store-not-ours`, `store-newer`, `store-too-large`
 * @throws WorldError `store-damaged`, `store-failed`
 */
export function openOutsideStore(path: string, options: OutsideStoreOptions = {}): Store {
  const size = checkFile(path, options.sizeMax ?? outsideStoreSizeMax)
  checkHeader(path)
  const inMemory = fitsMemory(path, size)
  const copy = inMemory
    ? { directory: null, source: readPrivately(path, size, takeRoom(size)) }
    : copyPrivately(path, options.scratchDirectory ?? tmpdir())
  let database: Database.Database | null = null
  const discard = () => {
    database?.close()
    if (copy.directory !== null) rmSync(copy.directory, { recursive: true, force: true })
  }
  try {
    return withStoreErrors(path, () => {
      database = new Database(copy.source)
      const store: Store = { path, database, [Symbol.dispose]: discard }
      checkDatabase(store)
      return store
    })
  } catch (error) {
    discard()
    throw error
  }
}

/**
 * The bytes of a store from outside, checked as `openOutsideStore` does it; null where it is not as simple as most are: it
 * has to be copied on disk, an older version wrote it, or it is to be refused, which `openOutsideStore` puts into words.
 */
export function readCheckedStore(path: string): ArrayBuffer | null {
  try {
    const size = checkFile(path, outsideStoreSizeMax)
    checkHeader(path)
    if (!fitsMemory(path, size)) return null
    const room = new ArrayBuffer(size + 1)
    const source = readPrivately(path, size, Buffer.from(room))
    using store = openBytes(path, source)
    if (versionOf(store.database) !== storeVersion) return null
    checkDatabase(store)
    return room
  } catch (error) {
    if (error instanceof UserError || error instanceof WorldError || error instanceof Database.SqliteError) return null
    throw error
  }
}

/** Opens what `readCheckedStore` gave, without another check. */
export function openCheckedStore(path: string, room: ArrayBuffer): Store {
  const store = openBytes(path, Buffer.from(room, 0, room.byteLength - 1))
  harden(store.database)
  store.database.pragma('query_only = ON')
  return store
}

function openBytes(path: string, bytes: Buffer): Store {
  const database = new Database(bytes)
  return { path, database, [Symbol.dispose]: () => void database.close() }
}

function fitsMemory(path: string, size: number): boolean {
  return size <= memoryMax && logSize(path) === null
}

function checkDatabase(store: Store): void {
  const { database, path } = store
  harden(database)
  requireKnownVersion(database, path)
  requireExpectedSchema(database, path)
  requireIntact(database, path)
  if (versionOf(database) < storeVersion) migrateStore(database)
  database.pragma('query_only = ON')
  checkOutsideRows(store)
}

function checkFile(path: string, sizeMax: number): number {
  const file = statSync(path, { throwIfNoEntry: false })
  if (file === undefined) throw new UserError('store-missing', `there is no store at ${path}`)
  if (!file.isFile()) throw notOurs(path, 'it is not a file')
  if (statSync(`${path}-journal`, { throwIfNoEntry: false }) !== undefined) {
    throw damaged(path, `${path}-journal says that a write to it was never finished`)
  }
  const log = logSize(path) ?? 0
  if (file.size + log > sizeMax) {
    throw new UserError('store-too-large', `${path} has ${file.size + log} bytes, more than the ${sizeMax} allowed`)
  }
  return file.size
}

/** Bytes of the write-ahead log beside the file, or null where there is none. */
function logSize(path: string): number | null {
  return statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? null
}

/** Where the private copy is: a file in a directory of its own, or bytes. */
type PrivateCopy =
  | { readonly directory: string; readonly source: string }
  | { readonly directory: null; readonly source: Buffer }

/** Room to read files into, again and again: fresh room for each of 256 files costs more than the reading. */
const scratchSize = 2 ** 22
let scratch: Buffer | null = null

/** Room for one byte more than a file has, to see one that grew; valid until the next file is read. */
function takeRoom(size: number): Buffer {
  scratch ??= Buffer.allocUnsafeSlow(scratchSize)
  return size < scratchSize ? scratch.subarray(0, size + 1) : Buffer.allocUnsafeSlow(size + 1)
}

/** SQLite takes a copy of its own of what this gives when it opens it. */
function readPrivately(path: string, size: number, room: Buffer): Buffer {
  let length = 0
  try {
    const file = openSync(path, 'r')
    try {
      for (let read = -1; read !== 0; length += read) read = readSync(file, room, length, room.length - length, length)
    } finally {
      closeSync(file)
    }
  } catch (cause) {
    throw new WorldError('store-failed', `cannot read ${path}`, { cause })
  }
  if (length !== size) throw damaged(path, 'it changed while it was read')
  const source = room.subarray(0, size)
  // Bytes 18 and 19 of the header say WAL (2), which memory cannot have; 1 says rollback journal.
  for (const at of [18, 19]) if (source[at] === 2) source[at] = 1
  return source
}

/** A rollback journal is never copied: the name of a file to delete can be written into one. */
function copyPrivately(path: string, scratchDirectory: string): PrivateCopy {
  const directory = mkdtempSync(join(scratchDirectory, 'seedsweep-store-'))
  const copy = join(directory, 'store.db')
  try {
    copyFileSync(path, copy, constants.COPYFILE_FICLONE)
    chmodSync(copy, 0o600)
    if (statSync(`${path}-wal`, { throwIfNoEntry: false })?.isFile() === true)
      copyFileSync(`${path}-wal`, `${copy}-wal`)
  } catch (cause) {
    rmSync(directory, { recursive: true, force: true })
    throw new WorldError('store-failed', `cannot copy ${path} to ${directory} to read it`, { cause })
  }
  return { directory, source: copy }
}

/** https://www.sqlite.org/security.html; better-sqlite3 switches SQLITE_DBCONFIG_DEFENSIVE on by itself. */
function harden(database: Database.Database): void {
  database.pragma('trusted_schema = OFF')
  database.pragma('cell_size_check = ON')
  database.pragma('mmap_size = 0')
}

/** What we write is UTF-8; stores of another encoding cannot be attached to each other. */
function requireExpectedSchema(database: Database.Database, path: string): void {
  const encoding = String(database.pragma('encoding', { simple: true }))
  if (encoding !== 'UTF-8') throw notOurs(path, `its texts are ${encoding}`)
  const expected = new Set(expectedSchema(versionOf(database)))
  const seen = describeSchema(database)
  const foreign = seen.find((line) => !expected.has(line))
  if (foreign !== undefined) {
    const name = foreign.split(' ').slice(0, 2).join(' ')
    throw notOurs(path, `seedsweep makes no such ${JSON.stringify(name.slice(0, 80))}`)
  }
  if (seen.length !== expected.size) throw damaged(path, 'tables are missing')
}

function requireIntact(database: Database.Database, path: string): void {
  const verdict = String(database.pragma('quick_check(1)', { simple: true }))
  if (verdict !== 'ok') throw damaged(path, verdict)
  const [orphan] = database.pragma('foreign_key_check') as { table: string }[]
  if (orphan !== undefined) throw damaged(path, `rows of ${orphan.table} refer to nothing`)
}

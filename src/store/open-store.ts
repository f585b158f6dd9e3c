import { mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { UserError } from '../base/user-error.ts'
import { WorldError } from '../base/world-error.ts'
import type { KeyRules } from '../model/signature.ts'
import { checkWhole } from './check-header.ts'
import { claimStore } from './claim-store.ts'
import { finaliseStore } from './finalise-store.ts'
import { migrateStore, storeApplicationId, storeVersion } from './migrate.ts'
import { rekeySignatures } from './rekey.ts'
import { damaged, newer, notOurs, withStoreErrors } from './store-errors.ts'

/** An open store: one file for a shard, a campaign or the history; the schema is the same. */
export interface Store extends Disposable {
  readonly path: string
  readonly database: Database.Database
}

export interface OpenStoreOptions {
  /** For readers: needs no claim and works while another process writes. */
  readonly readonly?: boolean
  /** Makes the file, and the directories above it, where there is none. */
  readonly create?: boolean
  /** For writers: what older rules than these have keyed is keyed anew. */
  readonly keyRules?: KeyRules
}

/** Longest wait for a lock that somebody else's tool holds. */
const busyTimeoutMs = 5000

/**
 * Opens a store of this machine. A writer claims it for itself and brings an older version forward.
 *
 * Disposing leaves one plain file where it can, and never throws: what was committed is safe in either case.
 *
 * @throws UserError `store-missing`, `store-not-ours`, `store-newer`, `store-busy`
 * @throws WorldError `store-damaged`, `store-disk-full`, `store-not-writable`
 */
export function openStore(path: string, options: OpenStoreOptions = {}): Store {
  const file = statSync(path, { throwIfNoEntry: false })
  if (file !== undefined && !file.isFile()) throw notOurs(path, 'it is not a file')
  if (options.readonly === true) {
    if (file === undefined) throw missing(path)
    checkReadable(path)
    return openForReading(path)
  }
  if (file === undefined && options.create !== true) throw missing(path)
  if (file === undefined) makeDirectory(dirname(path))
  else checkReadable(path)
  const claim = claimStore(path)
  try {
    return openClaimedStore(path, claim, options.keyRules)
  } catch (error) {
    claim[Symbol.dispose]()
    throw error
  }
}

/** A file that may not even be read is SQLite's to tell. */
function checkReadable(path: string): void {
  try {
    checkWhole(path)
  } catch (error) {
    if (error instanceof WorldError) throw error
  }
}

/** Opens, or makes, the store that `claim` was taken for; disposing the store releases the claim. */
export function openClaimedStore(path: string, claim: Disposable, keyRules?: KeyRules): Store {
  return withStoreErrors(path, () => {
    const database = new Database(path, { timeout: busyTimeoutMs })
    try {
      if (!isEmpty(database)) requireKnownVersion(database, path)
      database.pragma('journal_mode = WAL')
      database.pragma('synchronous = NORMAL')
      if (versionOf(database) < storeVersion) migrateStore(database)
      if (keyRules !== undefined) rekeySignatures(database, keyRules)
      return writableStore(path, database, claim)
    } catch (error) {
      database.close()
      throw error
    }
  })
}

/** A file that another program made, or that was never one of ours, is left untouched. */
export function requireKnownVersion(database: Database.Database, path: string): void {
  const applicationId = Number(database.pragma('application_id', { simple: true }))
  if (applicationId !== storeApplicationId) throw notOurs(path, 'another program made it')
  const version = versionOf(database)
  if (version < 1) throw damaged(path, 'it has no version')
  if (version > storeVersion) throw newer(path, version, storeVersion)
}

/** A copy in memory of an older store, brought forward: what its file is not allowed to be. */
export function migratedCopy(database: Database.Database): Database.Database {
  const bytes = database.serialize()
  // Bytes 18 and 19 of the header say WAL (2), which memory cannot have; 1 says rollback journal.
  bytes.fill(1, 18, 20)
  const copy = new Database(bytes)
  migrateStore(copy)
  return copy
}

export function versionOf(database: Database.Database): number {
  return Number(database.pragma('user_version', { simple: true }))
}

function openForReading(path: string): Store {
  return withStoreErrors(path, () => {
    const database = new Database(path, { readonly: true, fileMustExist: true, timeout: busyTimeoutMs })
    try {
      if (isEmpty(database)) throw notOurs(path, 'it is empty')
      requireKnownVersion(database, path)
      if (versionOf(database) === storeVersion) return readableStore(path, database)
      const copy = migratedCopy(database)
      database.close()
      return readableStore(path, copy)
    } catch (error) {
      database.close()
      throw error
    }
  })
}

/** A file just made, by us now or by a process that was killed before it could write its schema. */
function isEmpty(database: Database.Database): boolean {
  const objects = database.prepare<[], { count: number }>('SELECT count(*) AS count FROM sqlite_schema').get()
  return objects?.count === 0 && Number(database.pragma('application_id', { simple: true })) === 0
}

function readableStore(path: string, database: Database.Database): Store {
  return { path, database, [Symbol.dispose]: () => void database.close() }
}

function writableStore(path: string, database: Database.Database, claim: Disposable): Store {
  const store: Store = {
    path,
    database,
    [Symbol.dispose]() {
      if (!database.open) return
      try {
        finaliseStore(store)
      } catch {
        // A reader or a full disk is in the way: the write-ahead log beside the file still has everything, and the
        // next to open the store reads it.
      }
      database.close()
      claim[Symbol.dispose]()
    },
  }
  return store
}

function missing(path: string): UserError {
  return new UserError('store-missing', `there is no store at ${path}`, 'run a sweep first, or name another with --db')
}

export function makeDirectory(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true })
  } catch (cause) {
    const hint = 'check the rights of the directory above, or name another store with --db'
    throw new WorldError('store-not-writable', `cannot make the directory ${directory}`, { hint, cause })
  }
}

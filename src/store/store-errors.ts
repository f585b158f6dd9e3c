import Database from 'better-sqlite3'
import { UserError } from '../base/user-error.ts'
import { WorldError } from '../base/world-error.ts'

/** Runs `action` on the store at `path`; what SQLite throws comes out as a sentence that says what to do. */
export function withStoreErrors<T>(path: string, action: () => T): T {
  try {
    return action()
  } catch (error) {
    throw explainStoreError(path, error)
  }
}

/** The `UserError` or `WorldError` for what SQLite said about the store at `path`; any other error as it is. */
export function explainStoreError(path: string, error: unknown): unknown {
  if (!(error instanceof Database.SqliteError)) return error
  const { code } = error
  if (code === 'SQLITE_NOTADB') return notOurs(path, 'it is not a SQLite file')
  if (code.startsWith('SQLITE_CORRUPT')) return damaged(path, error.message, error)
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return busy(path)
  if (diskFullCodes.has(code)) {
    return new WorldError('store-disk-full', `no room left to write ${path}`, {
      hint: 'what was committed before is still in it: free some space and run the same command again to continue',
      cause: error,
    })
  }
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN') || code === 'SQLITE_PERM') {
    return new WorldError('store-not-writable', `cannot open ${path}: ${error.message}`, {
      hint: 'check the rights of the file and of its directory, or name another store with --db',
      cause: error,
    })
  }
  return new WorldError('store-failed', `SQLite failed on ${path}: ${error.message} (${code})`, { cause: error })
}

/** A write past the file size limit (EFBIG) is an IOERR_WRITE, and shared memory that does not fit an IOERR_SHMSIZE. */
const diskFullCodes = new Set(['SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'SQLITE_IOERR_SHMSIZE'])

export function notOurs(path: string, why: string): UserError {
  return new UserError('store-not-ours', `${path} is not a seedsweep store: ${why}`, 'name another file with --db')
}

export function damaged(path: string, why: string, cause?: unknown): WorldError {
  return new WorldError('store-damaged', `${path} is damaged: ${why}`, {
    hint: 'fetch the file again, or go on without it: what it held then counts as missing',
    cause,
  })
}

export function busy(path: string): UserError {
  return new UserError(
    'store-busy',
    `${path} is being written by another process`,
    'wait until it has ended, or name another store with --db',
  )
}

export function newer(path: string, seen: number, known: number): UserError {
  return new UserError(
    'store-newer',
    `${path} was written by a newer seedsweep: its format is version ${seen}, this one knows up to ${known}`,
    'update seedsweep',
  )
}

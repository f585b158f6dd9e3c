import { existsSync, rmSync } from 'node:fs'
import Database from 'better-sqlite3'
import { assert } from '../base/assert.ts'
import { busy, withStoreErrors } from './store-errors.ts'

/** Another process may remove its claim file between our opening and our locking it, but not this often in a row. */
const triesMax = 100

/**
 * Claims the store at `path` for writing until disposed, so that a second sweep on the same file is refused at once
 * while readers go on. The claim is the operating system's lock on an empty file beside the store, held through
 * SQLite: it ends with the process however that ends, and no process id can be mistaken for another's.
 *
 * @throws UserError `store-busy` when another process, or this one, has claimed it
 */
export function claimStore(path: string): Disposable {
  const claimPath = `${path}-claim`
  for (let tries = 1; tries <= triesMax; tries++) {
    const claim = lockFile(claimPath)
    if (claim === null) throw busy(path)
    // Whoever held the claim before removed its file when done. If that was the very file we opened, our lock is on a
    // file without a name: then the name can still be locked.
    const rival = existsSync(claimPath) ? lockFile(claimPath) : null
    if (rival === null && existsSync(claimPath)) return releasable(claim, claimPath)
    rival?.close()
    claim.close()
  }
  throw busy(path)
}

/** The connection that holds the file's exclusive lock, or null where another connection holds it. */
function lockFile(claimPath: string): Database.Database | null {
  return withStoreErrors(claimPath, () => {
    const claim = new Database(claimPath, { timeout: 0 })
    try {
      // In memory, because a journal file would outlive a killed process.
      claim.pragma('journal_mode = MEMORY')
      claim.exec('BEGIN EXCLUSIVE')
      return claim
    } catch (error) {
      claim.close()
      if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null
      throw error
    }
  })
}

function releasable(claim: Database.Database, claimPath: string): Disposable {
  let released = false
  return {
    [Symbol.dispose]() {
      if (released) return
      released = true
      // Removed while locked: the next process makes a file of its own.
      if (process.platform !== 'win32') rmSync(claimPath, { force: true })
      claim.close()
      assert(!claim.open, 'the claim is closed')
    },
  }
}

import Database from 'better-sqlite3'
import { WorldError } from '../base/world-error.ts'
import type { Store } from './open-store.ts'
import { withStoreErrors } from './store-errors.ts'

/** How long to wait for readers; a cancelled job has 7.5 s for everything. */
const waitMs = 1000

/**
 * Makes the store one plain file without `-wal` and `-shm` beside it, ready to be copied or uploaded. It stays open
 * and may still be written.
 *
 * @throws WorldError `store-not-finalised` while another process reads it; `store-disk-full`; nothing is lost by either
 */
export function finaliseStore(store: Store): void {
  if (store.database.readonly) return
  withStoreErrors(store.path, () => {
    store.database.pragma(`busy_timeout = ${waitMs}`)
    store.database.pragma('wal_checkpoint(TRUNCATE)')
    if (leaveWal(store)) return
    throw new WorldError('store-not-finalised', `${store.path} is being read by another process`, {
      hint: `close the reader, or keep ${store.path}-wal together with it`,
    })
  })
}

/** Whether the store is out of WAL mode, which nobody else may have open for that. */
function leaveWal(store: Store): boolean {
  try {
    return store.database.pragma('journal_mode = DELETE', { simple: true }) === 'delete'
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return false
    throw error
  }
}

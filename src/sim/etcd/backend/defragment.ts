import { databasePath } from '../storage.ts'
import type { Backend, BackendOptions } from './backend.ts'
import { DatabaseImage } from './database-image.ts'

/**
 * Copies the database file without the holes that deletions left, and renames the copy over it (S8). Runs on the API's thread; the
 * batch lock is held all the while. `done` comes once the new file is open.
 */
export function defragment(backend: Backend, options: BackendOptions, done: () => void): void {
  const { process, disk, variants } = options
  // The commit that empties the open transaction must save the consistent index like any other. Without it the data is durable and
  // the index is not: after a crash the entries of that transaction are applied a second time.
  const withIndex = !variants.defragCommitWithoutIndex

  const copy = (): void => {
    // Who does not wait for the lock may have begun another commit.
    if (backend.committing) {
      backend.beginCommit(copy, withIndex)
      return
    }
    backend.holdWrites()
    process.step('defragBeforeCopy', () => {
      const path = `${temporaryPrefix}${process.incarnation}`
      const temporary = disk.create(path)
      const { value } = backend.file
      if (value instanceof DatabaseImage) temporary.value = value.copy()
      process.after(disk.latencyUs(), () => {
        process.step('defragBeforeRename', () => {
          disk.rename(path, databasePath)
          backend.exchangeFile(temporary)
          backend.lock.letGo()
          done()
        })
      })
    })
  }

  backend.lock.whenFree(() => {
    backend.lock.hold()
    backend.beginCommit(copy, withIndex)
  })
}

/** What a crash leaves of a defragmentation; removed at the next start. */
export const temporaryPrefix = 'db.tmp.'

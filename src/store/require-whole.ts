import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { damaged } from './store-errors.ts'

/** Bytes of a SQLite file's header (https://www.sqlite.org/fileformat.html, 1.3). */
const headerBytes = 100

/**
 * Refuses a file that is shorter than its header says. SQLite itself only notices when it comes to a page that is missing,
 * which a reader of other tables never does.
 *
 * With a write-ahead log beside it the file may be shorter, and what is missing stands there.
 *
 * @throws WorldError `store-damaged`
 */
export function requireWhole(path: string): void {
  if ((statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0) return
  const header = Buffer.alloc(headerBytes)
  const file = openSync(path, 'r')
  try {
    if (readSync(file, header, 0, headerBytes, 0) < headerBytes) return
  } finally {
    closeSync(file)
  }
  if (!header.toString('latin1').startsWith('SQLite format 3\0')) return
  // The count of pages is only kept by versions that write its own change counter beside it.
  if (header.readUInt32BE(24) !== header.readUInt32BE(92)) return
  const pageBytes = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16)
  const bytes = pageBytes * header.readUInt32BE(28)
  const { size } = statSync(path)
  if (size < bytes) throw damaged(path, `it has ${size} of its ${bytes} bytes`)
}

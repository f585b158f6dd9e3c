import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { damaged, notOurs } from './store-errors.ts'

/** The header of a SQLite file: https://www.sqlite.org/fileformat2.html#the_database_header */
const headerSize = 100
const headerMagic = 'SQLite format 3\0'

/**
 * Looks at a file before SQLite does, which takes one that was cut within its last page for whole until somebody asks for
 * what stood there.
 *
 * @throws UserError `store-not-ours`
 * @throws WorldError `store-damaged` where it is shorter than it says
 */
export function checkHeader(path: string): void {
  const header = readHeader(path)
  if (header === null) throw notOurs(path, 'it is not a SQLite file')
  if (header.read === 0) throw notOurs(path, 'it is empty')
  requireWhole(path, header)
}

/** The same of a file of this machine, where SQLite itself says what is no store, and a new one is empty. */
export function checkWhole(path: string): void {
  const header = readHeader(path)
  if (header !== null && header.read > 0) requireWhole(path, header)
}

interface Header {
  /** Bytes read of it; 0: the file is empty. */
  readonly read: number
  readonly bytes: Buffer
  readonly fileSize: number
}

/** Null where the file does not begin as SQLite's do. */
function readHeader(path: string): Header | null {
  const bytes = Buffer.alloc(headerSize)
  const file = openSync(path, 'r')
  try {
    const read = readSync(file, bytes, 0, headerSize, 0)
    // The size after the header: a file that is just growing is not shorter than it says.
    const fileSize = fstatSync(file).size
    if (read > 0 && (read < headerSize || bytes.toString('latin1', 0, 16) !== headerMagic)) return null
    return { read, bytes, fileSize }
  } finally {
    closeSync(file)
  }
}

function requireWhole(path: string, { bytes, fileSize }: Header): void {
  const pageSize = bytes.readUInt16BE(16) === 1 ? 65_536 : bytes.readUInt16BE(16)
  const expected = bytes.readUInt32BE(28) * pageSize
  // In WAL mode (2) the log may hold the rest.
  if (fileSize < expected && bytes[18] !== 2) throw damaged(path, `it is cut off: ${fileSize} of ${expected} bytes`)
}

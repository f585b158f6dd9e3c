import { createReadStream, createWriteStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32, createInflateRaw } from 'node:zlib'
import { WorldError } from '../base/world-error.ts'

/** Most files in an archive of ours, which has one, and most bytes of their list. */
const entriesMax = 16
const directoryMax = 64 * 1024

/** Signatures and sizes of https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, sections 4.3.7, 4.3.12, 4.3.16. */
const endSignature = 0x06054b50
const endSize = 22
const commentMax = 0xffff
const centralSignature = 0x02014b50
const centralSize = 46
const localSignature = 0x04034b50
const localSize = 30

/** What stands in a field of 32 bits whose value is in a zip64 record instead, which ours never have. */
const elsewhere = 0xffffffff

/**
 * Writes the file `name` of a zip archive to `outPath`, and nothing else of it. Anybody may have made the archive: names in
 * it lead nowhere, no more is written than it says and than `sizeMax`, and what is written is what was packed.
 *
 * @throws WorldError `artifact-damaged`; the message is for the middle of a sentence
 */
export async function unpackFile(archivePath: string, name: string, outPath: string, sizeMax: number): Promise<void> {
  await using archive = await open(archivePath, 'r')
  const { size } = await archive.stat()
  const entry = findEntry(await readDirectory(archive, size), name)
  if (entry.unpacked > sizeMax) throw damaged(`${name} in it has ${entry.unpacked} bytes, more than ${sizeMax}`)
  const start = await findData(archive, entry, size)
  const seen = { bytes: 0, crc: 0 }
  const check = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen.bytes += chunk.length
      seen.crc = crc32(chunk, seen.crc)
      if (seen.bytes > entry.unpacked) done(damaged(`${name} in it has more than the ${entry.unpacked} bytes it says`))
      else done(null, chunk)
    },
  })
  const read = createReadStream(archivePath, { start, end: Math.max(start, start + entry.packed - 1) })
  const unpack = entry.method === 'stored' ? [] : [createInflateRaw()]
  try {
    if (entry.packed === 0) await pipeline([], check, createWriteStream(outPath, { flags: 'wx' }))
    else await pipeline([read, ...unpack, check, createWriteStream(outPath, { flags: 'wx' })])
  } catch (cause) {
    if (cause instanceof WorldError) throw cause
    if (isZlibError(cause)) throw damaged(`${name} in it cannot be unpacked`, cause)
    throw new WorldError('artifact-not-written', `${name} could not be written`, { cause })
  }
  if (seen.bytes !== entry.unpacked) throw damaged(`${name} in it has ${seen.bytes} of ${entry.unpacked} bytes`)
  if (seen.crc !== entry.crc) throw damaged(`${name} in it is not what was packed`)
}

interface Entry {
  readonly name: string
  readonly method: 'stored' | 'deflated' | 'unknown'
  readonly encrypted: boolean
  readonly crc: number
  readonly packed: number
  readonly unpacked: number
  /** Where its local header is. */
  readonly at: number
}

/** The archive's own list of its files, which stands at its end. */
async function readDirectory(archive: FileHandle, size: number): Promise<Entry[]> {
  const tail = await readAt(archive, Math.max(0, size - endSize - commentMax), Math.min(size, endSize + commentMax))
  const end = findEnd(tail)
  if (end === null) throw damaged('its archive is cut off')
  const count = tail.readUInt16LE(end + 10)
  const length = tail.readUInt32LE(end + 12)
  const at = tail.readUInt32LE(end + 16)
  if (count > entriesMax || length > directoryMax) throw damaged('its archive has more files than one')
  if (at + length > size) throw damaged('its archive is cut off')
  const directory = await readAt(archive, at, length)
  const entries: Entry[] = []
  for (let next = 0; entries.length < count; ) {
    if (next + centralSize > directory.length || directory.readUInt32LE(next) !== centralSignature) {
      throw damaged('the list of files in its archive cannot be read')
    }
    const nameLength = directory.readUInt16LE(next + 28)
    entries.push(readEntry(directory, next, nameLength))
    next += centralSize + nameLength + directory.readUInt16LE(next + 30) + directory.readUInt16LE(next + 32)
  }
  return entries
}

/** The end record, whose comment reaches to the very end. */
function findEnd(tail: Buffer): number | null {
  for (let at = tail.length - endSize; at >= 0; at--) {
    if (tail.readUInt32LE(at) === endSignature && at + endSize + tail.readUInt16LE(at + 20) === tail.length) return at
  }
  return null
}

function readEntry(directory: Buffer, at: number, nameLength: number): Entry {
  const method = directory.readUInt16LE(at + 10)
  return {
    name: directory.toString('utf8', at + centralSize, at + centralSize + nameLength),
    method: method === 0 ? 'stored' : method === 8 ? 'deflated' : 'unknown',
    encrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
    crc: directory.readUInt32LE(at + 16),
    packed: directory.readUInt32LE(at + 20),
    unpacked: directory.readUInt32LE(at + 24),
    at: directory.readUInt32LE(at + 42),
  }
}

function findEntry(entries: readonly Entry[], name: string): Entry {
  const [entry, ...more] = entries.filter((candidate) => candidate.name === name)
  if (entry === undefined) throw damaged(`it holds no plain file ${name}`)
  if (more.length > 0) throw damaged(`it holds ${name} more than once`)
  if (entry.encrypted || entry.method === 'unknown') throw damaged(`${name} in it is packed as ours never are`)
  if ([entry.packed, entry.unpacked, entry.at].includes(elsewhere))
    throw damaged(`${name} in it is larger than ours are`)
  return entry
}

/** Where the bytes of a file begin: behind its local header, whose names and sizes are nobody's business. */
async function findData(archive: FileHandle, { at, packed, name }: Entry, size: number): Promise<number> {
  const header = await readAt(archive, at, localSize)
  if (header.length < localSize || header.readUInt32LE(0) !== localSignature) {
    throw damaged(`${name} in it is not where the archive says`)
  }
  const start = at + localSize + header.readUInt16LE(26) + header.readUInt16LE(28)
  if (start + packed > size) throw damaged(`${name} in it is cut off`)
  return start
}

async function readAt(archive: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await archive.read(Buffer.alloc(length), 0, length, position)
  return buffer.subarray(0, bytesRead)
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(Z_|ERR_BUFFER|ERR_ZLIB)/.test(String(error.code))
}

function damaged(message: string, cause?: unknown): WorldError {
  return new WorldError('artifact-damaged', message, { cause })
}

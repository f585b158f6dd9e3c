import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'
import { describe, expect, onTestFinished, test } from 'vitest'
import { unpackFile } from '../../src/action/unpack-file.ts'
import { zipFiles } from '../loopback/zip-file.ts'

const sizeMax = 2 ** 20

/** Unpacks `shard.db` of an archive; gives what was written of it, or what was said. */
async function unpack(archive: Buffer): Promise<string> {
  const directory = mkdtempSync(join(tmpdir(), 'seedsweep-unpack-'))
  onTestFinished(() => rmSync(directory, { recursive: true }))
  const out = join(directory, 'out')
  writeFileSync(join(directory, 'archive'), archive)
  try {
    await unpackFile(join(directory, 'archive'), 'shard.db', out, sizeMax)
    return readFileSync(out, 'latin1')
  } catch (error) {
    const written = statSync(out, { throwIfNoEntry: false })?.size ?? 0
    expect(written).toBeLessThanOrEqual(sizeMax)
    return String(error instanceof Error && 'code' in error ? `${String(error.code)}: ${error.message}` : error)
  }
}

/** An archive with one packed file whose list says of it what a test wants. */
function packed(content: Buffer, lie: { readonly says?: number; readonly crc?: number } = {}): Buffer {
  const data = deflateRawSync(content)
  const archive = zipFiles({ 'shard.db': data })
  const central = archive.lastIndexOf(Buffer.from('PK\u0001\u0002', 'latin1'))
  for (const at of [8, central + 10]) archive.writeUInt16LE(8, at)
  archive.writeUInt32LE(lie.crc ?? crc32(content), central + 16)
  archive.writeUInt32LE(lie.says ?? content.length, central + 24)
  return archive
}

describe('unpackFile', () => {
  test('writes a file that is stored, packed, or empty', async () => {
    expect(await unpack(zipFiles({ 'other.db': 'no', 'shard.db': 'yes' }))).toBe('yes')
    expect(await unpack(packed(Buffer.from('abc'.repeat(1000))))).toBe('abc'.repeat(1000))
    expect(await unpack(zipFiles({ 'shard.db': '' }))).toBe('')
  })

  test('a file that has more than it says, or less, is refused, and no more than it says is written', async () => {
    const content = Buffer.alloc(200_000, 'x')
    expect(await unpack(packed(content, { says: 1000 }))).toMatch(
      /^artifact-damaged: .* more than the 1000 bytes it says/,
    )
    expect(await unpack(packed(content, { says: 200_001 }))).toMatch(/^artifact-damaged: .* has 200000 of 200001 bytes/)
  })

  test('8 MB of zeros in 8 kB are refused by what they say, and by what they are', async () => {
    const bomb = Buffer.alloc(2 ** 23)
    expect(await unpack(packed(bomb))).toContain('has 8388608 bytes, more than 1048576')
    expect(await unpack(packed(bomb, { says: 500_000 }))).toContain('has more than the 500000 bytes it says')
  })

  test('another content than was packed, and packed bytes that are none, are refused', async () => {
    expect(await unpack(packed(Buffer.from('abc'), { crc: 1 }))).toContain('is not what was packed')
    const broken = packed(Buffer.from('abc'.repeat(1000)))
    broken.fill(0xff, 38, 48)
    expect(await unpack(broken)).toContain('cannot be unpacked')
  })

  test('an archive cut off anywhere is refused', async () => {
    const whole = packed(Buffer.from('abc'.repeat(1000)))
    for (let length = 0; length < whole.length; length++) {
      expect(await unpack(whole.subarray(0, length)), String(length)).toMatch(/^artifact-damaged: /)
    }
  })

  test('names that lead elsewhere are not looked at, and a name that is there twice is refused', async () => {
    expect(await unpack(zipFiles({ '../shard.db': 'no', '/shard.db': 'no' }))).toContain('no plain file shard.db')
    const twice = zipFiles({ 'shard.db': 'a', 'shard.DB': 'b' })
    twice.write('shard.db', twice.lastIndexOf('shard.DB'), 'latin1')
    expect(await unpack(twice)).toContain('holds shard.db more than once')
  })

  test('whatever bytes an archive has changed, it is refused or gives what was packed', async () => {
    const content = 'abc'.repeat(100)
    const whole = packed(Buffer.from(content))
    for (let at = 0; at < whole.length; at++) {
      const changed = Buffer.from(whole)
      changed[at] = (changed[at] ?? 0) ^ 0x41
      const seen = await unpack(changed)
      expect(seen === content || seen.startsWith('artifact-damaged: '), `${at}: ${seen.slice(0, 200)}`).toBe(true)
    }
  })
})

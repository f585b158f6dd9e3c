import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs'
import { open, watch } from 'node:fs/promises'

/** Most of a log that is kept, from its end. */
const tailBytes = 64 * 1024

export function readLogTail(path: string, bytesMax = tailBytes): string {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch {
    return ''
  }
  try {
    const { size } = fstatSync(file)
    const bytes = Buffer.alloc(Math.min(size, bytesMax))
    readSync(file, bytes, 0, bytes.length, Math.max(0, size - bytesMax))
    return bytes.toString()
  } finally {
    closeSync(file)
  }
}

/** Waits until what is added to a log has these words. @returns false where it has not in time */
export async function logSays(path: string, words: string, timeoutMs: number): Promise<boolean> {
  let from = statSync(path).size
  const changes = watch(path, { signal: AbortSignal.timeout(timeoutMs) })
  await using log = await open(path)
  try {
    for await (const _ of changes) {
      const { size } = await log.stat()
      const { buffer } = await log.read(Buffer.alloc(size - from), 0, size - from, from)
      if (buffer.includes(words)) return true
      // They may be there by half.
      from = Math.max(from, size - words.length)
    }
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'AbortError') throw error
  }
  return false
}

/**
 * Why a member gave up, from its log: the words of its last panic or fatal line, without numbers, names of files and
 * addresses, which differ between runs. Its own line says more than what Go prints after it.
 */
export function readLastWords(log: string): string | undefined {
  const lines = log.split('\n').reverse()
  const words = firstOf(lines, wordsOf) ?? firstOf(lines, plainWordsOf)
  return words
    ?.replace(/"?\/[^\s"]+|[\w.-]+\.(?:db|snap|wal)\b/g, '<file>')
    .replace(/0x[0-9a-f]+|\b[0-9a-f]{12,16}\b|(?<![A-Za-z])[0-9]+/g, '<n>')
    .slice(0, 300)
}

function firstOf(lines: readonly string[], read: (line: string) => string | undefined): string | undefined {
  for (const line of lines) {
    const words = read(line)
    if (words !== undefined) return words
  }
  return undefined
}

function plainWordsOf(line: string): string | undefined {
  return /^(?:panic|fatal error): (.*)$/.exec(line)?.[1]?.replace(/^\[?\{?"?|"?\}?\]?$/g, '')
}

function wordsOf(line: string): string | undefined {
  if (!/"level":"(?:panic|fatal)"/.test(line)) return undefined
  try {
    const { msg, error } = JSON.parse(line) as { readonly msg?: string; readonly error?: string }
    return [msg, error].filter((part) => part !== undefined).join(': ')
  } catch {
    return undefined
  }
}

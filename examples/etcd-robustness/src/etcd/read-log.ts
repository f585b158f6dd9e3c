import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

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

/**
 * Why a member gave up, from its log: the words of its last panic or fatal line, without numbers, names of files and
 * addresses, which differ between runs.
 */
export function readLastWords(log: string): string | undefined {
  const lines = log.split('\n').reverse()
  for (const line of lines) {
    const plain = /^(?:panic|fatal error): (.*)$/.exec(line)?.[1]
    const words = plain === undefined ? wordsOf(line) : plain.replace(/^\[?\{?"?|"?\}?\]?$/g, '')
    if (words === undefined) continue
    return words
      .replace(/"?\/[^\s"]+|[\w.-]+\.(?:db|snap|wal)\b/g, '<file>')
      .replace(/0x[0-9a-f]+|\b[0-9a-f]{12,16}\b|[0-9]+/g, '<n>')
      .slice(0, 300)
  }
  return undefined
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

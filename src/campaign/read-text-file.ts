import { readFileSync, statSync } from 'node:fs'
import { UserError } from '../base/user-error.ts'

/** Largest configuration or plan that is read, in bytes. */
export const textFileBytesMax = 64 * 1024 * 1024

/**
 * Reads a text file that a person named.
 *
 * @param named how it was named, for errors
 * @param hint what to write instead where there is no such file
 * @throws UserError `no-file`, `not-readable`, `file-too-large`
 */
export function readTextFile(path: string, named: string, hint: string): string {
  const file = statSync(path, { throwIfNoEntry: false })
  if (file === undefined) throw new UserError('no-file', `there is no file ${named}`, hint)
  if (file.isDirectory()) throw new UserError('not-readable', `${named} is a directory, not a file`, hint)
  if (file.size > textFileBytesMax) {
    throw new UserError('file-too-large', `${named} has ${file.size} bytes, more than the ${textFileBytesMax} allowed`)
  }
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new UserError('not-readable', `${named} cannot be read: ${(error as Error).message}`, hint)
  }
}

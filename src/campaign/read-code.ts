import { readFile, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'
import type { Code } from '../publish/choose-owners.ts'
import { codeownersBytesMax, codeownersPaths, type OwnerRule, readCodeowners } from '../publish/codeowners.ts'
import { openLocator } from '../publish/locate-frames.ts'
import { type Repository, readGit } from './git.ts'

export type { Code } from '../publish/choose-owners.ts'

/** What a checkout says about its code, and where a directory lies in it. */
export interface Checkout {
  readonly code: Code
  /** From the top of the repository, with slashes; empty for the top itself. */
  readonly directory: string
}

/** Reads which files the repository of a directory has, and who owns them; of no repository, that there are none. */
export async function readCode(repository: Repository): Promise<Checkout> {
  const { directory } = repository
  const top = await readGit(repository, ['rev-parse', '--show-toplevel'])
  if (top === null) return { code: { locate: () => [], codeowners: [] }, directory: '' }
  const [files, codeowners] = await Promise.all([
    readGit({ ...repository, directory: top }, ['ls-files', '-z']),
    readOwners(top),
  ])
  const paths = (files ?? '').split('\0').filter((path) => path !== '')
  const inside = (await readGit(repository, ['rev-parse', '--show-prefix'])) ?? relative(top, directory)
  return { code: { locate: openLocator(paths), codeowners }, directory: inside.replace(/\/$/, '') }
}

async function readOwners(top: string): Promise<OwnerRule[]> {
  for (const path of codeownersPaths) {
    const file = join(top, path)
    const known = await stat(file).catch(() => null)
    // Only a file that is there goes before the next place; one that is too large is none for GitHub.
    if (known?.isFile() === true)
      return known.size > codeownersBytesMax ? [] : readCodeowners(await readFile(file, 'utf8'))
  }
  return []
}

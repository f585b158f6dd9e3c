import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { plainLines } from '../base/plain-text.ts'
import { askGit, type Repository } from './git.ts'

/**
 * Checks out in `top` the submodules that are checked out in the repository's own work tree, and theirs. They are copied
 * from the work tree, so that no server is asked; only where it does not have the commit that is wanted.
 *
 * @returns why one cannot be had, or null
 */
export async function fillSubmodules(repository: Repository, top: string): Promise<string | null> {
  for (const { name, path } of await listSubmodules({ ...repository, directory: top })) {
    const own = join(repository.directory, path)
    if (!existsSync(join(own, '.git'))) continue
    const missing = await fillSubmodule(repository, top, { name, path, own })
    if (missing !== null) return missing
    const inner = await fillSubmodules({ ...repository, directory: own }, join(top, path))
    if (inner !== null) return inner
  }
  return null
}

interface Submodule {
  readonly name: string
  /** Below the top, with slashes. */
  readonly path: string
}

async function listSubmodules(repository: Repository): Promise<Submodule[]> {
  if (!existsSync(join(repository.directory, '.gitmodules'))) return []
  const args = ['config', '--file', '.gitmodules', '--null', '--get-regexp', '^submodule\\..*\\.path$']
  const { stdout } = await askGit(repository, args)
  return stdout.split('\0').flatMap((line) => {
    const [, name, path] = /^submodule\.(.*?)\.path\n(.*)$/s.exec(line) ?? []
    // A path that leaves the work tree, or that reads as a flag, is refused by git as well.
    const plain = path !== undefined && !path.startsWith('-') && !path.split('/').includes('..')
    return name === undefined || path === undefined || !plain ? [] : [{ name, path }]
  })
}

async function fillSubmodule(
  repository: Repository,
  top: string,
  { name, path, own }: Submodule & { readonly own: string },
): Promise<string | null> {
  const here = { ...repository, directory: top }
  const update = ['submodule', 'update', '--init', '--checkout', '--force', '--', path]
  const local = await askGit({ ...repository, directory: own }, ['rev-parse', '--absolute-git-dir'])
  if (local.code === 0) {
    // Settings of this one command: what the repository itself has configured is never changed.
    const config = { [`submodule.${name}.url`]: local.stdout.trimEnd(), 'protocol.file.allow': 'always' }
    if ((await askGit(here, update, { config })).code === 0) return null
    await pointAtServer(here, name, path)
  }
  const { code, stderr } = await askGit(here, update)
  return code === 0 ? null : `the submodule ${path} cannot be checked out:\n${plainLines(stderr).trim().slice(-2_000)}`
}

/** A copy of the work tree's submodule that lacks the commit fetches it from where the submodule came from. */
async function pointAtServer(here: Repository, name: string, path: string): Promise<void> {
  const directory = join(here.directory, path)
  const url = await askGit(here, ['config', '--get', `submodule.${name}.url`])
  if (url.code !== 0 || !existsSync(join(directory, '.git'))) return
  await askGit({ ...here, directory }, ['remote', 'set-url', 'origin', url.stdout.trimEnd()])
}

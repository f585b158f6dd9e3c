import { chmod, readdir, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { askGit, type Repository, runGit } from './git.ts'

/** How the worktrees of ours are called: then comes the process that made them. */
export const worktreePrefix = 'seedsweep-worktree-'

/**
 * Removes the worktrees that a process left behind which was killed. Those of processes that live are let be, and so is
 * every worktree that is not ours.
 */
export async function removeDeadWorktrees(repository: Repository): Promise<void> {
  const { code, stdout } = await askGit(repository, ['worktree', 'list', '--porcelain', '-z'])
  const listed = code === 0 ? stdout.split('\0') : (await listOld(repository)).split('\n')
  for (const line of listed) {
    const path = line.startsWith('worktree ') ? line.slice('worktree '.length) : ''
    const owner = new RegExp(`^${worktreePrefix}(\\d{1,10})-`).exec(basename(path))?.[1]
    if (owner !== undefined && !isAlive(Number(owner))) await removeWorktree(repository, path)
  }
}

/** Before version 2.36 git has no `-z`; then a path with a line feed is not found. */
function listOld(repository: Repository): Promise<string> {
  return runGit(repository, ['worktree', 'list', '--porcelain'])
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}

/** Removes a worktree and what git knows of it, whatever state it is in. */
export async function removeWorktree(repository: Repository, top: string): Promise<void> {
  await removeTree(top)
  // Not `prune`, which would also forget the worktrees of others whose disk is not mounted now.
  const args = ['worktree', 'remove', '--force', '--force', top]
  const { code } = await askGit(repository, args)
  // One that git does not know (any more) was never added; one that it was killed in the middle of adding is half there.
  if (code !== 0) await askGit(repository, ['worktree', 'remove', '--force', '--force', basename(top)])
}

/** Also where a build has made directories that may not be written, as Go does with its modules. */
async function removeTree(directory: string): Promise<void> {
  try {
    await rm(directory, { recursive: true, force: true, maxRetries: 3 })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'EACCES' && code !== 'EPERM') throw error
    await makeWritable(directory)
    await rm(directory, { recursive: true, force: true, maxRetries: 3 })
  }
}

async function makeWritable(directory: string): Promise<void> {
  await chmod(directory, 0o700)
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    if (entry.isDirectory()) await makeWritable(join(directory, entry.name))
  }
}

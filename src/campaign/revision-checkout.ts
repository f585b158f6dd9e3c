import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { plainLines } from '../base/plain-text.ts'
import { WorldError } from '../base/world-error.ts'
import { createBoundedOutput } from '../simulator/bounded-output.ts'
import { childEnvironment } from '../simulator/child-environment.ts'
import { limitProcess } from '../simulator/limit-process.ts'
import { startProcess } from '../simulator/simulator-process.ts'
import { resolveRevision } from './ancestry.ts'
import { type Repository, runGit } from './git.ts'
import { fillSubmodules } from './submodules.ts'
import { removeWorktree, worktreePrefix } from './worktrees.ts'

/** A commit in a directory of its own, built. Disposed of, nothing of it is left. */
export interface RevisionCheckout extends AsyncDisposable {
  /** Where the target's commands run: the same sub-directory as the configuration's. */
  readonly directory: string
  readonly sha: string
  readonly build: BuildResult
}

/** Where it does not build, what it said last: untrusted text made plain. */
export type BuildResult = { readonly ok: true } | { readonly ok: false; readonly excerpt: string }

export interface RevisionRequest {
  /** Top of the work tree that commands are called in. */
  readonly repository: string
  /** Where the configuration is below it; empty at the top (`findWorkTree` tells both). */
  readonly subdirectory: string
  readonly revision: string
  /** A shell line, run as a person would who pasted it from an issue; null: there is nothing to build. */
  readonly build: string | null
  /** Names of further variables that the build may see, as of the target. */
  readonly passEnv: readonly string[]
  readonly env: Repository['env']
  readonly signal: AbortSignal
  /** A directory of ours, outside of the work tree: made where it is not there. */
  readonly folder: string
}

/** Longest that a build may take. */
export const buildMsMax = 60 * 60_000

/** How much of a failed build is told, in characters. */
const excerptMax = 4_000

/**
 * Checks a revision out beside the work tree, with the submodules that the work tree has, and builds it.
 *
 * The work tree itself is not touched, whatever is changed in it. Worktrees of runs that were killed are removed by
 * `removeDeadWorktrees`, which callers do once, before their first.
 *
 * @throws UserError where there is no such revision; WorldError where git cannot check it out, or was stopped
 */
export async function openRevision(request: RevisionRequest): Promise<RevisionCheckout> {
  const { env, signal } = request
  const repository: Repository = { directory: request.repository, env, signal }
  const sha = await resolveRevision(repository, request.revision)
  await mkdir(request.folder, { recursive: true })
  // Git names a worktree by its real path, and macOS has its temporary files behind a link.
  const folder = await realpath(request.folder)
  const top = await mkdtemp(join(folder, `${worktreePrefix}${process.pid}-`))
  // Not with the caller's signal: what was begun is cleared away also after an abort.
  const remove = () => removeWorktree({ directory: request.repository, env }, top)
  try {
    await runGit(repository, ['worktree', 'add', '--detach', '--force', top, sha])
    const missing = await fillSubmodules(repository, top)
    const directory = join(top, request.subdirectory)
    const build = missing === null ? await buildIn(directory, request) : ({ ok: false, excerpt: missing } as const)
    // A build that we ended says nothing of the commit.
    if (signal.aborted) throw new WorldError('stopped', `stopped before ${sha.slice(0, 7)} was built`)
    return { directory, sha, build, [Symbol.asyncDispose]: remove }
  } catch (error) {
    await remove()
    throw error
  }
}

async function buildIn(directory: string, request: RevisionRequest): Promise<BuildResult> {
  const { subdirectory, build, env, passEnv, signal } = request
  if (!existsSync(directory)) return { ok: false, excerpt: `there is no directory ${subdirectory} at this commit` }
  if (build === null) return { ok: true }
  const output = createBoundedOutput()
  const windows = process.platform === 'win32'
  const child = startProcess({
    argv: windows ? ['cmd.exe', '/d', '/s', '/c', `"${build}"`] : [findShell(), '-c', build],
    cwd: directory,
    env: childEnvironment(env, { passEnv, env: {} }),
    stdin: 'ignore',
    verbatim: windows,
    memoryMax: null,
    onStdout: output.push,
    onStderr: output.push,
  })
  const limit = limitProcess(child, signal, buildMsMax)
  const { exit, startError } = await child.ended.finally(() => limit.lift())
  if (exit?.code === 0) return { ok: true }
  const ending = startError ?? describeEnd(exit)
  const said = plainLines(output.text()).trimEnd()
  return { ok: false, excerpt: said === '' ? ending : `${said.slice(-excerptMax)}\n${ending}` }
}

function describeEnd(exit: { readonly code: number | null; readonly killedByUs: string | null } | null): string {
  if (exit?.killedByUs === 'timeout') return `it did not end within ${buildMsMax / 60_000} minutes`
  return exit?.code == null ? 'it was killed' : `it exits ${exit.code}`
}

function findShell(): string {
  return existsSync('/bin/bash') ? '/bin/bash' : '/bin/sh'
}

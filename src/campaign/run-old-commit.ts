import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { UserError } from '../base/user-error.ts'
import { WorldError } from '../base/world-error.ts'
import type { Reproduction } from '../model/reproduction.ts'
import type { Target } from '../model/target.ts'
import { countReplays } from '../triage/choose-repetition.ts'
import type { OldCommit } from '../triage/judge-life.ts'
import { replayReproduction } from '../triage/replay-reproduction.ts'
import { findWorkTree, resolveRevision, type WorkTree } from './ancestry.ts'
import { askGit, type Repository } from './git.ts'
import type { Machine } from './machine.ts'
import { simulatorEnvironment } from './own-program.ts'
import { openRevision } from './revision-checkout.ts'
import { removeDeadWorktrees } from './worktrees.ts'

/** The failure that is looked for again, and what runs it. */
export interface OldFailure {
  readonly reproduction: Reproduction
  readonly target: Target
  readonly campaign: string
}

/**
 * Runs a failing seed once more at the commit where it failed, in a checkout of its own and with today's environment. What
 * passes everywhere now was mended by something other than the code. `not-here`: the commit cannot be checked out, built
 * or run on this machine, or what it gave says nothing.
 */
export async function runOldCommit(
  { reproduction, target, campaign }: OldFailure,
  machine: Machine,
  signal: AbortSignal,
): Promise<OldCommit> {
  const { sha, build } = reproduction
  if (sha === null) return 'not-here'
  try {
    const clone: Repository = { directory: machine.cwd, env: machine.env, signal }
    const tree = await findWorkTree(clone)
    if (tree === null || !(await haveCommit(clone, tree, sha))) return 'not-here'
    await removeDeadWorktrees({ directory: tree.top, env: machine.env })
    const folder = await mkdtemp(join(machine.scratch, 'old-'))
    const { top: repository, subdirectory } = tree
    const { passEnv } = target
    const request = { repository, subdirectory, revision: sha, build, passEnv, env: machine.env, signal, folder }
    await using checkout = await openRevision(request)
    if (!checkout.build.ok) return 'not-here'
    return await replay({ reproduction, target, campaign }, machine, checkout.directory, signal)
  } catch (error) {
    // What the world does not let us check out is not known; the issue says what would be needed.
    if (error instanceof UserError || error instanceof WorldError) return 'not-here'
    throw error
  }
}

/** A shallow clone, as actions/checkout makes it, has not the old commit: it alone is fetched. */
async function haveCommit(clone: Repository, tree: WorkTree, sha: string): Promise<boolean> {
  if (await isHere(clone, sha)) return true
  if (!/^[0-9a-f]{40,64}$/.test(sha)) return false
  const depth = tree.shallow ? ['--depth=1'] : []
  await askGit(clone, ['fetch', '--quiet', '--no-tags', ...depth, 'origin', sha])
  return isHere(clone, sha)
}

async function isHere(clone: Repository, sha: string): Promise<boolean> {
  try {
    return (await resolveRevision(clone, sha)) === sha
  } catch (error) {
    if (error instanceof UserError) return false
    throw error
  }
}

async function replay(
  { reproduction, target, campaign }: OldFailure,
  machine: Machine,
  cwd: string,
  signal: AbortSignal,
): Promise<OldCommit> {
  const context = { target, cwd, parentEnv: simulatorEnvironment(machine, [target]), scratch: machine.scratch }
  const most = countReplays(reproduction.repeat)
  let passed = 0
  for (let number = 1; number <= most; number++) {
    const labels = { campaign, replay: number, where: 'old commit' }
    const run = await replayReproduction(reproduction, context, labels, signal)
    if (run?.replay.verdict === 'same') return 'fails'
    if (run?.replay.verdict === 'passed') passed++
  }
  // Another failure, as of a package that is not there, says nothing.
  return passed === most ? 'passes' : 'not-here'
}

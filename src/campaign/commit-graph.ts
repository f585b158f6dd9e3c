import { UserError } from '../base/user-error.ts'
import { WorldError } from '../base/world-error.ts'
import { findWorkTree, isAncestor, listPresent } from './ancestry.ts'
import { askGit, type Repository } from './git.ts'

/** Which commit is part of which other's history, as far as a clone tells. */
export interface CommitGraph {
  /** Null where the clone does not know one of them, or its history is cut off before the answer. */
  isAncestor(ancestor: string, descendant: string): Promise<boolean | null>
}

/** Nothing is known: there is no clone. */
export const noGraph: CommitGraph = { isAncestor: (a, b) => Promise.resolve(a === b ? true : null) }

/**
 * Reads the commits of a clone between the oldest of some commits and all of them, at once: hundreds of campaigns ask
 * thousands of questions, and git takes a process for each.
 *
 * @param shas the oldest first; those that the clone does not have are left out, and of others nothing is known
 */
export async function readCommitGraph(repository: Repository, shas: readonly string[]): Promise<CommitGraph> {
  try {
    const tree = await findWorkTree(repository)
    if (tree === null) return noGraph
    const present = await listPresent(repository, shas)
    const known = shas.filter((sha) => present.has(sha))
    const [oldest] = known
    if (oldest === undefined) return noGraph
    const args = ['rev-list', '--parents', '--ignore-missing', ...known, `^${oldest}`, '--']
    const { code, stdout } = await askGit(repository, args)
    const parents = code === 0 ? parseParents(stdout) : new Map<string, readonly string[]>()
    return {
      async isAncestor(a, b) {
        if (a === b || reaches(parents, b, a)) return true
        // Both are newer than the oldest commit, so the whole way between them was read, up to where the clone is cut.
        if (parents.has(a) && parents.has(b)) return tree.shallow ? null : false
        if (!present.has(a) || !present.has(b)) return null
        return askAncestor(repository, a, b)
      },
    }
  } catch (error) {
    // No git, or one that does not trust this directory: then GitHub is asked.
    if (error instanceof WorldError) return noGraph
    throw error
  }
}

function parseParents(text: string): Map<string, readonly string[]> {
  const rows = text.split('\n').filter((line) => line !== '')
  return new Map(
    rows.map((line) => {
      const [sha = '', ...parents] = line.split(' ')
      return [sha, parents]
    }),
  )
}

function reaches(parents: ReadonlyMap<string, readonly string[]>, from: string, wanted: string): boolean {
  const seen = new Set([from])
  // A set gives also what is added while it is walked.
  for (const sha of seen) {
    if (sha === wanted) return true
    for (const parent of parents.get(sha) ?? []) seen.add(parent)
  }
  return false
}

async function askAncestor(repository: Repository, a: string, b: string): Promise<boolean | null> {
  try {
    return await isAncestor(repository, a, b)
  } catch (error) {
    // A commit that this clone does not have, or a history that is cut off: not known here.
    if (error instanceof UserError || error instanceof WorldError) return null
    throw error
  }
}

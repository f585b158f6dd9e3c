import { UserError } from '../base/user-error.ts'
import { WorldError } from '../base/world-error.ts'
import { findWorkTree, listAncestors, mergeBase, resolveRevision, type WorkTree } from './ancestry.ts'
import type { Repository } from './git.ts'
import type { ListOfBase } from './read-base-history.ts'

/** The commit that a change is compared with, in a work tree that has it; or why there is none, as a sentence. */
export type FoundBase =
  | { readonly sha: string; readonly tree: WorkTree; readonly listOfBase: ListOfBase }
  | { readonly sha: null; readonly lacking: string }

const advice = 'check the repository out with fetch-depth: 0'

/**
 * The last commit that this one has in common with the first of `revisions` that the repository has.
 *
 * @param repository any directory in the work tree
 * @param sha the commit of the campaign, or null
 */
export async function findBase(
  repository: Repository,
  sha: string | null,
  revisions: readonly string[],
): Promise<FoundBase> {
  try {
    const tree = await findWorkTree(repository)
    if (tree === null || sha === null)
      return { sha: null, lacking: `there is no clone of the repository here: ${advice}` }
    for (const revision of revisions) {
      if (!(await isHere(repository, revision))) continue
      const base = await mergeBase(repository, sha, revision)
      if (base === null) return { sha: null, lacking: 'this commit and the base have no commit in common' }
      return { sha: base, tree, listOfBase: (shas) => listAncestors(repository, shas, base) }
    }
    return { sha: null, lacking: `this clone does not have the base: ${advice}` }
  } catch (error) {
    if (!(error instanceof WorldError || error instanceof UserError)) throw error
    const shallow = error.code === 'shallow-clone'
    return {
      sha: null,
      lacking: shallow ? `this clone is shallow: ${advice}` : 'git cannot tell the base',
    }
  }
}

async function isHere(repository: Repository, revision: string): Promise<boolean> {
  try {
    await resolveRevision(repository, revision)
    return true
  } catch (error) {
    if (error instanceof UserError) return false
    throw error
  }
}

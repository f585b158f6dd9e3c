import type { GitHub } from './client.ts'
import { splitRepository } from './pages.ts'
import { isRequestError } from './problem.ts'

/** One commit of a comparison; its message is untrusted. */
export interface ComparedCommit {
  readonly sha: string
  readonly message: string
}

export interface ComparedCommits {
  /** `base` is part of the history of `head`, or is it. */
  readonly isAncestor: boolean
  /** Those that `head` has and `base` has not, at most 250. */
  readonly commits: readonly ComparedCommit[]
}

const shaPattern = /^[0-9a-f]{40,64}$/

/** How two commits stand to each other, as GitHub says; null where it does not say. Needs `contents: read`. */
export async function compareCommits(
  { octokit }: GitHub,
  repository: string,
  base: string,
  head: string,
): Promise<ComparedCommits | null> {
  if (!shaPattern.test(base) || !shaPattern.test(head)) return null
  try {
    const basehead = `${base}...${head}`
    const { data } = await octokit.rest.repos.compareCommitsWithBasehead({ ...splitRepository(repository), basehead })
    const commits = data.commits.map(({ sha, commit }) => ({ sha, message: commit.message }))
    return { isAncestor: data.merge_base_commit.sha === base, commits }
  } catch (error) {
    // A commit that GitHub does not have, or a token that may not read code: not known.
    if (isRequestError(error)) return null
    throw error
  }
}

/** The commit by which a pull request was merged; null where GitHub does not say. Needs `pull-requests: read`. */
export async function readMergeCommit(
  { octokit }: GitHub,
  repository: string,
  pullRequest: number,
): Promise<string | null> {
  try {
    const { data } = await octokit.rest.pulls.get({ ...splitRepository(repository), pull_number: pullRequest })
    const sha = data.merged ? data.merge_commit_sha : null
    return sha !== null && shaPattern.test(sha) ? sha : null
  } catch (error) {
    if (isRequestError(error)) return null
    throw error
  }
}

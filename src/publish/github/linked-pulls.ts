import type { Fix } from '../../model/life.ts'
import type { GitHub } from './client.ts'
import { splitRepository } from './pages.ts'
import { isRequestError } from './problem.ts'

/** Issues asked about in one request, and most of them in one report. */
const issuesAtOnce = 50
export const linkedIssuesMax = 100

/** Linked pull requests of an issue that are looked at. */
const pullsOfIssue = 10

const shaPattern = /^[0-9a-f]{40,64}$/

/**
 * The merge commits of pull requests that people linked to issues by hand (GitHub's sidebar "Development"), by the number of
 * the issue. Only GraphQL tells: an event of the REST timeline says that something was linked, and not what. Needs
 * `pull-requests: read`; empty where the token may not look, or the server does not know the field.
 */
export async function readLinkedFixes(
  { octokit }: GitHub,
  repository: string,
  issues: readonly number[],
): Promise<ReadonlyMap<number, readonly Fix[]>> {
  const found = new Map<number, readonly Fix[]>()
  const asked = issues.filter((number) => Number.isSafeInteger(number) && number > 0).slice(0, linkedIssuesMax)
  for (let from = 0; from < asked.length; from += issuesAtOnce) {
    const some = asked.slice(from, from + issuesAtOnce)
    const answer = await ask(() => octokit.graphql(queryFor(some), splitRepository(repository)))
    for (const number of some) {
      const fixes = readFixes(answer, number, repository)
      if (fixes.length > 0) found.set(number, fixes)
    }
  }
  return found
}

/** The numbers are ours, and whole; owner and name go as variables. */
function queryFor(issues: readonly number[]): string {
  const pulls = `closedByPullRequestsReferences(first: ${pullsOfIssue}, includeClosedPrs: true)`
  const fields = 'nodes { number merged mergeCommit { oid } repository { nameWithOwner } }'
  const asked = issues.map((number) => `issue${number}: issue(number: ${number}) { ${pulls} { ${fields} } }`)
  return `query ($owner: String!, $repo: String!) { repository(owner: $owner, name: $repo) { ${asked.join(' ')} } }`
}

/** What GitHub answered, be it in part: of an issue that was deleted it says so, and answers for the others. */
async function ask(request: () => Promise<unknown>): Promise<unknown> {
  try {
    return await request()
  } catch (error) {
    if (error instanceof Error && error.name === 'GraphqlResponseError' && 'data' in error) return error.data
    if (isRequestError(error)) return null
    throw error
  }
}

function readFixes(answer: unknown, issue: number, repository: string): Fix[] {
  const nodes = dig(answer, ['repository', `issue${issue}`, 'closedByPullRequestsReferences', 'nodes'])
  if (!Array.isArray(nodes)) return []
  return nodes.flatMap((node: unknown): Fix[] => {
    const [number, merged, sha, of] = [
      dig(node, ['number']),
      dig(node, ['merged']),
      dig(node, ['mergeCommit', 'oid']),
      dig(node, ['repository', 'nameWithOwner']),
    ]
    // A pull request of another repository merges into other code.
    const ours = typeof of === 'string' && of.toLowerCase() === repository.toLowerCase()
    if (!ours || merged !== true || typeof sha !== 'string' || !shaPattern.test(sha)) return []
    return typeof number === 'number' ? [{ sha, pullRequest: number }] : []
  })
}

function dig(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((at, name) => {
    return typeof at === 'object' && at !== null ? (at as Readonly<Record<string, unknown>>)[name] : undefined
  }, value)
}

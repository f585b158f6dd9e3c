import type { ApiResponse } from './github-api.ts'
import type { Permissions } from './github-permissions.ts'
import type { GitHubState } from './github-state.ts'

/** The one query that is understood: the pull requests that are to close issues, merged and closed ones too. */
const query =
  /^query \(\$owner: String!, \$repo: String!\) \{ repository\(owner: \$owner, name: \$repo\) \{ (?<issues>.*) \} \}$/
const one =
  /issue(?<alias>\d+): issue\(number: (?<number>\d+)\) \{ closedByPullRequestsReferences\(first: (?<first>\d+), includeClosedPrs: true\) \{ nodes \{ number merged mergeCommit \{ oid \} repository \{ nameWithOwner \} \} \} \}/y

/** Answers `POST /graphql` as GitHub does; null where the query is not one of ours, or not one at all. */
export function answerGraphql(body: unknown, state: GitHubState, permissions: Permissions): ApiResponse | null {
  const { query: text, variables } = (body ?? {}) as { query?: string; variables?: { owner?: string; repo?: string } }
  const asked = query.exec(text ?? '')?.groups?.issues
  if (asked === undefined || `${variables?.owner}/${variables?.repo}` !== `${state.owner}/${state.repo}`) return null
  const data: Record<string, unknown> = {}
  const errors: object[] = []
  one.lastIndex = 0
  for (let at = 0; at < asked.length; at = one.lastIndex + 1) {
    one.lastIndex = at
    const { alias, number } = one.exec(asked)?.groups ?? {}
    if (number === undefined || alias !== number) return null
    const issue = state.issues.get(Number(number))
    const path = ['repository', `issue${alias}`]
    if (issue === undefined || issue.pull !== null) {
      data[`issue${alias}`] = null
      errors.push({ type: 'NOT_FOUND', path, message: `Could not resolve to an Issue with the number of ${number}.` })
      continue
    }
    const mayRead = ['read', 'write'].includes(permissions['pull-requests'] ?? 'none')
    if (!mayRead) errors.push({ type: 'FORBIDDEN', path, message: 'Resource not accessible by integration' })
    data[`issue${alias}`] = mayRead
      ? { closedByPullRequestsReferences: { nodes: listLinked(state, issue.number) } }
      : null
  }
  return { status: 200, body: { data: { repository: data }, ...(errors.length === 0 ? {} : { errors }) } }
}

function listLinked(state: GitHubState, issue: number): object[] {
  return (state.links.get(issue) ?? []).flatMap((number) => {
    const pull = state.issues.get(number)?.pull
    if (pull == null) return []
    const { mergedAt, mergeCommitSha } = pull
    const merged = mergedAt !== null
    const mergeCommit = merged ? { oid: mergeCommitSha } : null
    return [{ number, merged, mergeCommit, repository: { nameWithOwner: `${state.owner}/${state.repo}` } }]
  })
}

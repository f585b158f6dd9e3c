import { WorldError } from '../../base/world-error.ts'
import { type GitHub, sentOnce } from './client.ts'
import { createOnce } from './create-once.ts'
import { listPages, splitRepository } from './pages.ts'
import { classifyProblem, isRequestError, toWorldError } from './problem.ts'
import { isTrusted } from './trusted-author.ts'

export interface CommentRequest {
  /** `owner/name`. */
  readonly repository: string
  readonly pullRequest: number
  readonly body: string
  /** The hidden line of `commentMarker`, the first line of the body. */
  readonly marker: string
}

export type PublishedComment =
  | { readonly kind: 'created' | 'updated' | 'unchanged'; readonly id: number; readonly url: string }
  /** Nothing was written, and that is no failure of the run: a token for a fork may not. */
  | { readonly kind: 'read-only'; readonly sentence: string }
  | { readonly kind: 'failed'; readonly sentence: string; readonly error: WorldError }

/** Writes the one comment of a pull request: found again over all pages by its marker and edited in place, else created. */
export async function publishComment(github: GitHub, request: CommentRequest): Promise<PublishedComment> {
  try {
    const old = await findComment(github, request)
    if (old === null) {
      const { thing: made } = await createOnce(
        github,
        () => postComment(github, request),
        () => findComment(github, request),
        { looked: true },
      )
      return { kind: 'created', id: made.id, url: made.url }
    }
    const { id, url } = old
    if (old.body.replaceAll('\r\n', '\n') === request.body) return { kind: 'unchanged', id, url }
    const { repository, body } = request
    await github.octokit.rest.issues.updateComment({ ...splitRepository(repository), comment_id: id, body })
    return { kind: 'updated', id, url }
  } catch (error) {
    return describeFailure(request, error)
  }
}

interface ListedComment {
  readonly id: number
  readonly url: string
  readonly body: string
  readonly trusted: boolean
}

const commentsRoute = '/repos/{owner}/{repo}/issues/{issue_number}/comments'

/** The oldest comment that begins with the marker. */
async function findComment(github: GitHub, request: CommentRequest): Promise<ListedComment | null> {
  const parameters = { ...splitRepository(request.repository), issue_number: request.pullRequest }
  for await (const page of listPages(github, commentsRoute, parameters)) {
    for (const item of page) {
      const comment = readComment(item)
      if (comment?.trusted && comment.body.split('\n', 1)[0]?.trim() === request.marker) return comment
    }
  }
  return null
}

async function postComment({ octokit }: GitHub, request: CommentRequest): Promise<ListedComment | null> {
  const { repository, pullRequest, body } = request
  const parameters = { ...splitRepository(repository), issue_number: pullRequest, body, request: sentOnce }
  const { data } = await octokit.request(`POST ${commentsRoute}`, parameters)
  return readComment(data)
}

function readComment(item: unknown): ListedComment | null {
  if (typeof item !== 'object' || item === null) return null
  const { id, html_url: url, body, user, author_association: association } = item as Readonly<Record<string, unknown>>
  if (typeof id !== 'number') return null
  return {
    id,
    url: typeof url === 'string' ? url : '',
    body: typeof body === 'string' ? body : '',
    trusted: isTrusted(user, association),
  }
}

function describeFailure({ repository, pullRequest }: CommentRequest, error: unknown): PublishedComment {
  if (!isRequestError(error)) throw error
  const place = `pull request ${pullRequest} of ${repository}`
  const problem = error instanceof WorldError ? null : classifyProblem(error)
  if (problem?.kind === 'read-only') {
    return { kind: 'read-only', sentence: `The token may not comment on ${place} (${problem.said}): see the summary.` }
  }
  if (problem?.kind === 'disabled' || problem?.kind === 'refused') {
    const why = problem.kind === 'disabled' ? 'comments are disabled' : problem.said
    return { kind: 'read-only', sentence: `GitHub takes no comment on ${place} (${why}): see the summary.` }
  }
  const failure = toWorldError(place, error)
  return { kind: 'failed', sentence: `The comment was not written: ${failure.message}`, error: failure }
}

import { plainLine } from '../../base/plain-text.ts'
import { WorldError } from '../../base/world-error.ts'

/** What a failed request means for us. */
export type Problem =
  /** 410: the repository has no issue tracker. */
  | { readonly kind: 'disabled' }
  /** 401, 403, 404: the token may not, as in a run for a fork. */
  | { readonly kind: 'read-only'; readonly said: string }
  /** GitHub wants us to wait for longer than we do. */
  | { readonly kind: 'limited'; readonly said: string }
  /** 400, 422: it understood and refuses this one request. */
  | { readonly kind: 'refused'; readonly said: string }
  /** 5xx, a lost connection, an unreadable answer: the request may have been carried out, or not. */
  | { readonly kind: 'unclear'; readonly said: string }

export function classifyProblem(error: unknown): Problem {
  const { status, message, headers } = readRequestError(error)
  // Octokit puts the address of GitHub's documentation behind the message.
  const said = plainLine(message.replace(/ - https:\/\/docs\.github\.com\S*$/, ''), 200)
  if (isLimit(status, message, headers)) return { kind: 'limited', said }
  switch (status) {
    case 410:
      return { kind: 'disabled' }
    case 401:
    case 403:
    case 404:
    case 451:
      return { kind: 'read-only', said: `${status} ${said}` }
    default:
      return status >= 400 && status < 500 ? { kind: 'refused', said: `${status} ${said}` } : { kind: 'unclear', said }
  }
}

/** Whether a request failed, as opposed to our own code. */
export function isRequestError(error: unknown): boolean {
  return error instanceof WorldError || readRequestError(error).status > 0
}

/** A failed request as the world's failure, with what GitHub said; the original is its cause. */
export function toWorldError(action: string, error: unknown): WorldError {
  if (error instanceof WorldError) return error
  const problem = classifyProblem(error)
  const said = problem.kind === 'disabled' ? 'issues are disabled' : problem.said
  const hint =
    problem.kind === 'limited'
      ? 'Run publish again later: it goes on from what is there.'
      : 'What was done so far is kept; run publish again to go on.'
  return new WorldError('github', `${action}: ${said}`, { hint, cause: error })
}

export interface RequestFailure {
  readonly status: number
  readonly message: string
  readonly headers: Readonly<Record<string, unknown>>
}

/** Octokit's errors have a status (500 where no answer came) and the response, where there was one. */
export function readRequestError(error: unknown): RequestFailure {
  const message = error instanceof Error ? error.message : String(error)
  if (typeof error !== 'object' || error === null) return { status: 0, message, headers: {} }
  const status = 'status' in error && typeof error.status === 'number' ? error.status : 0
  const response = 'response' in error && isRecord(error.response) ? error.response : {}
  return { status, message, headers: isRecord(response.headers) ? response.headers : {} }
}

function isLimit(status: number, message: string, headers: RequestFailure['headers']): boolean {
  if (status === 429) return true
  if (status !== 403) return false
  return headers['x-ratelimit-remaining'] === '0' || 'retry-after' in headers || /rate limit/i.test(message)
}

interface Fields {
  readonly [name: string]: unknown
  readonly headers?: unknown
}

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null
}

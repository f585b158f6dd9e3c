import type { Payloads } from './github-payloads.ts'
import type { GitHubState } from './github-state.ts'

/** A request to a REST operation after authentication, with its path parameters decoded. */
export interface ApiRequest {
  readonly parameters: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly body: Readonly<Record<string, unknown>>
  /** Who asks: `github-actions[bot]` for the token of a job. */
  readonly login: string
  /** Absolute URL asked for, needed for Link headers. */
  readonly url: URL
}

export interface ApiResponse {
  readonly status: number
  /** JSON to send; undefined for an empty body. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export interface ApiContext {
  readonly state: GitHubState
  readonly payloads: Payloads
  readonly apiUrl: string
  readonly searchLagMs: number
  /** Milliseconds since 1970, on the server's own clock. */
  readonly now: () => number
  readonly rateLimit: () => object
}

export type ApiHandler = (request: ApiRequest, context: ApiContext) => ApiResponse
export type ApiRoutes = Readonly<Record<string, ApiHandler>>

export function failure(status: number, message: string, headers: Record<string, string> = {}): ApiResponse {
  const body = { message, documentation_url: 'https://docs.github.com/rest', status: String(status) }
  return { status, body, headers }
}

export const notFound = (): ApiResponse => failure(404, 'Not Found')

/** GitHub's 422; the shape of `errors` differs between resources. */
export function validationFailed(...errors: { resource: string; field: string; code: string; message?: string }[]) {
  const body = { message: 'Validation Failed', errors, documentation_url: 'https://docs.github.com/rest' }
  return { status: 422, body } satisfies ApiResponse
}

/** Cuts the asked page out of a list and gives the Link header that leads to the others. Pages hold at most 100. */
export function paginate<T>(all: readonly T[], request: ApiRequest): { page: T[]; headers: Record<string, string> } {
  const size = Math.min(100, Math.max(1, Number(request.query.get('per_page') ?? 30) || 30))
  const number = Math.max(1, Number(request.query.get('page') ?? 1) || 1)
  const last = Math.max(1, Math.ceil(all.length / size))
  const link = (page: number, relation: string): string => {
    const url = new URL(request.url)
    url.searchParams.set('page', String(page))
    return `<${url.href}>; rel="${relation}"`
  }
  const links = [
    ...(number > 1 ? [link(number - 1, 'prev')] : []),
    ...(number < last ? [link(number + 1, 'next'), link(last, 'last')] : []),
    ...(number > 1 ? [link(1, 'first')] : []),
  ]
  const page = all.slice((number - 1) * size, number * size)
  return { page, headers: links.length === 0 ? {} : { link: links.join(', ') } }
}

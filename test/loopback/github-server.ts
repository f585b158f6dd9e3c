import { createHash, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { createArtifactService, type StoreResponse } from './artifact-service.ts'
import { createFaultInjector, type Fault } from './fault-injection.ts'
import { type ApiContext, type ApiResponse, failure, notFound } from './github-api.ts'
import { answerGraphql } from './github-graphql.ts'
import { createRateLimiter, gitHubRateLimits, type RateLimits, secondaryLimit } from './github-limits.ts'
import { createPayloads } from './github-payloads.ts'
import { type Permissions, refuseByPermission } from './github-permissions.ts'
import { issueRoutes } from './github-routes-issues.ts'
import { repositoryRoutes } from './github-routes-repository.ts'
import { createSeed, type Seed } from './github-seed.ts'
import { type Comment, commentsOf, createState, type GitHubState, type Issue } from './github-state.ts'
import { createOpenApiJudge } from './openapi-judge.ts'

export interface GitHubOptions {
  readonly owner?: string
  readonly repo?: string
  readonly issuesEnabled?: boolean
  /** GitHub's own limits where absent. */
  readonly limits?: Partial<RateLimits>
  /** How long a new issue stays invisible to search; 10 minutes where absent. */
  readonly searchLagMs?: number
  /** See `ArtifactServiceOptions`; `served` where absent. */
  readonly earlierAttemptUrls?: 'served' | 'not-found'
}

/** One request as it arrived, with what became of it. */
export interface RequestRecord {
  readonly method: string
  readonly pathname: string
  readonly query: Readonly<Record<string, string>>
  /** `issues/create`, `artifact/FinalizeArtifact`, `blob/put-block`; null for a path that nobody serves. */
  readonly operation: string | null
  /** Parsed JSON, else undefined. */
  readonly body: unknown
  readonly token: string
  /** Milliseconds since 1970 on the server's clock. */
  readonly at: number
  /** Null while it is not answered, or where the connection was destroyed instead. */
  status: number | null
  fault: Fault['kind'] | null
}

/** GitHub on a loopback port: REST, artifact service and blob store. */
export interface GitHubServer extends AsyncDisposable {
  /** `GITHUB_API_URL`, without a slash at the end; also the origin for `ACTIONS_RESULTS_URL`. */
  readonly url: string
  readonly owner: string
  readonly repo: string
  readonly state: GitHubState
  readonly seed: Seed
  readonly requests: readonly RequestRecord[]
  /** Points in which a request or a response broke GitHub's description; a test asserts that there are none. */
  readonly violations: readonly string[]
  /** A new token; `login` is who its writes come from. */
  addToken(permissions: Permissions, login?: string): string
  runtimeToken(owner: { runId: number; attempt: number; jobName: string }): string
  inject(fault: Fault): void
  /** Moves the server's clock, which else is the machine's. */
  advance(ms: number): void
  now(): number
  /** Issues that are not pull requests, oldest first. */
  issues(): Issue[]
  comments(issueNumber: number): Comment[]
}

const twirpPrefix = '/twirp/github.actions.results.api.v1.ArtifactService/'

/** Starts a GitHub that knows one repository, on a free port of 127.0.0.1. Dispose it to close. */
export async function startGitHub(options: GitHubOptions = {}): Promise<GitHubServer> {
  const { owner = 'octo', repo = 'demo', issuesEnabled = true, searchLagMs = 600_000 } = options
  const state = createState({ owner, repo, issuesEnabled })
  let clockOffsetMs = 0
  const now = (): number => Date.now() + clockOffsetMs
  const requests: RequestRecord[] = []
  const violations: string[] = []
  const tokens = new Map<string, { permissions: Permissions; login: string }>()
  const faults = createFaultInjector()
  const limiter = createRateLimiter({ ...gitHubRateLimits, ...options.limits }, now)
  const judge = createOpenApiJudge()
  const routes = { ...issueRoutes, ...repositoryRoutes }

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      violations.push(`the loopback GitHub failed: ${String(error)}`)
      response.destroy()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const artifacts = createArtifactService({
    state,
    baseUrl: apiUrl,
    earlierAttemptUrls: options.earlierAttemptUrls ?? 'served',
    now,
    violate: (message) => violations.push(message),
  })
  const context: ApiContext = {
    state,
    payloads: createPayloads(state, apiUrl),
    apiUrl,
    searchLagMs,
    now,
    rateLimit: () => limiter.snapshot(),
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', apiUrl)
    const method = request.method ?? 'GET'
    const bytes = await readBody(request)
    const record: RequestRecord = {
      method,
      pathname: url.pathname,
      query: Object.fromEntries(url.searchParams),
      operation: operationOf(method, url),
      body: parseJson(bytes, request.headers['content-type'] ?? ''),
      token: (request.headers.authorization ?? '').replace(/^(token|bearer)\s+/i, ''),
      at: now(),
      status: null,
      fault: null,
    }
    requests.push(record)
    const fault = faults.take(method, url.pathname, record.operation)
    record.fault = fault?.kind ?? null
    if (fault?.kind === 'reset') return void request.socket.resetAndDestroy()
    if (fault?.kind === 'delay') await wait(fault.delayMs ?? 100)
    const answer = (fault === null ? null : injected(fault)) ?? answerTo(record, url, request, bytes)
    if (fault?.kind === 'lost-response') return void request.socket.destroy()
    record.status = answer.status
    response.writeHead(answer.status, { 'content-length': Buffer.byteLength(answer.body ?? ''), ...answer.headers })
    response.end(answer.body)
  }

  function operationOf(method: string, url: URL): string | null {
    if (url.pathname.startsWith(twirpPrefix)) return `artifact/${url.pathname.slice(twirpPrefix.length)}`
    if (url.pathname.startsWith('/blobs/')) {
      const comp = url.searchParams.get('comp')
      return method === 'GET' ? 'blob/get' : `blob/put${comp === null ? '' : `-${comp}`}`
    }
    if (url.pathname === '/graphql') return 'graphql'
    return judge.find(method, url.pathname)?.operation.id ?? null
  }

  function answerTo(record: RequestRecord, url: URL, request: IncomingMessage, bytes: Buffer): StoreResponse {
    if (url.pathname.startsWith(twirpPrefix)) {
      return artifacts.call(url.pathname.slice(twirpPrefix.length), record.body, record.token)
    }
    if (url.pathname.startsWith('/blobs/')) {
      const contentType = String(request.headers['x-ms-blob-content-type'] ?? '')
      return artifacts.blob(record.method, url, { contentType }, bytes)
    }
    if (url.pathname.startsWith('/job-logs/')) return jobLog(record, url)
    const answer = restAnswer(record, url)
    if (answer.body === undefined) {
      return { status: answer.status, headers: { ...limiter.headers(), ...answer.headers } }
    }
    const body = JSON.stringify(answer.body)
    const etag = `W/"${createHash('sha256').update(body).digest('hex')}"`
    const headers = { ...limiter.headers(), 'x-github-request-id': randomUUID(), etag, ...answer.headers }
    if (record.method === 'GET' && answer.status === 200 && request.headers['if-none-match'] === etag) {
      limiter.refund()
      return { status: 304, headers }
    }
    return { status: answer.status, headers: { 'content-type': 'application/json; charset=utf-8', ...headers }, body }
  }

  /** Behind the redirect: whoever has the address may read, and a token has no business there. */
  function jobLog({ token }: RequestRecord, url: URL): StoreResponse {
    if (token !== '') violations.push(`a token was sent along to ${url.pathname}`)
    const log = state.jobs.find(({ id }) => url.pathname === `/job-logs/${id}`)?.log ?? null
    return log === null
      ? { status: 404, headers: {} }
      : { status: 200, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: Buffer.from(log) }
  }

  /** Authentication, rate, description, repository, permission, deed: in this order. */
  function restAnswer(record: RequestRecord, url: URL): ApiResponse {
    const token = tokens.get(record.token)
    if (token === undefined) return failure(401, record.token === '' ? 'Requires authentication' : 'Bad credentials')
    const refusedByRate = record.operation === 'rate-limit/get' ? null : limiter.admit(costOf(record))
    if (refusedByRate !== null) return refusedByRate
    if (url.pathname === '/graphql' && record.method === 'POST') {
      const answer = answerGraphql(record.body, state, token.permissions)
      if (answer === null) violations.push(`a query that is not understood: ${JSON.stringify(record.body)}`)
      return answer ?? failure(400, 'Problems parsing JSON')
    }
    const found = judge.find(record.method, url.pathname)
    const handler = found === null ? undefined : routes[found.operation.id]
    if (found === null || handler === undefined) {
      violations.push(`${record.method} ${url.pathname}: no such operation here`)
      return notFound()
    }
    const { operation, parameters } = found
    const violate = (errors: string[]): void => void violations.push(...errors.map((one) => `${operation.id}: ${one}`))
    violate(judge.judgeRequest(operation, parameters, url.searchParams, record.body))
    if (url.pathname.startsWith('/repos/') && !isOurRepository(parameters)) return notFound()
    const body = (record.body ?? {}) as Record<string, unknown>
    const answer =
      refuseByPermission(operation.id, parameters, token.permissions, state) ??
      handler({ parameters, query: url.searchParams, body, login: token.login, url }, context)
    violate(judge.judgeResponse(operation, answer.status, answer.body))
    return answer
  }

  function isOurRepository(parameters: Record<string, string>): boolean {
    const name = `${parameters.owner}/${parameters.repo}`
    return name.toLowerCase() === `${owner}/${repo}`.toLowerCase()
  }

  return {
    url: apiUrl,
    owner,
    repo,
    state,
    seed: createSeed(state, now),
    requests,
    violations,
    addToken(permissions, login = 'github-actions[bot]') {
      const token = `ghs_${randomUUID().replaceAll('-', '')}`
      tokens.set(token, { permissions, login })
      return token
    },
    runtimeToken: (of) => artifacts.runtimeToken(of),
    inject: (fault) => faults.inject(fault),
    advance(ms) {
      clockOffsetMs += ms
    },
    now,
    issues: () => [...state.issues.values()].filter((issue) => issue.pull === null),
    comments: (issueNumber) => commentsOf(state, issueNumber),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** A query costs as much as a read. */
function costOf({ operation, method }: RequestRecord): string {
  return operation === 'graphql' ? 'GET' : method
}

/** What a fault answers in place of GitHub; null where the request is carried out. */
function injected(fault: Fault): StoreResponse | null {
  const retryAfterSeconds = fault.retryAfterSeconds ?? 1
  switch (fault.kind) {
    case '5xx':
      return { status: 502, headers: { 'content-type': 'text/html' }, body: '<html><h1>502 Bad Gateway</h1></html>' }
    case '429': {
      const headers = { 'content-type': 'application/json', 'retry-after': String(retryAfterSeconds) }
      return { status: 429, headers, body: JSON.stringify({ message: 'API rate limit exceeded' }) }
    }
    case 'secondary': {
      const { status, headers, body } = secondaryLimit(retryAfterSeconds)
      return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) }
    }
    case 'reset':
    case 'delay':
    case 'lost-response':
      return null
  }
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

function parseJson(bytes: Buffer, contentType: string): unknown {
  if (bytes.length === 0 || !/json/.test(contentType)) return undefined
  try {
    return JSON.parse(bytes.toString()) as unknown
  } catch {
    return bytes.toString()
  }
}

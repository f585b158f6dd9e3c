import { createRateLimiter, gitHubRateLimits, type RateLimiter } from '../../loopback/github-limits.ts'
import type { Answer, GitHubModel, ModelRequest } from './github-model.ts'
import type { Random } from './random.ts'
import type { VirtualTime } from './virtual-time.ts'

/** What may go wrong with one request on the way, and how often on a bad night. */
export const faults = [
  'lost before',
  'lost after',
  '5xx before',
  '5xx after',
  'hangs before',
  'arrives late',
  'garbage after',
  'limit with retry-after',
  'secondary limit',
  'secondary limit without retry-after',
  'limit of an hour',
] as const
export type FaultKind = (typeof faults)[number]

/** How bad a night is. */
export interface Weather {
  /** Probability that a request meets a fault. */
  readonly faultRate: number
  /** Lists are as they were so long ago; see `lagMsMax`. */
  readonly lagMs: number
}

/**
 * What the reporter relies on: a list shows a write at most 45 s after it, and a request that nobody waits for any more
 * arrives at most 10 s after its sender gave up. Together less than the minute for which a lost create is looked for.
 */
export const lagMsMax = 45_000
export const lateMsMax = 10_000

/** One request as GitHub saw it, told to who judges. */
export interface Arrival {
  readonly reporter: string
  readonly request: ModelRequest
  readonly sentAt: number
}

export interface Watcher {
  sent(arrival: Arrival): void
  /** Right before it is carried out. */
  carriedOut(arrival: Arrival): void
  answered(arrival: Arrival, answer: Answer, waitMs: number | null): void
  met(what: string): void
}

export interface Network {
  weather: Weather
  /** The `fetch` of one reporter. `dies` says after a request, or before it is sent, that the process is no more. */
  fetchOf(reporter: string, dies: (moment: 'before' | 'after') => boolean): typeof fetch
}

export function createNetwork(time: VirtualTime, model: GitHubModel, random: Random, watcher: Watcher): Network {
  const limiter = createRateLimiter({ ...gitHubRateLimits }, () => time.clock.date())

  const network: Network = { weather: { faultRate: 0, lagMs: 0 }, fetchOf }

  function fetchOf(reporter: string, dies: (moment: 'before' | 'after') => boolean): typeof fetch {
    const send = async (input: unknown, init: RequestInit = {}): Promise<Response> => {
      const request = readRequest(input, init)
      if (dies('before')) return await never()
      const arrival = { reporter, request, sentAt: time.now() }
      watcher.sent(arrival)
      const answer = await within(init.signal ?? null, travel(arrival))
      if (dies('after')) return await never()
      return toResponse(answer, request)
    }
    return send
  }

  async function travel(arrival: Arrival): Promise<Answer> {
    const fault = random.chance(network.weather.faultRate) ? random.pick(faults) : null
    if (fault !== null) watcher.met(fault)
    await time.clock.wait(20 + random.below(280))
    const answer = await meet(fault, arrival)
    await time.clock.wait(20 + random.below(280))
    return answer
  }

  async function meet(fault: FaultKind | null, arrival: Arrival): Promise<Answer> {
    switch (fault) {
      case 'lost before':
        throw reset()
      case '5xx before':
        return badGateway
      case 'hangs before':
        return await never()
      case 'limit with retry-after':
        return limited(arrival, 429, 'API rate limit exceeded', 1 + random.below(120))
      case 'secondary limit':
        return limited(arrival, 403, secondary, 1 + random.below(120))
      case 'secondary limit without retry-after':
        return limited(arrival, 403, secondary, null)
      case 'limit of an hour':
        return limited(arrival, 403, secondary, 3_600)
      case 'arrives late':
        await time.clock.wait(30_000 + random.below(lateMsMax))
        carryOut(arrival)
        return await never()
      case 'lost after':
        carryOut(arrival)
        throw reset()
      case '5xx after':
        carryOut(arrival)
        return badGateway
      case 'garbage after':
        carryOut(arrival)
        return { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>' }
      case null:
        return carryOut(arrival)
    }
  }

  function limited(arrival: Arrival, status: number, message: string, seconds: number | null): Answer {
    const headers = {
      'content-type': 'application/json',
      ...(seconds === null ? {} : { 'retry-after': String(seconds) }),
    }
    const answer = { status, headers, body: JSON.stringify({ message }) }
    watcher.answered(arrival, answer, (seconds ?? 60) * 1_000)
    return answer
  }

  function carryOut(arrival: Arrival): Answer {
    const refusal = limiter.admit(arrival.request.method)
    if (refusal !== null) return refuseByRate(arrival, refusal, limiter)
    watcher.carriedOut(arrival)
    const answer = model.answer(arrival.request, network.weather.lagMs)
    if (answer.status === 304) limiter.refund()
    watcher.answered(arrival, answer, null)
    return { ...answer, headers: { ...limiter.headers(), ...answer.headers } }
  }

  function refuseByRate(
    arrival: Arrival,
    refusal: { status: number; body?: unknown; headers?: object },
    rate: RateLimiter,
  ): Answer {
    const headers: Record<string, string> = {
      ...rate.headers(),
      'content-type': 'application/json',
      ...refusal.headers,
    }
    const answer = { status: refusal.status, headers, body: JSON.stringify(refusal.body) }
    const resetMs = Number(headers['x-ratelimit-reset']) * 1000 - time.clock.date()
    const asked = Number(headers['retry-after'])
    watcher.answered(arrival, answer, Number.isFinite(asked) ? asked * 1_000 : resetMs)
    return answer
  }

  return network
}

const secondary = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.'
const badGateway: Answer = { status: 502, headers: { 'content-type': 'text/html' }, body: '<h1>502 Bad Gateway</h1>' }

function readRequest(input: unknown, init: RequestInit): ModelRequest {
  const headers = (init.headers ?? {}) as Record<string, string>
  const body = typeof init.body === 'string' ? (JSON.parse(init.body) as Record<string, unknown>) : {}
  return { method: init.method ?? 'GET', url: new URL(String(input)), body, etag: headers['if-none-match'] }
}

/** As `fetch` fails where the other side closes the connection. */
function reset(): Error {
  return new TypeError('fetch failed', { cause: new Error('read ECONNRESET') })
}

function never<Value>(): Promise<Value> {
  return new Promise(() => {})
}

/** The answer, or the signal's reason, whichever comes first. */
function within<Value>(signal: AbortSignal | null, work: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
    work.then(resolve, reject)
  })
}

/** As much of a response as Octokit looks at; the real one reads its body in turns of the event loop. */
function toResponse({ status, headers, body }: Answer, { url }: ModelRequest): Response {
  const response = {
    status,
    url: url.href,
    headers: new Map(Object.entries(headers)),
    text: () => Promise.resolve(body),
  }
  return response as unknown as Response
}

import { setTimeout as delay } from 'node:timers/promises'
import { retry } from '@octokit/plugin-retry'
import { type ThrottlingOptions, throttling } from '@octokit/plugin-throttling'
import { Octokit } from '@octokit/rest'
import { plainLine } from '../../base/plain-text.ts'
import { readRequestError } from './problem.ts'

/** How patiently GitHub is asked. Tests shorten the times, never the counts. */
export interface Pace {
  /** Time between the starts of two writes: GitHub asks for a second at least, and for one at a time. */
  readonly writeGapMs: number
  /** Length of what GitHub calls a second, in `retry-after` and in the growing pauses between attempts. */
  readonly secondMs: number
  /** Longest pause that is waited out, in GitHub's seconds; past it we give up and keep what was done. */
  readonly waitSecondsMax: number
  /** Attempts after the first. */
  readonly retriesMax: number
  /** Longest time that one request may take. */
  readonly requestTimeoutMs: number
}

export const politePace: Pace = {
  writeGapMs: 1_000,
  secondMs: 1_000,
  waitSecondsMax: 300,
  retriesMax: 3,
  requestTimeoutMs: 30_000,
}

export interface GitHub {
  readonly octokit: Octokit
  readonly pace: Pace
}

export interface GitHubSettings {
  /** Null for anonymous reading of public repositories. */
  readonly token: string | null
  /** `https://api.github.com`, or that of an Enterprise server; from `GITHUB_API_URL`, which Octokit itself ignores. */
  readonly apiUrl: string
  readonly userAgent: string
  /** Takes one plain line when we wait, or when GitHub warns. */
  readonly log: (line: string) => void
  readonly pace?: Partial<Pace>
}

const PatientOctokit = Octokit.plugin(retry, throttling)

/**
 * A client that retries what may be retried, obeys `retry-after`, and writes one thing at a time.
 *
 * Server errors and lost connections are retried by one plugin, rate limits by the other; 429 belongs to the second
 * alone, since only it reads `retry-after`. Creating is never retried blindly: see `createOnce`.
 */
export function createGitHub({ token, apiUrl, userAgent, log, pace: overrides }: GitHubSettings): GitHub {
  const pace = { ...politePace, ...overrides }
  const write = (message: string): void => log(plainLine(message, 500))
  const octokit = new PatientOctokit({
    ...(token === null || token === '' ? {} : { auth: token }),
    baseUrl: apiUrl.replace(/\/+$/, ''),
    userAgent,
    log: { debug: ignore, info: ignore, warn: write, error: ignore },
    request: { fetch: fetchWithin(pace.requestTimeoutMs) },
    retry: {
      doNotRetry: [400, 401, 403, 404, 410, 422, 429, 451],
      retries: pace.retriesMax,
      retryAfterBaseValue: pace.secondMs,
    },
    throttle: waitPolitely(pace, write),
  })
  octokit.hook.wrap('request', obeyRetryAfter(pace, write))
  // Registered last, so that it is outermost: a write keeps its turn through its retries.
  octokit.hook.wrap('request', takeTurns(pace.writeGapMs))
  return { octokit, pace }
}

function ignore(): void {
  // Octokit tells every request and every failed one; failures reach us as errors, and are told once, by us.
}

function fetchWithin(timeoutMs: number): typeof fetch {
  // One signal for each attempt: a signal in Octokit's options would count from the first.
  return (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(timeoutMs) })
}

function waitPolitely(pace: Pace, log: (message: string) => void): ThrottlingOptions {
  const waitOut = (seconds: number, _options: unknown, _octokit: unknown, retryCount: number): boolean => {
    if (retryCount >= pace.retriesMax || seconds > pace.waitSecondsMax) return false
    log(`GitHub asks to wait ${seconds} s before going on`)
    return true
  }
  return {
    onRateLimit: waitOut,
    onSecondaryRateLimit: waitOut,
    retryAfterBaseValue: pace.secondMs,
    write: unpaced,
    notifications: unpaced,
  }
}

/** The plugin's own gaps (1 s, and 3 s for issues) are fixed and shared by all clients; `takeTurns` stands in. */
const unpaced = {
  key: () => ({ schedule: (_job: unknown, task: () => Promise<unknown>) => task() }),
} as unknown as NonNullable<Extract<ThrottlingOptions, { enabled?: boolean }>['write']>

/** Waits out a `retry-after` that the plugin passes by: it looks for GitHub's words about secondary limits only. */
function obeyRetryAfter(pace: Pace, log: (message: string) => void) {
  return async <Options, Response>(ask: Ask<Options, Response>, options: Options): Promise<Response> => {
    for (let attempt = 0; ; attempt++) {
      try {
        return await ask(options)
      } catch (error) {
        const seconds = readRetryAfter(error)
        if (seconds === null || attempt >= pace.retriesMax || seconds > pace.waitSecondsMax) throw error
        log(`GitHub asks to wait ${seconds} s before going on`)
        await delay(seconds * pace.secondMs)
      }
    }
  }
}

function readRetryAfter(error: unknown): number | null {
  const { status, message, headers } = readRequestError(error)
  if (status !== 403 && status !== 429) return null
  // These two the plugin has waited out already, as often as it may.
  if (/secondary rate/i.test(message) || headers['x-ratelimit-remaining'] === '0') return null
  const seconds = Number(headers['retry-after'] ?? (status === 429 ? 60 : Number.NaN))
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : null
}

type Ask<Options, Response> = (options: Options) => Response | Promise<Response>

/** Lets one write through at a time, and no two within `gapMs`; reads pass. */
function takeTurns(gapMs: number) {
  let queue: Promise<unknown> = Promise.resolve()
  let free = 0
  return <Options extends { method?: string }, Response>(ask: Ask<Options, Response>, options: Options) => {
    if (options.method === 'GET' || options.method === 'HEAD') return ask(options)
    const turn = queue.then(async () => {
      const wait = free - performance.now()
      if (wait > 0) await delay(wait)
      free = performance.now() + gapMs
      return await ask(options)
    })
    queue = turn.catch(ignore)
    return turn
  }
}

import { retry } from '@octokit/plugin-retry'
import { type ThrottlingOptions, throttling } from '@octokit/plugin-throttling'
import { Octokit } from '@octokit/rest'
import { plainLine } from '../../base/plain-text.ts'
import { type Clock, machineClock } from './clock.ts'
import { createGate, type Gate } from './gate.ts'
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
  /** Pauses between the looks for what a lost answer may have created, in GitHub's seconds: lists lag. */
  readonly lookSeconds: readonly number[]
  /** Requests that one run sends; a `GITHUB_TOKEN` has 1,000 an hour, for all workflows of a repository together. */
  readonly requestsMax: number
  /** Writes among them; GitHub takes 500 an hour, and we send one a second. */
  readonly writesMax: number
}

export const politePace: Pace = {
  writeGapMs: 1_000,
  secondMs: 1_000,
  waitSecondsMax: 300,
  retriesMax: 3,
  requestTimeoutMs: 30_000,
  lookSeconds: [1, 4, 9, 16, 30],
  requestsMax: 900,
  writesMax: 300,
}

export interface GitHub {
  readonly octokit: Octokit
  readonly pace: Pace
  readonly clock: Clock
  readonly gate: Gate
  /** Pages that were read before, by their address: asked again with their tag, an unchanged one costs nothing. */
  readonly pages: Map<string, KnownPage>
}

export interface KnownPage {
  readonly etag: string
  readonly data: unknown
  readonly link: string | undefined
}

/**
 * Of a write that must be looked at afresh before each attempt: it is sent once, and every failure comes back. The state
 * of things may be another after the minutes that a limit takes.
 */
export const sentOnce = { retries: 0, once: true } as const

export interface GitHubSettings {
  /** Null for anonymous reading of public repositories. */
  readonly token: string | null
  /** `https://api.github.com`, or that of an Enterprise server; from `GITHUB_API_URL`, which Octokit itself ignores. */
  readonly apiUrl: string
  readonly userAgent: string
  /** Takes one plain line when we wait, or when GitHub warns. */
  readonly log: (line: string) => void
  readonly pace?: Partial<Pace>
  /** Another network and another time than the machine's. */
  readonly fetch?: typeof fetch
  readonly clock?: Clock
}

const PatientOctokit = Octokit.plugin(retry, throttling)

/**
 * A client that retries what may be retried, obeys `retry-after`, and writes one thing at a time.
 *
 * Server errors and lost connections are retried by one plugin, rate limits by the other; 429 belongs to the second
 * alone, since only it reads `retry-after`. Creating is never retried blindly: see `createOnce`. All clients of a process
 * that speak to one GitHub with one token share their pace.
 */
export function createGitHub(settings: GitHubSettings): GitHub {
  const { token, apiUrl, userAgent, log, clock = machineClock } = settings
  const pace = { ...politePace, ...settings.pace }
  const write = (message: string): void => log(plainLine(message, 500))
  const gate = shareGate(settings, () => createGate(pace, clock, write))
  const octokit = new PatientOctokit({
    ...(token === null || token === '' ? {} : { auth: token }),
    baseUrl: apiUrl.replace(/\/+$/, ''),
    userAgent,
    log: { debug: ignore, info: ignore, warn: write, error: ignore },
    request: { fetch: fetchWithin(settings.fetch ?? fetch, pace.requestTimeoutMs, clock, gate) },
    retry: {
      doNotRetry: [400, 401, 403, 404, 410, 422, 429, 451],
      retries: pace.retriesMax,
      retryAfterBaseValue: pace.secondMs,
    },
    throttle: waitPolitely(pace, gate, write),
  })
  octokit.hook.wrap('request', obeyLimits(pace, clock, gate))
  // Registered last, so that it is outermost: a write keeps its turn through its retries.
  octokit.hook.wrap('request', (ask, options) => gate.pass(options.method ?? 'GET', async () => await ask(options)))
  return { octokit, pace, clock, gate, pages: new Map() }
}

/** The gates of this process. GitHub counts by token, so two clients with one token have one pace between them. */
const gates = new Map<string, Gate>()

function shareGate({ apiUrl, token, clock }: GitHubSettings, open: () => Gate): Gate {
  // Who brings a time of his own is alone in it.
  if (clock !== undefined) return open()
  const name = `${apiUrl} ${token ?? ''}`
  const gate = gates.get(name) ?? open()
  gates.set(name, gate)
  return gate
}

function ignore(): void {
  // Octokit tells every request and every failed one; failures reach us as errors, and are told once, by us.
}

function fetchWithin(send: typeof fetch, timeoutMs: number, clock: Clock, gate: Gate): typeof fetch {
  // One signal for each attempt: a signal in Octokit's options would count from the first.
  return (input, init) => {
    gate.count(init?.method ?? 'GET')
    return send(input, { ...init, signal: clock.deadline(timeoutMs) })
  }
}

function waitPolitely(pace: Pace, gate: Gate, log: (message: string) => void): ThrottlingOptions {
  const waitOut = (seconds: number, options: Options, _octokit: unknown, retryCount: number): boolean => {
    // Without `retry-after` each further pause is longer than the last, which the plugin does not do.
    if (options.request?.once === true || seconds === unsaid) return false
    gate.close(seconds)
    if (retryCount >= pace.retriesMax || seconds > pace.waitSecondsMax) return false
    log(`GitHub asks to wait ${seconds} s before going on`)
    return true
  }
  return {
    onRateLimit: waitOut,
    onSecondaryRateLimit: waitOut,
    fallbackSecondaryRateRetryAfter: unsaid,
    retryAfterBaseValue: pace.secondMs,
    // All octokits of a process would share this queue, and one that is stuck would hold up the others.
    ...({ global: unpaced } as object),
    write: unpaced,
    notifications: unpaced,
  }
}

/** What the plugin says for the seconds of a secondary limit where GitHub said none. */
const unsaid = -1

interface Options {
  readonly request?: { readonly [name: string]: unknown }
}

/** The plugin's own gaps (1 s, and 3 s for issues) are fixed and shared by all clients; the gate stands in. */
const unpaced = {
  key: () => ({
    schedule: <Given extends unknown[]>(_job: unknown, task: (...given: Given) => unknown, ...given: Given) =>
      Promise.resolve(task(...given)),
  }),
} as unknown as NonNullable<Extract<ThrottlingOptions, { enabled?: boolean }>['write']>

/**
 * Waits out the limits that the plugin passes by: it looks for GitHub's words about secondary limits only. A write that
 * is sent once is not repeated here, but the gate stays closed for as long.
 */
function obeyLimits(pace: Pace, clock: Clock, gate: Gate) {
  return async <Asked extends Options, Response>(ask: Ask<Asked, Response>, options: Asked) => {
    const once = options.request?.once === true
    for (let attempt = 0; ; attempt++) {
      try {
        return await ask(options)
      } catch (error) {
        const seconds = readLimitSeconds(error, once, attempt, clock)
        if (seconds === null) throw error
        gate.close(seconds)
        if (once || attempt >= pace.retriesMax || seconds > pace.waitSecondsMax) throw error
        await gate.opened()
      }
    }
  }
}

/** What is to be waited after an answer, or null where it is no limit or the plugin has waited it out already. */
function readLimitSeconds(error: unknown, once: boolean, attempt: number, clock: Clock): number | null {
  const { status, message, headers } = readRequestError(error)
  if (status !== 403 && status !== 429) return null
  const asked = Number(headers['retry-after'] ?? Number.NaN)
  const isSecondary = /secondary rate/i.test(message)
  if (Number.isFinite(asked) && asked >= 0) return isSecondary && !once ? null : asked
  if (!isSecondary && headers['x-ratelimit-remaining'] === '0') {
    if (!once) return null
    const resetMs = Number(headers['x-ratelimit-reset']) * 1000 - clock.date()
    return Number.isFinite(resetMs) ? Math.max(1, Math.ceil(resetMs / 1000) + 1) : 60
  }
  // GitHub asks for a minute at least, and for longer each time.
  return isSecondary || status === 429 ? 60 * 2 ** attempt : null
}

type Ask<Asked, Response> = (options: Asked) => Response | Promise<Response>

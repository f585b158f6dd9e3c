import { type ApiResponse, failure } from './github-api.ts'

/** GitHub's documented limits for a `GITHUB_TOKEN`; tests lower them to reach them sooner. */
export interface RateLimits {
  readonly requestsPerHour: number
  readonly contentWritesPerMinute: number
  readonly contentWritesPerHour: number
  /** Secondary points: a read costs 1, a write 5. */
  readonly pointsPerMinute: number
  readonly retryAfterSeconds: number
}

export const gitHubRateLimits: RateLimits = {
  requestsPerHour: 1000,
  contentWritesPerMinute: 80,
  contentWritesPerHour: 500,
  pointsPerMinute: 900,
  retryAfterSeconds: 60,
}

export interface RateLimiter {
  /** Counts a request; a response where it is over a limit, else null. */
  admit(method: string): ApiResponse | null
  /** A conditional request answered 304 costs nothing. */
  refund(): void
  headers(): Record<string, string>
  /** The body of `GET /rate_limit`. */
  snapshot(): object
}

const minuteMs = 60_000
const hourMs = 3_600_000

export function createRateLimiter(limits: RateLimits, now: () => number): RateLimiter {
  let windowStart = now()
  let used = 0
  let writes: number[] = []
  let points: { at: number; cost: number }[] = []

  function counts(): { limit: number; used: number; remaining: number; reset: number } {
    if (now() - windowStart >= hourMs) {
      windowStart = now()
      used = 0
    }
    const limit = limits.requestsPerHour
    const reset = Math.ceil((windowStart + hourMs) / 1000)
    return { limit, used: Math.min(used, limit), remaining: Math.max(0, limit - used), reset }
  }

  return {
    admit(method) {
      if (counts().remaining === 0) return failure(403, 'API rate limit exceeded for installation ID 42.')
      used++
      const isWrite = method !== 'GET' && method !== 'HEAD'
      writes = writes.filter((at) => now() - at < hourMs)
      points = points.filter(({ at }) => now() - at < minuteMs)
      const pointsNow = points.reduce((sum, { cost }) => sum + cost, isWrite ? 5 : 1)
      const lastMinute = writes.filter((at) => now() - at < minuteMs).length
      const over =
        pointsNow > limits.pointsPerMinute ||
        (isWrite && (lastMinute >= limits.contentWritesPerMinute || writes.length >= limits.contentWritesPerHour))
      if (over) return secondaryLimit(limits.retryAfterSeconds)
      points.push({ at: now(), cost: isWrite ? 5 : 1 })
      if (isWrite) writes.push(now())
      return null
    },
    refund() {
      used--
    },
    headers() {
      const { limit, used: count, remaining, reset } = counts()
      return {
        'x-ratelimit-limit': String(limit),
        'x-ratelimit-remaining': String(remaining),
        'x-ratelimit-reset': String(reset),
        'x-ratelimit-used': String(count),
        'x-ratelimit-resource': 'core',
      }
    },
    snapshot() {
      const core = counts()
      const search = { limit: 30, used: 0, remaining: 30, reset: core.reset }
      return { resources: { core, search }, rate: core }
    },
  }
}

/** Octokit's throttling plugin knows a secondary limit by the words of this message. */
export function secondaryLimit(retryAfterSeconds: number): ApiResponse {
  const message = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.'
  return failure(403, message, { 'retry-after': String(retryAfterSeconds) })
}

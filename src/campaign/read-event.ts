import { readFileSync } from 'node:fs'
import { WorldError } from '../base/world-error.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** What we take from the event that set a CI's run off; GitHub writes it into a file. */
export interface RunEvent {
  /** The repository's default branch. */
  readonly defaultBranch: string | null
  /** The line of the schedule, as the workflow writes it. */
  readonly cron: string | null
  readonly pullRequest: PullRequestEvent | null
}

export interface PullRequestEvent {
  readonly number: number
  /** Rarely what is checked out: that is a merge. */
  readonly headSha: string | null
  /** What it is to go into: its branch as fetched, then the commit that the event names; best first. */
  readonly baseRevisions: readonly string[]
}

const shaPattern = /^[0-9a-f]{40,64}$/

/**
 * Reads the event of this run; of none, that nothing is known. Whatever is odd in it is not known either.
 *
 * @throws WorldError `event-unreadable` where the file is not there, or holds no JSON
 */
export function readEvent(env: Environment): RunEvent {
  const path = env.GITHUB_EVENT_PATH
  const event = path === undefined ? null : (readJson(path) as EventFields | null)
  const branch = event?.repository?.default_branch
  const cron = event?.schedule
  return {
    defaultBranch: typeof branch === 'string' ? branch : null,
    cron: typeof cron === 'string' ? cron : null,
    pullRequest: readPullRequest(event?.pull_request),
  }
}

/** The pull request that this run is for, or null. */
export function readOwnPullRequest(env: Environment): PullRequestEvent | null {
  if (env.GITHUB_EVENT_NAME !== 'pull_request' && env.GITHUB_EVENT_NAME !== 'pull_request_target') return null
  return readEvent(env).pullRequest
}

function readPullRequest(fields: EventFields['pull_request']): PullRequestEvent | null {
  const { number, head, base } = fields ?? {}
  if (typeof number !== 'number') return null
  const ref = typeof base?.ref === 'string' && base.ref !== '' ? [`refs/remotes/origin/${base.ref}`] : []
  const sha = typeof base?.sha === 'string' && shaPattern.test(base.sha) ? [base.sha] : []
  return { number, headSha: typeof head?.sha === 'string' ? head.sha : null, baseRevisions: [...ref, ...sha] }
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    throw new WorldError('event-unreadable', `the event of this run cannot be read from ${path}`, { cause })
  }
}

interface EventFields {
  readonly repository?: { readonly default_branch?: unknown }
  readonly schedule?: unknown
  readonly pull_request?: {
    readonly number?: unknown
    readonly head?: { readonly sha?: unknown }
    readonly base?: { readonly ref?: unknown; readonly sha?: unknown }
  }
}

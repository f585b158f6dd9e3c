import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { UserError } from '../base/user-error.ts'
import { WorldError } from '../base/world-error.ts'
import type { CampaignOrigin } from '../model/plan.ts'

type Environment = Readonly<Record<string, string | undefined>>

const run = promisify(execFile)

/** Most bytes of `git diff` that are read to tell one changed tree from another. */
const diffBytesMax = 64 * 1024 * 1024

/**
 * Where a campaign comes from: the commit that is checked out in `cwd`, and the CI run that asked for it, if any.
 * `number` is the CI's run number (the same on a re-run), else `localNumber`.
 */
export async function readOrigin(cwd: string, env: Environment, localNumber: number): Promise<CampaignOrigin> {
  const [tree, remote] = await Promise.all([readTree(cwd), readRemote(cwd)])
  if (env.GITHUB_ACTIONS !== 'true') {
    return {
      namespace: 'local',
      number: localNumber,
      ...remote,
      ...tree,
      ref: null,
      workflow: null,
      event: null,
      runUrl: null,
      pullRequest: null,
    }
  }
  const serverUrl = env.GITHUB_SERVER_URL ?? 'https://github.com'
  const repository = env.GITHUB_REPOSITORY ?? remote.repository
  const pullRequest = (await readPullRequest(env))?.number ?? null
  return {
    namespace: pullRequest === null ? 'ci' : 'pull-request',
    number: pullRequest === null ? readRunNumber(env) : 0,
    repository,
    serverUrl,
    sha: tree.sha ?? env.GITHUB_SHA ?? null,
    changes: tree.changes,
    ref: env.GITHUB_REF ?? null,
    workflow: readWorkflowPath(env),
    event: env.GITHUB_EVENT_NAME ?? null,
    runUrl: env.GITHUB_RUN_ID ? `${serverUrl}/${repository}/actions/runs/${env.GITHUB_RUN_ID}` : null,
    pullRequest,
  }
}

async function readTree(cwd: string): Promise<{ sha: string | null; changes: string | null }> {
  const sha = await readGit(cwd, ['rev-parse', '--verify', 'HEAD'])
  if (sha === null) return { sha: null, changes: null }
  const diff = await readGit(cwd, ['diff', '--no-ext-diff', '--no-textconv', '--binary', 'HEAD'])
  return { sha, changes: diff ? createHash('sha256').update(diff).digest('hex').slice(0, 12) : null }
}

/** Whole numbers from 1; anything else in the variable is no run of GitHub's. */
function readRunNumber(env: Environment): number {
  const text = env.GITHUB_RUN_NUMBER ?? '0'
  if (/^\d{1,9}$/.test(text)) return Number(text)
  throw new UserError('run-number', `GITHUB_RUN_NUMBER is ${JSON.stringify(text)}, not a number`)
}

async function readRemote(cwd: string): Promise<{ repository: string | null; serverUrl: string | null }> {
  const url = (await readGit(cwd, ['remote', 'get-url', 'origin'])) ?? ''
  // Only hosted repositories can be named in a reproduction; a URL with a password in it must not be printed.
  const match =
    /^(?:https:\/\/(?:[^@/]*@)?|ssh:\/\/git@|git@)(github\.com|[\w-]+\.ghe\.com)[:/]([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(
      url,
    )
  if (match?.[1] === undefined || match[2] === undefined) return { repository: null, serverUrl: null }
  return { repository: match[2], serverUrl: `https://${match[1]}` }
}

/** Output of a git command without the line end; null where there is no git, no repository or no such thing in it. */
export async function readGit(cwd: string, args: readonly string[]): Promise<string | null> {
  try {
    const { stdout } = await run('git', args, { cwd, maxBuffer: diffBytesMax, encoding: 'utf8' })
    return stdout.replace(/\n$/, '')
  } catch (error) {
    // What was read of a diff that is too long still tells it from a clean tree.
    const { code, stdout } = error as { readonly code?: unknown; readonly stdout?: string }
    if (code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') return stdout ?? ''
    // Outside a repository, before the first commit, without git: all of it means "not known", which is data here.
    return null
  }
}

/** `.github/workflows/nightly.yml` of `owner/name/.github/workflows/nightly.yml@refs/heads/main`: the same on every ref. */
function readWorkflowPath(env: Environment): string | null {
  const match = /^[^/]+\/[^/]+\/(.+)@/.exec(env.GITHUB_WORKFLOW_REF ?? '')
  return match?.[1] ?? env.GITHUB_WORKFLOW ?? null
}

/** The pull request that this run is for, or null. Its head is rarely what is checked out: that is a merge. */
export async function readPullRequest(env: Environment): Promise<{ number: number; headSha: string | null } | null> {
  if (env.GITHUB_EVENT_NAME !== 'pull_request' && env.GITHUB_EVENT_NAME !== 'pull_request_target') return null
  if (env.GITHUB_EVENT_PATH === undefined) return null
  const event = await readEvent(env.GITHUB_EVENT_PATH)
  const { number, head } = event?.pull_request ?? {}
  if (typeof number !== 'number') return null
  return { number, headSha: typeof head?.sha === 'string' ? head.sha : null }
}

/** What the pull request of this run is to go into: its branch as fetched, then the commit that the event names; best first. */
export async function readBaseRevisions(env: Environment): Promise<string[]> {
  if (env.GITHUB_EVENT_PATH === undefined) return []
  const { ref, sha } = (await readEvent(env.GITHUB_EVENT_PATH))?.pull_request?.base ?? {}
  return [
    ...(typeof ref === 'string' && ref !== '' ? [`refs/remotes/origin/${ref}`] : []),
    ...(typeof sha === 'string' && /^[0-9a-f]{40,64}$/.test(sha) ? [sha] : []),
  ]
}

async function readEvent(path: string): Promise<PullRequestEvent | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as PullRequestEvent | null
  } catch (cause) {
    throw new WorldError('event-unreadable', `the event of this run cannot be read from ${path}`, { cause })
  }
}

interface PullRequestEvent {
  readonly pull_request?: {
    readonly number?: unknown
    readonly head?: { readonly sha?: unknown }
    readonly base?: { readonly ref?: unknown; readonly sha?: unknown }
  }
}

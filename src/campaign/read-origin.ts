import { createHash } from 'node:crypto'
import { UserError } from '../base/user-error.ts'
import type { CampaignOrigin } from '../model/plan.ts'
import { type Repository, readGit } from './git.ts'
import { readOwnPullRequest } from './read-event.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** Most bytes of `git diff` that are read to tell one changed tree from another. */
const diffBytesMax = 64 * 1024 * 1024

/**
 * Where a campaign comes from: the commit that is checked out in `cwd`, and the CI run that asked for it, if any.
 * `number` is the CI's run number (the same on a re-run), else `localNumber`.
 */
export async function readOrigin(cwd: string, env: Environment, localNumber: number): Promise<CampaignOrigin> {
  const repository = { directory: cwd, env }
  const [tree, remote] = await Promise.all([readTree(repository), readRemote(repository)])
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
  const named = env.GITHUB_REPOSITORY ?? remote.repository
  const pullRequest = readOwnPullRequest(env)?.number ?? null
  return {
    namespace: pullRequest === null ? 'ci' : 'pull-request',
    number: pullRequest === null ? readRunNumber(env) : 0,
    repository: named,
    serverUrl,
    sha: tree.sha ?? env.GITHUB_SHA ?? null,
    changes: tree.changes,
    ref: env.GITHUB_REF ?? null,
    workflow: readWorkflowPath(env),
    event: env.GITHUB_EVENT_NAME ?? null,
    runUrl: env.GITHUB_RUN_ID ? `${serverUrl}/${named}/actions/runs/${env.GITHUB_RUN_ID}` : null,
    pullRequest,
  }
}

async function readTree(repository: Repository): Promise<{ sha: string | null; changes: string | null }> {
  const sha = await readGit(repository, ['rev-parse', '--verify', 'HEAD'])
  if (sha === null) return { sha: null, changes: null }
  // What was read of a diff that is too long still tells it from a clean tree.
  const args = ['diff', '--no-ext-diff', '--no-textconv', '--binary', 'HEAD']
  const diff = await readGit(repository, args, { cutAt: diffBytesMax })
  return { sha, changes: diff ? createHash('sha256').update(diff).digest('hex').slice(0, 12) : null }
}

/** Whole numbers from 1; anything else in the variable is no run of GitHub's. */
function readRunNumber(env: Environment): number {
  const text = env.GITHUB_RUN_NUMBER ?? '0'
  if (/^\d{1,9}$/.test(text)) return Number(text)
  throw new UserError('run-number', `GITHUB_RUN_NUMBER is ${JSON.stringify(text)}, not a number`)
}

async function readRemote(from: Repository): Promise<{ repository: string | null; serverUrl: string | null }> {
  const url = (await readGit(from, ['remote', 'get-url', 'origin'])) ?? ''
  // Only hosted repositories can be named in a reproduction; a URL with a password in it must not be printed.
  const match =
    /^(?:https:\/\/(?:[^@/]*@)?|ssh:\/\/git@|git@)(github\.com|[\w-]+\.ghe\.com)[:/]([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(
      url,
    )
  if (match?.[1] === undefined || match[2] === undefined) return { repository: null, serverUrl: null }
  return { repository: match[2], serverUrl: `https://${match[1]}` }
}

/** `.github/workflows/nightly.yml` of `owner/name/.github/workflows/nightly.yml@refs/heads/main`: the same on every ref. */
function readWorkflowPath(env: Environment): string | null {
  const match = /^[^/]+\/[^/]+\/(.+)@/.exec(env.GITHUB_WORKFLOW_REF ?? '')
  return match?.[1] ?? env.GITHUB_WORKFLOW ?? null
}

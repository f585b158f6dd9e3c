import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { type Json, toText } from './expressions.ts'
import type { GitHubServer } from './github-server.ts'
import type { Run } from './github-state.ts'

/** What triggered the run: the event's name and its payload. */
export interface RunnerEvent {
  readonly name: string
  readonly payload?: { [key: string]: Json }
}

/** The facts of a run that every job of it sees. */
export interface RunIdentity {
  readonly runId: number
  readonly runNumber: number
  readonly attempt: number
  readonly workflow: string
  readonly workflowPath: string
  readonly sha: string
  readonly ref: string
  readonly headRef: string
  readonly baseRef: string
  readonly actor: string
}

/** Fills in a run: `pull_request` events get the merge ref of their payload's pull request. */
export function identifyRun(event: RunnerEvent, server: GitHubServer, given: Partial<RunIdentity> = {}): RunIdentity {
  const pull = (event.payload?.pull_request ?? null) as PullPayload | null
  return {
    runId: 29_100_000_000 + server.state.runs.size,
    runNumber: server.state.runs.size + 1,
    attempt: 1,
    workflow: 'Nightly',
    workflowPath: '.github/workflows/nightly.yml',
    sha: 'c0ffee'.padEnd(40, '0'),
    ref: pull === null ? 'refs/heads/main' : `refs/pull/${pull.number}/merge`,
    headRef: pull?.head?.ref ?? '',
    baseRef: pull?.base?.ref ?? '',
    actor: 'ada',
    ...given,
  }
}

interface PullPayload {
  readonly number?: number
  readonly head?: { readonly ref?: string }
  readonly base?: { readonly ref?: string }
}

/** A run that REST knows; a later attempt replaces an earlier one. */
export function registerRun(server: GitHubServer, run: RunIdentity, event: RunnerEvent): Run {
  return server.seed.run({
    ...server.state.runs.get(run.runId),
    id: run.runId,
    number: run.runNumber,
    attempt: run.attempt,
    name: run.workflow,
    workflowPath: run.workflowPath,
    event: event.name,
    headSha: run.sha,
    headBranch: run.headRef === '' ? run.ref.replace('refs/heads/', '') : run.headRef,
  })
}

/** Directories and files of one job: what the runner makes before the first step. */
export interface JobFiles {
  readonly workspace: string
  readonly temp: string
  readonly eventPath: string
}

export async function createJobFiles(event: RunnerEvent, workspace?: string): Promise<JobFiles & { root: string }> {
  const root = await mkdtemp(join(tmpdir(), 'loopback-job-'))
  const files = { root, workspace: workspace ?? join(root, 'work'), temp: join(root, 'temp') }
  await mkdir(files.workspace, { recursive: true })
  await mkdir(files.temp)
  const eventPath = join(root, 'event.json')
  await writeFile(eventPath, JSON.stringify(event.payload ?? {}))
  return { ...files, eventPath }
}

export interface JobContext {
  readonly server: GitHubServer
  readonly event: RunnerEvent
  readonly run: RunIdentity
  readonly jobId: string
  readonly token: string
  readonly files: JobFiles
}

/** The `github` context. */
export function gitHubContext({ server, event, run, jobId, token, files }: JobContext): { [key: string]: Json } {
  return {
    token,
    job: jobId,
    event: event.payload ?? {},
    event_name: event.name,
    event_path: files.eventPath,
    repository: `${server.owner}/${server.repo}`,
    repository_owner: server.owner,
    run_id: String(run.runId),
    run_number: String(run.runNumber),
    run_attempt: String(run.attempt),
    workflow: run.workflow,
    workflow_ref: workflowRef(server, run),
    sha: run.sha,
    ref: run.ref,
    ref_name: run.ref.replace(/^refs\/(heads|tags|pull)\//, ''),
    ref_type: run.ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    head_ref: run.headRef,
    base_ref: run.baseRef,
    actor: run.actor,
    triggering_actor: run.actor,
    api_url: server.url,
    server_url: 'https://github.com',
    graphql_url: `${server.url}/graphql`,
    workspace: files.workspace,
  }
}

/**
 * The environment that every step gets. It does not inherit this process's: only what a hosted runner's image would
 * hold as well, with the directory of this Node first in PATH.
 */
export function runnerEnvironment(context: JobContext): Record<string, string> {
  const { files, server, run } = context
  const gitHub = gitHubContext(context)
  const names =
    'repository repository_owner run_id run_number run_attempt workflow workflow_ref sha ref ref_name ref_type'
  const more =
    'head_ref base_ref actor triggering_actor api_url server_url graphql_url workspace event_name event_path job'
  const variables = `${names} ${more}`
    .split(' ')
    .map((name) => [`GITHUB_${name.toUpperCase()}`, toText(gitHub[name] ?? '')])
  const inherited = ['HOME', 'LANG', 'TMPDIR', 'TZ'].flatMap((name) => {
    const value = process.env[name]
    return value === undefined ? [] : [[name, value]]
  })
  return {
    ...Object.fromEntries([...inherited, ...variables]),
    PATH: [dirname(process.execPath), process.env.PATH ?? ''].join(delimiter),
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_REF_PROTECTED: 'false',
    GITHUB_REPOSITORY_ID: '1296269',
    GITHUB_RETENTION_DAYS: '90',
    GITHUB_WORKFLOW_SHA: run.sha,
    RUNNER_OS: 'Linux',
    RUNNER_ARCH: 'X64',
    RUNNER_NAME: 'loopback',
    RUNNER_ENVIRONMENT: 'github-hosted',
    RUNNER_TEMP: files.temp,
    RUNNER_TOOL_CACHE: join(files.temp, 'tools'),
    // The loopback server is plain HTTP on this machine: nothing may send it through a proxy.
    NO_PROXY: new URL(server.url).hostname,
  }
}

function workflowRef(server: GitHubServer, run: RunIdentity): string {
  return `${server.owner}/${server.repo}/${run.workflowPath}@${run.ref}`
}

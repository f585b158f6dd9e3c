import { resolve } from 'node:path'
import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/template-token'
import { childOf, entriesOf, evaluateToken, type Json, type Scope } from './expressions.ts'
import type { Permissions } from './github-permissions.ts'
import type { GitHubServer } from './github-server.ts'
import type { JobRunResult, Result } from './job-run.ts'
import type { MatrixEntry } from './matrix.ts'
import type { OfficialParsers } from './official-parsers.ts'
import { readWorkflowFile } from './parse-files.ts'
import type { RunIdentity, RunnerEvent } from './runner-context.ts'
import type { CancelAt } from './runner-process.ts'

export interface WorkflowOptions {
  /** The workflow's file, relative to `repositoryDir` or absolute. */
  readonly workflowPath: string
  /** What `actions/checkout` puts into the workspace of each job. */
  readonly repositoryDir: string
  readonly server: GitHubServer
  /** `workflow_dispatch` where absent. */
  readonly event?: RunnerEvent
  readonly run?: Partial<RunIdentity>
  /** Inputs of a `workflow_dispatch`. */
  readonly inputs?: Readonly<Record<string, Json>>
  readonly secrets?: Readonly<Record<string, string>>
  readonly vars?: Readonly<Record<string, string>>
  /** Added to the environment of every step. */
  readonly env?: Readonly<Record<string, string>>
  /** `owner/repo` -> directory, for actions and reusable workflows that are not `./`. */
  readonly actions?: Readonly<Record<string, string>>
  /** A pull request from a fork: tokens only read, and there are no secrets. */
  readonly fork?: boolean
  /** Of a workflow without `permissions:`; `contents: read` where absent. */
  readonly defaultPermissions?: Permissions
  /** Names of jobs whose runner is lost before it starts: `sweep (3)`. */
  readonly dropJobs?: readonly string[]
  /** Jobs whose runner is lost in the middle: all their processes are killed, no further step runs. */
  readonly killJobs?: Readonly<Record<string, CancelAt>>
  /** When the run is cancelled. */
  readonly cancelAt?: CancelAt
  /** "Re-run failed jobs": the next attempt of that run; what passed is kept. */
  readonly previous?: WorkflowResult
  /** 2 where absent. */
  readonly jobsAtOnce?: number
}

export interface JobResult extends JobRunResult {
  readonly id: string
  /** As GitHub shows it: `sweep (0)`, `call / plan`. */
  readonly name: string
  readonly matrix: MatrixEntry
  readonly attempt: number
  /** Where the job did not even start for another reason than its `if`. */
  readonly error: string | null
}

/** Dispose it to remove the jobs' directories. */
export interface WorkflowResult extends AsyncDisposable {
  readonly conclusion: Result
  readonly run: RunIdentity
  readonly jobs: readonly JobResult[]
  /** The job of that name; throws where there is none. */
  job(name: string): JobResult
}

/** What all jobs of a run share. */
export interface WorkflowRun {
  readonly parsers: OfficialParsers
  readonly options: WorkflowOptions
  readonly event: RunnerEvent
  readonly identity: RunIdentity
  readonly cancelled: AbortSignal
  /** Directories made for jobs, removed when the result is disposed. */
  readonly directories: string[]
  readonly onLine: (line: string) => void
  /** Runs a task when a runner is free. */
  readonly limit: <T>(task: () => Promise<T>) => Promise<T>
}

/** The parts of a valid workflow file; throws with the official parser's errors otherwise. */
export async function openWorkflow(path: string) {
  const { errors, root, template } = await readWorkflowFile(path)
  if (errors.length > 0 || root === null || template === null) throw new Error(`${path}: ${errors.join('; ')}`)
  return { root, jobs: template.jobs, events: template.events }
}

/** The file of `uses: ./path` or `uses: owner/repo/path@ref` of a job. */
export function calledPath(reference: string, { repositoryDir, actions }: WorkflowOptions): string {
  if (reference.startsWith('./')) return resolve(repositoryDir, reference)
  const [path = ''] = reference.split('@')
  const [owner, repo, ...rest] = path.split('/')
  const directory = actions?.[`${owner}/${repo}`]
  if (directory === undefined) throw new Error(`uses: ${reference}: name its directory in the option 'actions'`)
  return resolve(directory, ...rest)
}

/** A scope outside any job. */
export function plainScope(parsers: OfficialParsers, contexts: Readonly<Record<string, Json>> = {}): Scope {
  return { parsers, contexts, status: { success: true, failure: false, cancelled: false } }
}

/** Given inputs over declared defaults; an undeclared one and a missing required one stop a run before it starts. */
export function resolveInputs(
  trigger: TemplateToken | undefined,
  given: Readonly<Record<string, Json>>,
  where: string,
  parsers: OfficialParsers,
): Json {
  const declared = childOf(trigger, 'inputs', parsers)
  const entries = declared !== undefined && parsers.workflow.isMapping(declared) ? entriesOf(declared) : []
  const unknown = Object.keys(given).filter((name) => !entries.some(([known]) => known === name))
  if (unknown.length > 0) throw new Error(`${where}: unknown inputs ${unknown.join(', ')}`)
  const scope = plainScope(parsers, { github: {}, vars: {} })
  return Object.fromEntries(
    entries.map(([name, token]) => {
      const read = (key: string): Json => evaluateToken(childOf(token, key, parsers), scope)
      if (given[name] === undefined && read('required') === true && read('default') === null) {
        throw new Error(`${where}: input ${name} is required`)
      }
      const empty = read('type') === 'boolean' ? false : read('type') === 'number' ? 0 : ''
      return [name, given[name] ?? read('default') ?? empty]
    }),
  )
}

/** The result of a whole of results: one failure makes a failure. */
export function worstResult(results: readonly Result[]): Result {
  if (results.includes('failure')) return 'failure'
  if (results.includes('cancelled')) return 'cancelled'
  return results.length > 0 && results.every((one) => one === 'skipped') ? 'skipped' : 'success'
}

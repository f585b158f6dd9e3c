import { rm } from 'node:fs/promises'
import type { GitHubServer } from './github-server.ts'
import { prepareAction } from './prepare-action.ts'
import {
  createJobFiles,
  identifyRun,
  type RunIdentity,
  type RunnerEvent,
  registerRun,
  runnerEnvironment,
} from './runner-context.ts'
import type { CancelAt } from './runner-process.ts'
import type { StepRun } from './step-run.ts'

export { checkActionFile, checkWorkflowFile } from './parse-files.ts'
export type { JobResult, WorkflowOptions, WorkflowResult } from './workflow-run.ts'
export { runWorkflow } from './workflow-runner.ts'

export interface RunActionOptions {
  /** Directory that holds the action.yml of a JavaScript action. */
  readonly actionDir: string
  readonly server: GitHubServer
  /** `with:`; inputs that are not given get their default from action.yml. */
  readonly inputs?: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
  /** A `schedule` where absent. */
  readonly event?: RunnerEvent
  readonly run?: Partial<RunIdentity>
  /** `github.token`; one that may do everything where absent. */
  readonly token?: string
  readonly jobId?: string
  /** `GITHUB_WORKSPACE` and working directory; an empty one, removed at the end, where absent. */
  readonly cwd?: string
  /** When the job is cancelled. */
  readonly signalAt?: CancelAt
}

/** Runs the `main` of a JavaScript action as the only step of a job, offline. */
export async function runAction(options: RunActionOptions): Promise<StepRun & { unexpectedInputs: string[] }> {
  const { server, event = { name: 'schedule' }, jobId = 'job' } = options
  const token =
    options.token ?? server.addToken({ actions: 'write', contents: 'write', issues: 'write', 'pull-requests': 'write' })
  const files = await createJobFiles(event, options.cwd)
  try {
    const run = identifyRun(event, server, options.run)
    registerRun(server, run, event)
    const job = { server, event, run, jobId, token, files }
    const runtimeToken = server.runtimeToken({ runId: run.runId, attempt: run.attempt, jobName: jobId })
    const base = { ...runnerEnvironment(job), ...options.env }
    const action = await prepareAction(options.actionDir, options.inputs ?? {}, job, runtimeToken)
    const done = await action.run('main', { env: base, cancelAt: options.signalAt })
    return { ...done, unexpectedInputs: action.unexpectedInputs }
  } finally {
    await rm(files.root, { recursive: true, force: true })
  }
}

import type { Job, ReusableWorkflowJob, WorkflowJob } from '@actions/workflow-parser/model/workflow-template'
import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/template-token'
import {
  childOf,
  entriesOf,
  evaluateExpression,
  evaluateTexts,
  evaluateToken,
  isTruthy,
  type Json,
  type Scope,
  toText,
} from './expressions.ts'
import type { Permissions } from './github-permissions.ts'
import { narrowPermissions, permissionsOf } from './job-permissions.ts'
import { type Result, runJob } from './job-run.ts'
import { expandMatrix, type MatrixEntry } from './matrix.ts'
import { createJobFiles, gitHubContext } from './runner-context.ts'
import {
  calledPath,
  type JobResult,
  openWorkflow,
  plainScope,
  resolveInputs,
  type WorkflowRun,
  worstResult,
} from './workflow-run.ts'

/** One workflow file in the making: the one that was started or one that it calls. */
export interface Level {
  readonly run: WorkflowRun
  readonly root: TemplateToken
  readonly jobs: readonly WorkflowJob[]
  readonly inputs: Json
  readonly secrets: Readonly<Record<string, string>>
  readonly namePrefix: string
  /** The most that a token may be given here. */
  readonly ceiling: Permissions
  /** Of a job without `permissions:` in a workflow without. */
  readonly defaultPermissions: Permissions
  /** A re-run in which something this depends on ran again. */
  readonly mustRerun: boolean
}

/** All jobs that came of one job of the file. */
export interface JobGroup {
  readonly result: Result
  readonly outputs: Readonly<Record<string, string>>
  readonly jobs: readonly JobResult[]
  /** All jobs it needed, directly or not, passed; `success()` looks at all of them. */
  readonly isLineSound: boolean
  readonly hasFailureInLine: boolean
}

/** A job on its way: its matrix values and what its expressions see. */
interface Instance {
  readonly name: string
  readonly matrix: MatrixEntry
  readonly raw: TemplateToken
  readonly scope: Scope
  readonly mustRerun: boolean
  /** Aborts when another job of a fail-fast matrix fails. */
  readonly stop: AbortSignal
}

type Done = Pick<JobGroup, 'jobs' | 'outputs'>

/** Runs the jobs of one workflow file, each as soon as what it needs is done. */
export async function runLevel(level: Level): Promise<Map<string, JobGroup>> {
  const started = new Map<string, Promise<JobGroup>>()
  const start = (job: WorkflowJob): Promise<JobGroup> => {
    const known = started.get(job.id.value) ?? startWhenReady(job)
    started.set(job.id.value, known)
    return known
  }
  const startWhenReady = async (job: WorkflowJob): Promise<JobGroup> => {
    const needed = level.jobs.filter((one) => job.needs?.some((need) => need.value === one.id.value))
    const needs = await Promise.all(needed.map(async (one) => [one.id.value, await start(one)] as const))
    return runGroup(level, job, new Map(needs))
  }
  return new Map(await Promise.all(level.jobs.map(async (job) => [job.id.value, await start(job)] as const)))
}

/** All jobs that a job's matrix makes, or the one without a matrix, or none where its `if` says no. */
async function runGroup(level: Level, job: WorkflowJob, needs: ReadonlyMap<string, JobGroup>): Promise<JobGroup> {
  const { parsers, identity, cancelled } = level.run
  const all = [...needs.values()]
  const isLineSound = all.every((one) => one.result === 'success' && one.isLineSound)
  const hasFailureInLine = all.some((one) => one.result === 'failure' || one.hasFailureInLine)
  const end = (jobs: readonly JobResult[], outputs: Record<string, string> = {}): JobGroup => {
    return { isLineSound, hasFailureInLine, result: worstResult(jobs.map((one) => one.result)), outputs, jobs }
  }
  const scope: Scope = {
    parsers,
    contexts: {
      github: gitHubContext({ ...jobFacts(level, job), token: '', files: { workspace: '', temp: '', eventPath: '' } }),
      needs: groupsContext(needs),
      inputs: level.inputs,
      vars: { ...level.run.options.vars },
    },
    status: { success: isLineSound && !cancelled.aborted, failure: hasFailureInLine, cancelled: cancelled.aborted },
  }
  const name = level.namePrefix + job.id.value
  const unstarted = { ...emptyJob, id: job.id.value, name, matrix: {}, attempt: identity.attempt }
  if (!isTruthy(evaluateExpression(job.if.expression, scope))) {
    return end([{ ...unstarted, result: cancelled.aborted ? 'cancelled' : 'skipped' }])
  }
  const raw = childOf(childOf(level.root, 'jobs', parsers), job.id.value, parsers)
  if (raw === undefined) throw new Error(`job ${name} is not in its workflow`)
  const strategy = childOf(raw, 'strategy', parsers)
  const entries = expandMatrix(evaluateToken(childOf(strategy, 'matrix', parsers), scope))
  if (entries.length === 0) {
    return end([{ ...unstarted, result: 'failure', error: 'Matrix vector does not contain any values' }])
  }
  const failFast = childOf(strategy, 'fail-fast', parsers)
  const isFailFast = failFast === undefined || isTruthy(evaluateToken(failFast, scope))
  const stop = new AbortController()
  const mustRerun = level.mustRerun || all.some((one) => one.jobs.some((other) => other.attempt === identity.attempt))
  const outputs: Record<string, string> = {}
  const runs = entries.map(async (matrix, index): Promise<readonly JobResult[]> => {
    const strategyContext = { 'job-total': entries.length, 'job-index': index, 'fail-fast': isFailFast }
    const own = { ...scope, contexts: { ...scope.contexts, matrix, strategy: strategyContext } }
    const ownName = level.namePrefix + displayName(job, matrix, own)
    const instance: Instance = { name: ownName, matrix, raw, scope: own, mustRerun, stop: stop.signal }
    const done = await (job.type === 'job' ? runInstance(level, job, instance) : callWorkflow(level, job, instance))
    if (isFailFast && done.jobs.some((one) => one.result === 'failure')) stop.abort()
    // Matrix jobs overwrite each other's outputs; an empty value does not.
    for (const [key, value] of Object.entries(done.outputs)) if (value !== '' || !(key in outputs)) outputs[key] = value
    return done.jobs
  })
  return end((await Promise.all(runs)).flat(), outputs)
}

async function runInstance(level: Level, job: Job, { name, matrix, raw, scope, ...more }: Instance): Promise<Done> {
  const { parsers, options, identity, event, cancelled, directories, onLine, limit } = level.run
  const { server } = options
  const kept = options.previous?.jobs.find((one) => one.name === name && one.result === 'success')
  if (kept !== undefined && !more.mustRerun) return { jobs: [kept], outputs: kept.outputs }
  const unstarted = { ...emptyJob, id: job.id.value, name, matrix, attempt: identity.attempt }
  const record = { runId: identity.runId, attempt: identity.attempt, name }
  if (options.dropJobs?.includes(name) === true) {
    server.seed.job({ ...record, status: 'completed', conclusion: 'failure' })
    const error = 'The hosted runner lost communication with the server.'
    return { jobs: [{ ...unstarted, result: 'failure', error }], outputs: {} }
  }
  const done = await limit(async (): Promise<JobResult> => {
    if (more.stop.aborted) return { ...unstarted, result: 'cancelled' }
    const files = await createJobFiles(event)
    directories.push(files.root)
    const token = server.addToken(narrowPermissions(permissionsAsked(level, raw), level.ceiling))
    const shown = server.seed.job(record)
    const result = await runJob({
      parsers,
      job,
      rawJob: raw,
      rawWorkflow: level.root,
      context: { ...jobFacts(level, job), token, files },
      contexts: { ...scope.contexts, secrets: { ...level.secrets, GITHUB_TOKEN: token } },
      repositoryDir: options.repositoryDir,
      actions: options.actions ?? {},
      env: options.env ?? {},
      masks: Object.values(level.secrets),
      cancelled: AbortSignal.any([cancelled, more.stop]),
      killAt: options.killJobs?.[name],
      onLine,
    })
    const conclusion = result.result
    Object.assign(shown, { status: 'completed', conclusion, completedAt: server.now() })
    return { ...unstarted, ...result }
  })
  return { jobs: [done], outputs: done.outputs }
}

async function callWorkflow(level: Level, job: ReusableWorkflowJob, instance: Instance): Promise<Done> {
  const { parsers, options } = level.run
  const { raw, scope, name } = instance
  const reference = job.ref.value
  const called = await openWorkflow(calledPath(reference, options))
  const trigger = childOf(childOf(called.root, 'on', parsers), 'workflow_call', parsers)
  const given = evaluateToken(childOf(raw, 'with', parsers), scope) as Record<string, Json> | null
  const secretsScope = { ...scope, contexts: { ...scope.contexts, secrets: { ...level.secrets } } }
  const ceiling = narrowPermissions(permissionsAsked(level, raw), level.ceiling)
  const isInheriting = job['inherit-secrets'] === true
  const groups = await runLevel({
    run: level.run,
    root: called.root,
    jobs: called.jobs,
    inputs: resolveInputs(trigger, given ?? {}, reference, parsers),
    secrets: isInheriting ? level.secrets : evaluateTexts(childOf(raw, 'secrets', parsers), secretsScope),
    namePrefix: `${name} / `,
    ceiling,
    defaultPermissions: ceiling,
    mustRerun: instance.mustRerun,
  })
  const declared = childOf(trigger, 'outputs', parsers)
  const entries = declared !== undefined && parsers.workflow.isMapping(declared) ? entriesOf(declared) : []
  const outputScope = { ...scope, contexts: { ...scope.contexts, jobs: groupsContext(groups) } }
  const outputs = Object.fromEntries(
    entries.map(([key, token]) => [key, toText(evaluateToken(childOf(token, 'value', parsers), outputScope))]),
  )
  return { jobs: [...groups.values()].flatMap((group) => group.jobs), outputs }
}

const emptyJob = { outputs: {}, steps: [], outputsDropped: [], error: null }

function jobFacts(level: Level, job: WorkflowJob) {
  const { options, event, identity } = level.run
  return { server: options.server, event, run: identity, jobId: job.id.value }
}

function groupsContext(groups: ReadonlyMap<string, JobGroup>): Json {
  return Object.fromEntries(
    Array.from(groups, ([id, { result, outputs }]) => [id, { result, outputs: { ...outputs } }]),
  )
}

function permissionsAsked(level: Level, rawJob: TemplateToken): Permissions {
  const { parsers } = level.run
  const read = (token: TemplateToken): Permissions | null =>
    permissionsOf(evaluateToken(childOf(token, 'permissions', parsers), plainScope(parsers)))
  return read(rawJob) ?? read(level.root) ?? level.defaultPermissions
}

/** `name:` with its expressions; matrix values are appended unless the name places them itself. */
function displayName(job: WorkflowJob, matrix: MatrixEntry, scope: Scope): string {
  const name = job.name === undefined ? job.id.value : toText(evaluateToken(job.name, scope))
  const isLiteral = job.name === undefined || scope.parsers.workflow.isString(job.name)
  const values = Object.values(matrix).map((value) => toText(value))
  return isLiteral && values.length > 0 ? `${name} (${values.join(', ')})` : name
}

import type { Job, Step } from '@actions/workflow-parser/model/workflow-template'
import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/template-token'
import {
  childOf,
  evaluateExpression,
  evaluateTexts,
  evaluateToken,
  isTruthy,
  type Json,
  type Scope,
  scalarText,
} from './expressions.ts'
import { type JobStepOptions, type JobStepRun, runJobStep, stepName } from './job-step.ts'
import { gitHubContext, runnerEnvironment } from './runner-context.ts'
import { extendPath, type StepRun } from './step-run.ts'

export type Result = 'success' | 'failure' | 'cancelled' | 'skipped'

export interface StepResult {
  /** `id:`, else `name:`, `uses:` or the first line of `run:`. */
  readonly name: string
  readonly outcome: Result
  /** As `outcome`, but `success` where `continue-on-error` forgave it. */
  readonly conclusion: Result
  /** Null for a step that was skipped and for checkout and set-up actions, which are not really run. */
  readonly process: StepRun | null
}

export interface JobRunResult {
  readonly result: Result
  readonly outputs: Readonly<Record<string, string>>
  readonly steps: readonly StepResult[]
  /** Outputs that the runner dropped because they hold a masked value. */
  readonly outputsDropped: readonly string[]
}

/** The job, its workflow and its steps come as parsed too, because the converted form leaves things out. */
export interface JobRunOptions extends Omit<JobStepOptions, 'raw' | 'scope'> {
  readonly job: Job
  /** `needs`, `matrix`, `strategy`, `inputs`, `secrets`, `vars`. */
  readonly contexts: Readonly<Record<string, Json>>
  readonly masks: readonly string[]
}

/** What the steps so far leave behind for those that follow. */
interface JobState {
  readonly jobEnv: Readonly<Record<string, string>>
  readonly masks: string[]
  readonly stepsContext: { [id: string]: Json }
  readonly results: StepResult[]
  readonly posts: { post: NonNullable<JobStepRun['post']>; env: Readonly<Record<string, string>> }[]
  addedEnv: Readonly<Record<string, string>>
  addedPath: readonly string[]
  status: 'success' | 'failure' | 'cancelled'
  killed: boolean
}

const outputCharactersMax = 1024 * 1024

/** Runs the steps of one job in a workspace of its own. */
export async function runJob(options: JobRunOptions): Promise<JobRunResult> {
  const { parsers, job, rawJob, rawWorkflow, context, cancelled } = options
  const state: JobState = {
    jobEnv: {},
    masks: [context.token, ...options.masks],
    stepsContext: {},
    results: [],
    posts: [],
    addedEnv: {},
    addedPath: [],
    status: 'success',
    killed: false,
  }
  const workflowEnv = evaluateTexts(childOf(rawWorkflow, 'env', parsers), scopeOf(options, state))
  const withWorkflow = scopeOf(options, { ...state, jobEnv: workflowEnv })
  Object.assign(state.jobEnv, workflowEnv, evaluateTexts(childOf(rawJob, 'env', parsers), withWorkflow))

  const rawSteps = childOf(rawJob, 'steps', parsers)
  const tokens = rawSteps !== undefined && parsers.workflow.isSequence(rawSteps) ? Array.from(rawSteps) : []
  for (const [index, step] of job.steps.entries()) {
    const raw = tokens[index]
    if (raw !== undefined && !state.killed) await runNext(options, state, step, raw)
  }
  for (const { post, env } of state.posts.toReversed()) {
    const condition = post.action.postIf ?? 'always()'
    if (state.killed || !isTruthy(evaluateExpression(condition, scopeOf(options, state)))) continue
    const environment = { ...environmentOf(options, state, env), ...post.names }
    const done = await post.action.run('post', { env: environment, onLine: options.onLine })
    note(state, done)
    state.results.push({ name: 'post', outcome: done.outcome, conclusion: done.outcome, process: done })
    if (done.outcome === 'failure' && state.status === 'success') state.status = 'failure'
  }
  if (state.killed) return { result: 'failure', outputs: {}, steps: state.results, outputsDropped: [] }
  const result = cancelled.aborted ? 'cancelled' : state.status
  return finishOutputs(evaluateTexts(childOf(rawJob, 'outputs', parsers), scopeOf(options, state)), state, result)
}

async function runNext(options: JobRunOptions, state: JobState, step: Step, raw: TemplateToken): Promise<void> {
  const { parsers } = options
  const name = stepName(raw, parsers)
  const before = scopeOf(options, state)
  if (!isTruthy(evaluateExpression(step.if?.expression ?? 'success()', before))) {
    state.results.push({ name, outcome: 'skipped', conclusion: 'skipped', process: null })
    return
  }
  const stepEnv = evaluateTexts(childOf(raw, 'env', parsers), before)
  const scope = scopeOf(options, state, stepEnv)
  const { process, post } = await runJobStep({ ...options, raw, scope, env: environmentOf(options, state, stepEnv) })
  if (post !== null) state.posts.push({ post, env: stepEnv })
  if (process !== null) note(state, process)
  const outcome = process?.outcome ?? 'success'
  const forgives = isTruthy(evaluateToken(childOf(raw, 'continue-on-error', parsers), scope))
  const conclusion = forgives && outcome === 'failure' ? 'success' : outcome
  state.results.push({ name, outcome, conclusion, process })
  const id = scalarText(childOf(raw, 'id', parsers), parsers)
  if (id !== null) state.stepsContext[id] = { outputs: { ...process?.outputs }, outcome, conclusion }
  if (conclusion !== 'success' && state.status === 'success') state.status = conclusion
}

function note(state: JobState, done: StepRun): void {
  state.addedEnv = { ...state.addedEnv, ...done.env }
  state.addedPath = [...done.path, ...state.addedPath]
  state.masks.push(...done.masks)
  state.killed ||= done.killed
}

function scopeOf(options: JobRunOptions, state: JobState, stepEnv: Readonly<Record<string, string>> = {}): Scope {
  const { parsers, context, contexts, cancelled } = options
  const { status } = state
  return {
    parsers,
    contexts: {
      ...contexts,
      github: gitHubContext(context),
      env: { ...state.jobEnv, ...state.addedEnv, ...stepEnv },
      steps: state.stepsContext,
      job: { status },
      runner: { os: 'Linux', arch: 'X64', temp: context.files.temp, name: 'loopback', environment: 'github-hosted' },
    },
    status: {
      success: status === 'success' && !cancelled.aborted,
      failure: status === 'failure',
      cancelled: cancelled.aborted,
    },
  }
}

function environmentOf(
  options: JobRunOptions,
  state: JobState,
  stepEnv: Readonly<Record<string, string>>,
): Record<string, string> {
  const base = { ...runnerEnvironment(options.context), ...options.env }
  const all: Record<string, string> = { ...base, ...state.jobEnv, ...state.addedEnv, ...stepEnv }
  return { ...all, PATH: extendPath(all.PATH ?? '', state.addedPath) }
}

/** Drops outputs that hold a masked value, and fails a job with more than 1 MiB of them. */
function finishOutputs(all: Record<string, string>, { masks, results }: JobState, result: Result): JobRunResult {
  const entries = Object.entries(all)
  const isMasked = (value: string): boolean => masks.some((mask) => mask !== '' && value.includes(mask))
  const outputs = Object.fromEntries(entries.filter(([, value]) => !isMasked(value)))
  const outputsDropped = entries.filter(([, value]) => isMasked(value)).map(([key]) => key)
  const characters = entries.reduce((sum, [key, value]) => sum + key.length + value.length, 0)
  return characters > outputCharactersMax
    ? { result: 'failure', outputs: {}, steps: results, outputsDropped }
    : { result, outputs, steps: results, outputsDropped }
}
